"""Work in batches, in other processes where there is enough of it."""

import concurrent.futures
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
Result = TypeVar("Result")

PR_SET_PDEATHSIG = 1
FEW = 48
"""For fewer pieces of work other processes would cost more than they save."""
_inherited: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""In a working process its function and all batches."""


def begin(parent: int, function: Callable[[T], object], batches: Sequence[T]) -> None:
    """Take up the work in a process of its own.

    It ends when `parent` does, however it does (prctl(2), Linux only): an orphan could still write into the next build's output.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  an edit has no working processes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    _inherited.append((function, batches))


def run(number: int) -> Any:
    """What comes of a batch."""
    function, batches = _inherited[-1]
    return function(batches[number])


class Workers:
    """Runs functions over batches; results come in the order of the batches, whoever did them."""

    def __init__(self, count: int) -> None:
        """`count` processes; 1 does everything in this process, 0 takes as many as there are processors."""
        self.count = count or os.cpu_count() or 1

    def map(self, function: Callable[[Sequence[T]], Result], batches: Sequence[Sequence[T]], work: int) -> Iterator[Result]:
        """`function` over batches, which amount to so many pieces of `work`.

        The processes are forks of this one: neither function nor work has to be sent to them, only results come back.
        """
        if self.count == 1 or len(batches) <= 1 or work < FEW:
            yield from map(function, batches)
            return
        pool = concurrent.futures.ProcessPoolExecutor(self.count, multiprocessing.get_context("fork"), begin, (os.getpid(), function, batches))
        try:
            yield from pool.map(run, range(len(batches)))
        finally:
            pool.shutdown(cancel_futures=True)
