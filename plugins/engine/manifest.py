"""What the last build wrote into an output folder, and from what."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from plugins.engine.artifact import Listing
from plugins.reading.atomic import write_atomically
from plugins.reading.look import tampered
from plugins.reading.lookout import Lookout
from plugins.reading.seals import BrokenSeal, sealed, unsealed

MARKER = "build.json"
"""A file that every build of this site publishes, by which its output folders are known."""


class Written(NamedTuple):
    """A file as it was written."""

    key: str
    """The digest of all it was made from."""
    size: int
    mtime: int
    """Nanoseconds; a file changed by another hand is written again."""


class Planned(NamedTuple):
    """A group as it was planned."""

    key: str
    """The digest of all it was planned from."""
    paths: tuple[str, ...]
    """Of its artifacts."""
    listings: tuple[Listing, ...]


class Made(NamedTuple):
    """What has come of a group, or of an artifact by itself."""

    name: str
    """The group's; empty for an artifact by itself."""
    planned: Planned
    files: dict[str, Written]
    """As they are now, by path."""
    written: int
    """How many of them had to be written."""


class Contents(NamedTuple):
    """What a manifest says."""

    files: Mapping[str, Written]
    """By path."""
    groups: Mapping[str, Planned]
    """By name."""


NOTHING = Contents({}, {})


class Manifest:
    """The record of one output folder. While a build writes, it counts as unfinished."""

    def __init__(self, path: Path, output: Path) -> None:
        self.path, self.output = path, output
        self.unfinished = path.with_suffix(".unfinished")
        self.begun = False
        try:
            self.contents = msgspec.msgpack.decode(unsealed(path.read_bytes()), type=Contents)
        except (FileNotFoundError, BrokenSeal, msgspec.DecodeError):
            self.contents = NOTHING
        empty = not output.exists() or not any(output.iterdir())
        self.complete = empty or (bool(self.contents.files) and not self.unfinished.exists())
        """Whether it names every file of ours in the folder."""
        self.ours = self.complete or self.unfinished.exists() or empty or (output / MARKER).exists()
        """Whether the folder is this site's, to write into and to tidy up."""

    def look(self, lookout: Lookout) -> None:
        """Have looked which of the last build's files another hand has changed or removed."""
        sizes_and_times = {path: (written.size, written.mtime) for path, written in self.contents.files.items()}
        self.tampered = lookout.ask(tampered, str(self.output), sizes_and_times)

    def standing(self) -> Mapping[str, Written]:
        """What of the last build's files is still as it was written, as `look` has found; to be asked for once."""
        gone = set(self.tampered())
        return {path: written for path, written in self.contents.files.items() if path not in gone}

    def begin(self) -> None:
        """Say that the output is about to be written to, or something removed from it."""
        if not self.begun:
            self.unfinished.parent.mkdir(parents=True, exist_ok=True)
            self.unfinished.touch()
            self.begun = True

    def finish(self, contents: Contents) -> None:
        """Keep what this build left in the folder."""
        if contents != self.contents:
            write_atomically(self.path, sealed(msgspec.msgpack.encode(contents)))
        self.unfinished.unlink(missing_ok=True)
