"""One build at a time for an output folder and for a cache."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path, waiting: Callable[[Path], None]) -> Iterator[None]:
    """Hold the lock file `path`; where another build has it, call `waiting` once and wait.

    The system frees it when a build dies: unlike those of flock, these locks are not inherited by its workers.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            waiting(path)
            fcntl.lockf(file, fcntl.LOCK_EX)
        yield
