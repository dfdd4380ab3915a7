"""Writing files so that nobody ever sees half of one."""

import os
from pathlib import Path

TEMPORARY = ".writing-"
"""How the names of files begin that are not finished."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to a temporary name beside `path`, then put it in its place."""
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}"[:200])
    try:
        temporary.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
    temporary.replace(path)
