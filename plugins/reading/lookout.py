"""A process that looks at files while this one does other things."""

import subprocess
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from plugins.reading import look

T = TypeVar("T")

GONE = "The system ended the process that looks at files; is there enough memory?"


class Lookout:
    """The process. It does one thing after another; each answer must be taken before the next request."""

    asked = False

    def __enter__(self) -> Self:
        command = [sys.executable, "-IS", look.__file__]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)  # noqa: S603
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.kill()
        self.process.communicate()

    def ask(self, function: Callable[..., T], *given: Any) -> Callable[[], T]:
        """Begin a function of `look`; what comes back waits for what it gives, and raises the `OSError` that it raised.

        Raises `ChildProcessError` where the process is gone.
        """
        assert self.process.stdin is not None
        assert not self.asked
        try:
            look.send((function.__name__, *given), self.process.stdin)
        except BrokenPipeError:
            raise ChildProcessError(GONE) from None
        self.asked = True
        return cast("Callable[[], T]", self.answer)

    def answer(self) -> Any:
        """What the function gave."""
        assert self.process.stdout is not None
        assert self.asked
        try:
            given, failure = look.receive(self.process.stdout)
        except (EOFError, ValueError):
            raise ChildProcessError(GONE) from None
        self.asked = False
        if failure:
            raise OSError(*failure)
        return given
