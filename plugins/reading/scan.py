"""One walk over the content folder: which files there are, and which may have changed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.model.law import LAWS_FILE
from plugins.model.problem import Problem
from plugins.model.region import REGIONS_FILE
from plugins.model.workdays import WORKDAYS_FILE

MAX_TEXT = 1_000_000
MAX_ATTACHMENT = 20_000_000
MAX_DEPTH = 3


class Seen(NamedTuple):
    """A file as the walk saw it."""

    size: int
    changed: int
    """The inode's time of change in nanoseconds: unlike that of modification, no program can put it back."""


class Scan(NamedTuple):
    """What lies in the content folder."""

    texts: dict[str, Seen]
    """Markdown files, by path."""
    others: dict[str, Seen]
    """All other files but the regions and working days: attachments, or what does not belong here."""
    problems: tuple[Problem, ...]


def scan(content: Path) -> Scan:
    """Walk the content folder in the order of names, following no link."""
    texts: dict[str, Seen] = {}
    others: dict[str, Seen] = {}
    problems: list[Problem] = []
    for path, entry in walk(content, ""):
        if isinstance(entry, Problem):
            problems.append(entry)
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:  # an editor's temporary file
            continue
        seen = Seen(status.st_size, status.st_ctime_ns)
        limit = MAX_TEXT if path.endswith(".md") else MAX_ATTACHMENT
        if seen.size > limit:
            sizes = {"size": f"{seen.size / 1e6:.1f}", "limit": f"{limit / 1e6:.0f}"}
            problems.append(Problem(path, 1, 1, "file_too_large", sizes))
        elif path.endswith(".md"):
            texts[path] = seen
        elif path not in (REGIONS_FILE, WORKDAYS_FILE, LAWS_FILE):
            others[path] = seen
    return Scan(texts, others, tuple(problems))


def walk(folder: Path, below: str, depth: int = 0) -> Iterator[tuple[str, "os.DirEntry[str] | Problem"]]:
    """Regular files below `folder` with their paths, and a problem for whatever else lies there."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            path = f"{below}{entry.name}"
            if not entry.name.isprintable():
                yield path, Problem(printable(path), 1, 1, "bad_file_name", {"name": printable(entry.name), "expected": "a-z, 0-9, -"})
            elif entry.is_file(follow_symlinks=False):
                yield path, entry
            elif entry.is_symlink():
                yield path, Problem(path, 1, 1, "symlink", {"name": entry.name})
            elif not entry.is_dir(follow_symlinks=False):
                yield path, Problem(path, 1, 1, "not_a_file", {"name": entry.name})
            elif depth == MAX_DEPTH:
                yield path, Problem(path, 1, 1, "wrong_depth", {"expected": "<type>/<council>/"})
            else:
                yield from walk(folder / entry.name, f"{path}/", depth + 1)


def printable(path: str) -> str:
    """The path with everything unprintable replaced."""
    return "".join(character if character.isprintable() else "?" for character in path.encode("utf-8", "replace").decode())
