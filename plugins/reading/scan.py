"""One walk over the content folder: which files there are, and which may have changed."""

import os
from operator import attrgetter
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
    problems: list[Problem]


def scan(content: Path) -> Scan:
    """Walk the content folder in the order of names, following no link."""
    found = Scan({}, {}, [])
    look_into(str(content), "", 0, found)
    return found


def look_into(folder: str, below: str, depth: int, found: Scan) -> None:
    """Add what lies below a folder."""
    with os.scandir(folder) as unsorted:
        entries = sorted(unsorted, key=attrgetter("name"))
    for entry in entries:
        path = below + entry.name
        if not entry.name.isprintable():
            found.problems.append(Problem(printable(path), 1, 1, "bad_file_name", {"name": printable(entry.name), "expected": "a-z, 0-9, -"}))
        elif entry.is_file(follow_symlinks=False):
            add(path, entry, found)
        elif entry.is_symlink():
            found.problems.append(Problem(path, 1, 1, "symlink", {"name": entry.name}))
        elif not entry.is_dir(follow_symlinks=False):
            found.problems.append(Problem(path, 1, 1, "not_a_file", {"name": entry.name}))
        elif depth == MAX_DEPTH:
            found.problems.append(Problem(path, 1, 1, "wrong_depth", {"expected": "<type>/<council>/"}))
        else:
            look_into(entry.path, f"{path}/", depth + 1, found)


def add(path: str, entry: "os.DirEntry[str]", found: Scan) -> None:
    """Add a file."""
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:  # an editor's temporary file
        return
    seen = Seen(status.st_size, status.st_ctime_ns)
    is_text = path.endswith(".md")
    limit = MAX_TEXT if is_text else MAX_ATTACHMENT
    if seen.size > limit:
        sizes = {"size": f"{seen.size / 1e6:.1f}", "limit": f"{limit / 1e6:.0f}"}
        found.problems.append(Problem(path, 1, 1, "file_too_large", sizes))
    elif is_text:
        found.texts[path] = seen
    elif path not in (REGIONS_FILE, WORKDAYS_FILE, LAWS_FILE):
        found.others[path] = seen


def printable(path: str) -> str:
    """The path with everything unprintable replaced."""
    return "".join(character if character.isprintable() else "?" for character in path.encode("utf-8", "replace").decode())
