"""Large files made in chunks: a chunk that follows from what it followed from in the last build is not made again."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from plugins.model.site import Site
from plugins.reading.kept import kept


class Chunk(NamedTuple):
    """A piece of an artifact that follows from a part of the site and the settings. While these are the same, that of the last build stands."""

    make: Callable[..., bytes]
    """A module-level function of the part, the settings as a `Group` may use them, the bodies, what is `further`, and of nothing else."""
    part: Site
    further: tuple[Any, ...] = ()
    """Plain data."""


def chunks_kept(folder: Path, chunks: Mapping[str, Callable[[], bytes]]) -> list[bytes | memoryview]:
    """The chunks of an artifact, by what they are known by; `folder` keeps them and nothing else. A single one is not kept."""
    done = [kept(folder / name, make) if len(chunks) > 1 else make() for name, make in chunks.items()]
    for path in folder.glob("*"):
        if path.name not in chunks or len(chunks) == 1:
            path.unlink(missing_ok=True)
    return done
