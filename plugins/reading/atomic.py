"""Writing files so that nobody ever sees half of one."""

import os
from pathlib import Path

TEMPORARY = ".writing-"
"""How the names of files begin that are not finished."""


def write_atomically(path: Path | str, data: bytes) -> None:
    """Write `data` to a temporary name beside `path`, then put it in its place."""
    folder, name = os.path.split(path)
    os.makedirs(folder, exist_ok=True)
    temporary = os.path.join(folder, f"{TEMPORARY}{os.getpid()}-{name}"[:200])
    with open(temporary, "wb", buffering=0) as file:
        file.write(data)
    os.replace(temporary, path)
