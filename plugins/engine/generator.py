"""Pelican's way in: a generator that reads in `generate_context` and writes in `generate_output`."""

import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from pelican import signals
from pelican.generators import Generator
from pelican.log import console
from rich.markup import escape
from rich.progress import Progress

from plugins.engine.build import Build, CannotBuild, Listener, Result
from plugins.engine.settings import WrongSetting, settings_from
from plugins.engine.words import as_line
from plugins.model import ZONE
from plugins.model.problem import Problem



class KenesGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Builds the whole site."""

    def generate_context(self) -> None:
        """Read the content."""
        console.quiet = False
        self.started = time.monotonic()
        try:
            settings = settings_from(self.settings, datetime.now(ZONE).date())
        except WrongSetting as error:
            give_up(error)
        self.terminal = Terminal()
        self.build = Build(settings, self.terminal)
        with ExitStack() as on_failure:
            on_failure.enter_context(self.build)
            on_failure.callback(self.terminal.bars.stop)
            try:
                self.build.read()
            except CannotBuild as error:
                warn(self.build, error.problems)
                give_up(error)
            self.ending = on_failure.pop_all()

    def generate_output(self, _: Any) -> None:
        """Write the site and say what was done."""
        with self.ending:
            result = self.build.write()
        warn(self.build, result.problems)
        console.print(summary(result, time.monotonic() - self.started), highlight=False)
        console.quiet = True  # Pelican would close with a count of articles, of which there are never any


class Terminal(Listener):
    """Shows on the terminal the steps that take more than a second."""

    def __init__(self) -> None:
        self.bars = Progress(console=console, transient=True)
        self.started: dict[str, float] = {}
        self.tasks: dict[str, Any] = {}

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
        console.print(f"Another build is at work (it holds {lock.name}); waiting for it to end.")


def warn(build: Build, problems: Sequence[Problem]) -> None:
    """Say what is wrong with the content, each file's problems in its language."""
    for problem in problems:
        line = as_line(problem, build.catalogues, folder=build.settings.content.name)
        console.print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)


def give_up(error: Exception) -> NoReturn:
    """End with a sentence; Pelican would print how the code came there, which helps nobody."""
    console.print(f"[bold red]{escape(str(error))}", highlight=False)
    raise SystemExit(1)


def summary(result: Result, seconds: float) -> str:
    """What a build did, in one line."""
    left_out = len({problem.path for problem in result.problems if problem.stops})
    parts = [f"{result.written} written", f"{result.skipped} unchanged", f"{result.removed} removed"]
    parts += [f"{left_out} content files left out"] if left_out else []
    parts += [f"{result.waiting} waiting for their date"] if result.waiting else []
    return f"Pages and files: {', '.join(parts)}, in {seconds:.1f} s."


def generators(_: object) -> type[Generator]:
    """Pelican's question which generators there are."""
    return KenesGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(generators)
