"""What the last build wrote into an output folder, and from what."""

import json
from pathlib import Path
from typing import NamedTuple

from plugins.reading.atomic import write_atomically

MARKER = "build.json"
"""A file that every build of this site publishes, by which its output folders are known."""


class Written(NamedTuple):
    """A file as it was written."""

    key: str
    """The digest of all it was made from."""
    size: int
    mtime: int
    """Nanoseconds; a file changed by another hand is written again."""


class Manifest:
    """The record of one output folder. While a build writes, it counts as unfinished."""

    def __init__(self, path: Path, output: Path) -> None:
        self.path, self.output = path, output
        self.unfinished = path.with_suffix(".unfinished")
        self.files: dict[str, Written] = {}
        try:
            self.files = {name: Written(*each) for name, each in json.loads(path.read_bytes()).items()}
        except (FileNotFoundError, ValueError, TypeError, AttributeError):
            self.files = {}
        empty = not output.exists() or not any(output.iterdir())
        self.complete = empty or (bool(self.files) and not self.unfinished.exists())
        """Whether it names every file of ours in the folder."""
        self.ours = self.complete or self.unfinished.exists() or empty or (output / MARKER).exists()
        """Whether the folder is this site's, to write into and to tidy up."""

    def begin(self) -> None:
        """Say that the output is about to be written to, or something removed from it."""
        if not self.unfinished.exists():
            self.unfinished.parent.mkdir(parents=True, exist_ok=True)
            self.unfinished.touch()

    def finish(self, files: dict[str, Written]) -> None:
        """Keep what this build left in the folder."""
        if files != self.files:
            write_atomically(self.path, json.dumps(files, ensure_ascii=False).encode())
        self.unfinished.unlink(missing_ok=True)
