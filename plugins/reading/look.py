"""Looks at many files, as a program of its own: it imports next to nothing, so that it starts at once, and looks while a build does other things.

Requests come one after another: the name of a function and what it is given; then goes out what it gives, or the parts of an `OSError`.
"""

from __future__ import annotations

import marshal
import os
import sys
from operator import attrgetter

TYPE_CHECKING = False  # to import it would take longer than all the rest
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO, Any

LENGTH = 8
"""Bytes before a message that say how long it is."""
Standing = tuple[int, int]
"""Size and a time of a file; the time in nanoseconds."""
Walk = tuple[dict[str, Standing], list[tuple[str, str]]]
"""The files of a folder by path, and what else is there: paths with the code of the problem that they are."""


def walk(folder: str, max_depth: int) -> Walk:
    """All files below a folder, in the order of their names, following no link. The times are those of the inodes' change, which nobody can put back."""
    found: Walk = ({}, [])
    look_into(folder, "", max_depth, found)
    return found


def look_into(folder: str, below: str, depth: int, found: Walk) -> None:
    """Add what lies in a folder and up to so many below it."""
    files, others = found
    with os.scandir(folder) as unsorted:
        entries = sorted(unsorted, key=attrgetter("name"))
    for entry in entries:
        path = below + entry.name
        if not entry.name.isprintable():
            others.append((path, "bad_file_name"))
        elif entry.is_file(follow_symlinks=False):
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:  # an editor's temporary file
                continue
            files[path] = status.st_size, status.st_ctime_ns
        elif entry.is_symlink():
            others.append((path, "symlink"))
        elif not entry.is_dir(follow_symlinks=False):
            others.append((path, "not_a_file"))
        elif not depth:
            others.append((path, "wrong_depth"))
        else:
            look_into(entry.path, f"{path}/", depth - 1, found)


def tampered(folder: str, files: dict[str, Standing]) -> list[str]:
    """Those of the files, whose size and time of modification are given, that another hand has changed or removed."""
    return [path for path, written in files.items() if standing(f"{folder}/{path}") != written]


def standing(path: str) -> Standing | None:
    """Size and time of modification of a file; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def send(message: Any, to: IO[bytes]) -> None:
    """Send plain data (marshal) after its length."""
    data = marshal.dumps(message)
    to.write(len(data).to_bytes(LENGTH, "big") + data)
    to.flush()


def receive(source: IO[bytes]) -> Any:
    """The next message; raises `EOFError` after the last one."""
    return marshal.loads(source.read(int.from_bytes(source.read(LENGTH), "big")))  # noqa: S302  between two processes of one build


def answered(name: str, *given: Any) -> tuple[Any, tuple[int | None, str | None, str | None] | None]:
    """What a function gives, or why it failed."""
    try:
        return FUNCTIONS[name](*given), None
    except OSError as error:
        return None, (error.errno, error.strerror, error.filename)


FUNCTIONS: dict[str, Callable[..., Any]] = {"walk": walk, "tampered": tampered}

if __name__ == "__main__":
    try:
        while True:
            send(answered(*receive(sys.stdin.buffer)), sys.stdout.buffer)
    except (EOFError, BrokenPipeError):  # nobody asks any more
        os._exit(0)
