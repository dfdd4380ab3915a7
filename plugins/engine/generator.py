"""Pelican's way in: a generator that reads in `generate_context` and writes in `generate_output`."""

import time
from contextlib import ExitStack
from datetime import datetime
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.log import console

from plugins.engine.build import Build
from plugins.engine.failure import CannotBuild
from plugins.engine.settings import WrongSetting, settings_from
from plugins.engine.terminal import Terminal, give_up, say, summary, warn
from plugins.model import ZONE


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
        self.build = Build(settings, self.terminal, writes=True)
        with ExitStack() as on_failure:
            on_failure.callback(self.terminal.close)
            try:
                on_failure.enter_context(self.build)
                self.build.read()
            except CannotBuild as error:
                warn(self.build, error.problems)
                give_up(error)
            self.ending = on_failure.pop_all()

    def generate_output(self, _: Any) -> None:
        """Write the site and say what was done."""
        with self.ending:
            try:
                result = self.build.write()
            except CannotBuild as error:
                give_up(error)
        warn(self.build, result.problems)
        say(summary(result, time.monotonic() - self.started))
        console.quiet = True  # Pelican would close with a count of articles, of which there are never any


def generators(_: object) -> type[Generator]:
    """Pelican's question which generators there are."""
    return KenesGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(generators)
