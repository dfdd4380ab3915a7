"""Writing files so that nobody ever sees half of one."""

import os
from pathlib import Path

TEMPORARY = ".writing-"
"""How the names of files begin that are not finished."""


def write_atomically(path: Path | str, data: bytes) -> os.stat_result:
    """Write `data` to a temporary name beside `path`, then put it in its place; the file's status."""
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f"{TEMPORARY}{os.getpid()}-{name}"[:200])
    try:
        with open(temporary, "wb", buffering=0) as file:
            file.write(data)
            status = os.fstat(file.fileno())
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
        return write_atomically(path, data)
    os.replace(temporary, path)
    return status
