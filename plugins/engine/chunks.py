"""Large files rendered in chunks: one that is as it was in the last build is not rendered again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from plugins.model.digest import digest, encoded
from plugins.reading.kept import kept

T = TypeVar("T")


class Chunks(NamedTuple):
    """The chunks that are kept from one build to the next."""

    folder: Path
    base: bytes
    """Stands for the code and the settings."""

    def rendered(self, name: str, chunks: Sequence[T], render: Callable[[T], bytes]) -> list[bytes]:
        """The chunks of what goes by `name`: plain data, from each of which alone `render` makes bytes. A single one is not kept."""
        folder = self.folder / name
        files = [digest(self.base, encoded(chunk)).hex() for chunk in chunks] if len(chunks) > 1 else []
        done = [kept(folder / file, partial(render, chunk)) for file, chunk in zip(files, chunks, strict=True)] if files else [*map(render, chunks)]
        for path in folder.glob("*"):
            if path.name not in files:
                path.unlink(missing_ok=True)
        return done
