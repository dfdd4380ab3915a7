"""How a build shows on the terminal."""

import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from pelican.log import console
from rich.text import Text

from plugins.engine.build import Build, Listener, Result
from plugins.engine.words import as_line
from plugins.model.problem import Problem

if TYPE_CHECKING:
    from rich.progress import Progress


class Terminal(Listener):
    """Shows on the terminal the steps that take more than a second."""

    def __init__(self) -> None:
        self.started: dict[str, float] = {}
        self.tasks: dict[str, Any] = {}

    @cached_property
    def bars(self) -> "Progress":
        """The bars, once one is to be shown."""
        from rich.progress import Progress  # noqa: PLC0415  most builds are over before they need it

        return Progress(console=console, transient=True)

    def close(self) -> None:
        """Take the bars away."""
        if self.tasks:
            self.bars.stop()

    def progress(self, step: str, done: int, total: int | None) -> None:
        """Move the bar of a step, or begin it once the step has taken a second."""
        if time.monotonic() - self.started.setdefault(step, time.monotonic()) < 1:
            return
        if step not in self.tasks:
            self.bars.start()
            self.tasks[step] = self.bars.add_task(step, total=total)
        self.bars.update(self.tasks[step], completed=done, total=total)

    def waiting(self, lock: Path) -> None:
        """Say why nothing happens."""
        say(f"Another build is at work (it holds {lock.name}); waiting for it to end.")


def say(line: str, style: str = "") -> None:
    """Print a line as it is: Rich would make an emoji of the line number in `file:100:1`."""
    console.print(Text(line, style), soft_wrap=True)


def warn(build: Build, problems: Sequence[Problem]) -> None:
    """Say what is wrong with the content, each file's problems in its language."""
    for problem in problems:
        line = as_line(problem, build.theme.catalogues, folder=build.settings.content.name)
        say(line, "yellow")


def give_up(error: Exception) -> NoReturn:
    """End with a sentence; Pelican would print how the code came there, which helps nobody."""
    say(str(error), "bold red")
    raise SystemExit(1)


def summary(result: Result, seconds: float) -> str:
    """What a build did, in one line."""
    left_out = len({problem.path for problem in result.problems if problem.stops})
    parts = [f"{result.written} written", f"{result.skipped} unchanged", f"{result.removed} removed"]
    parts += [f"{left_out} content file{'s' * (left_out > 1)} left out"] if left_out else []
    parts += [f"{result.waiting} waiting for their date"] if result.waiting else []
    return f"Pages and files: {', '.join(parts)}, in {seconds:.1f} s."
