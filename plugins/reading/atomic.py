"""Writing files so that nobody ever sees half of one."""

import os
from pathlib import Path

TEMPORARY = ".writing-"
"""How the names of files begin that are not finished."""
NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def write_atomically(path: Path | str, *data: bytes | memoryview) -> os.stat_result:
    """Write `data`, part after part, to a temporary name beside `path`, then put it in its place; the file's status.

    Raises `OSError`, and then nothing has changed.
    """
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f"{TEMPORARY}{os.getpid()}-{name}"[:200])
    try:
        file = os.open(temporary, NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
        file = os.open(temporary, NEW, 0o666)
    try:
        for part in data:
            rest = memoryview(part)
            while rest:  # a full disk takes a part before it refuses
                rest = rest[os.write(file, rest) :]
        os.replace(temporary, path)
        return os.fstat(file)
    except OSError as error:
        os.unlink(temporary)
        error.filename = os.fspath(path)
        raise
    finally:
        os.close(file)
