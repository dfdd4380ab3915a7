"""Large files rendered piece by piece: a piece that is as it was in the last build is not rendered again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from plugins.model.digest import digest
from plugins.reading.kept import kept

T = TypeVar("T")


class Pieces(NamedTuple):
    """The pieces that are kept from one build to the next."""

    folder: Path
    base: bytes
    """Stands for the code and the settings."""

    def rendered(self, name: str, pieces: Sequence[T], render: Callable[[T], bytes]) -> list[bytes]:
        """The pieces of what goes by `name`: plain data, from each of which alone `render` makes bytes. What is in one piece is not kept."""
        if len(pieces) == 1:
            return [render(pieces[0])]
        folder = self.folder / name
        names = [digest(self.base, msgspec.msgpack.encode(piece)).hex() for piece in pieces]
        done = [kept(folder / file, partial(render, piece)) for file, piece in zip(names, pieces, strict=True)]
        for path in folder.glob("*"):
            if path.name not in names:
                path.unlink(missing_ok=True)
        return done
