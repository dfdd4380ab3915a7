"""Runs a command and says what it took. For Linux: the memory is read from /proc."""

import os
import resource
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PAUSE = 0.02
"""Seconds between two looks at the memory."""


class Failed(Exception):
    """A build ended with an error, or wrote other things than it should have."""


class Taken(NamedTuple):
    """What a command took, in seconds."""

    wall: float
    cpu: float
    """User and system time of the process and of all its descendants."""


def environment() -> dict[str, str]:
    """Ours, but Python keeps what it compiled, as it does wherever nobody tells it otherwise."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def took(command: Sequence[str], log: Path) -> Taken:
    """Run a command and time it; what it prints goes to the log. Raises `Failed`."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with log.open("wb") as out:
        status = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment(), check=False).returncode
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    judge(status, command, log)
    return Taken(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def peak_of(command: Sequence[str], log: Path) -> int:
    """Run a command; the most bytes that it and its descendants held together. Raises `Failed`.

    It is the sum of their proportional set sizes (Pss of /proc/*/smaps_rollup: a page that k processes share counts 1/k for each), looked at 50 times a second.
    Looking costs the command some time, so that this run is not one to be timed.
    """
    peak = 0
    with log.open("wb") as out, subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment()) as process:
        while process.poll() is None:
            peak = max(peak, sum(held(each) for each in family(process.pid)))
            time.sleep(PAUSE)
    judge(process.returncode, command, log)
    return peak


def judge(status: int, command: Sequence[str], log: Path) -> None:
    """Refuse a command that ended with an error."""
    if status:
        end = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise Failed(f"{' '.join(command)} ended with status {status}:\n{end}")


def family(process: int) -> Iterator[int]:
    """A process and its descendants, as far as they are alive."""
    yield process
    with suppress(OSError):
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from family(int(child))


def held(process: int) -> int:
    """The proportional set size of a process in bytes; 0 when it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
