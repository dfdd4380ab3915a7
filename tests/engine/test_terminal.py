"""What a build prints is what it means to say."""

import pytest

from plugins.engine.build import Build
from plugins.engine.terminal import warn
from plugins.model.problem import Problem
from tests.workshop import Workshop


def test_the_number_of_a_line_is_no_emoji(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    with Build(workshop.settings) as build:
        warn(build, [Problem("news/aydyn/2026-03-01-meeting.ru.md", 100, 1, "link_broken", {"target": "[b]x[/b]"})])

    said = capsys.readouterr().out
    assert "2026-03-01-meeting.ru.md:100:1: " in said
    assert "[b]x[/b]" in said
