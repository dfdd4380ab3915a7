"""Work in batches, in other processes where there is enough of it."""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")
Result = TypeVar("Result")

PR_SET_PDEATHSIG = 1
BATCH = 48
"""Pieces of work that go to a process at once. Fewer than this are done in this process."""


def die_with(parent: int) -> None:
    """End this process when `parent` does, however it does; Linux only (prctl(2)). An orphan could still write into the next build's output."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


class Workers:
    """Runs functions over batches; results come in the order of the batches, whoever did them."""

    def __init__(self, count: int) -> None:
        """`count` processes; 1 does everything in this process, 0 takes as many as there are processors."""
        self.count = count or os.cpu_count() or 1
        self.pool: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    def map(self, function: Callable[[Sequence[T]], Result], work: Iterable[T]) -> Iterator[Result]:
        """`function` over batches of the work. No more batches are taken up than the processes can soon do."""
        pieces = iter(work)
        batches = iter(lambda: list(islice(pieces, BATCH)), [])
        first = next(batches, None)
        if first is None:
            return
        if self.count == 1 or len(first) < BATCH:
            yield function(first)
            yield from map(function, batches)
            return
        if self.pool is None:
            self.pool = ProcessPoolExecutor(self.count, multiprocessing.get_context("fork"), die_with, (os.getpid(),))
        waiting: deque[Future[Result]] = deque([self.pool.submit(function, first)])
        for batch in batches:
            waiting.append(self.pool.submit(function, batch))
            if len(waiting) > 2 * self.count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
