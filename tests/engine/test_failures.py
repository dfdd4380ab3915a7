"""What the machine refuses ends a build with words, and the next build goes on from there."""

import re

import pytest

from plugins.engine.artifact import Artifact, planning
from plugins.engine.failure import CannotBuild
from plugins.engine.settings import Settings
from plugins.model.site import Site
from tests.workshop import Workshop


def nothing(view: object, tools: object) -> bytes:
    return b""


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left_there(workshop: Workshop) -> None:
    before = workshop.build()
    page = workshop.settings.output / "ru" / "index.html"
    page.unlink()
    page.mkdir()

    with pytest.raises(CannotBuild, match=re.escape(f"{page}: Is a directory")):
        workshop.build()
    page.rmdir()

    assert not [*page.parent.glob(".writing-*")]
    assert workshop.build() == before


def test_no_two_features_claim_one_place(workshop: Workshop) -> None:
    def plan(site: Site, settings: Settings) -> list[Artifact]:
        return [Artifact("index.html", nothing, "")]

    with planning.connected_to(plan), pytest.raises(CannotBuild, match="claim index.html"):
        workshop.build()
