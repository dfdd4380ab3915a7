"""What the machine refuses ends a build with words, and the next build goes on from there."""

import os
import re
import signal
from collections.abc import Callable, Iterator

import pytest

from plugins.engine.artifact import Artifact, planning
from plugins.engine.failure import CannotBuild
from plugins.engine.group import Group
from plugins.engine.settings import Settings
from plugins.model.site import Site
from plugins.reading.lookout import Lookout
from tests.workshop import Workshop


def nothing(view: object, tools: object) -> bytes:
    return b""


def mistaken(view: object, tools: object) -> bytes:
    return bytes(1 // 0)


def end_of_its_process(builder: int, tools: object) -> bytes:
    """As the system does where memory is short."""
    assert os.getpid() != builder, "too few pieces for working processes"
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def no_artifacts(site: Site, settings: Settings) -> Iterator[Artifact]:
    yield from ()


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


def test_a_cache_that_cannot_be_made_is_named(workshop: Workshop) -> None:
    cache = workshop.settings.output.with_name("file")
    cache.touch()

    with pytest.raises(CannotBuild, match=re.escape(f"{cache}/") + ".*: Not a directory"):
        workshop.build(cache=cache)


@pytest.mark.parametrize("when", ["before it is asked", "while it looks"])
def test_the_end_of_the_process_that_looks_at_files_is_told(workshop: Workshop, monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    ask = Lookout.ask

    def asked(lookout: Lookout, *given: object) -> object:
        if when == "before it is asked":
            lookout.process.kill()
            lookout.process.wait()
        else:
            os.kill(lookout.process.pid, signal.SIGSTOP)
        answer = ask(lookout, *given)  # type: ignore[arg-type]
        lookout.process.kill()
        return answer

    monkeypatch.setattr(Lookout, "ask", asked)

    with pytest.raises(CannotBuild, match="is there enough memory"):
        workshop.build()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_mistake_in_the_code_names_the_page(workshop: Workshop, workers: int) -> None:
    def plan(site: Site, settings: Settings) -> list[Artifact]:
        return [Artifact("page.txt", mistaken, "")]

    with planning.connected_to(plan), pytest.raises(ZeroDivisionError) as raised:
        workshop.build(workers=workers)

    assert raised.value.__notes__ == ["This happened while page.txt was made."]


def test_the_end_of_a_working_process_is_told_and_the_next_build_makes_up_for_it(workshop: Workshop) -> None:
    def plan(site: Site, settings: Settings) -> list[Artifact]:
        return [Artifact("last.txt", end_of_its_process, os.getpid())]

    with planning.connected_to(plan), pytest.raises(CannotBuild, match="The system ended a working process"):
        workshop.build(workers=2)

    elsewhere = workshop.settings.output.with_name("elsewhere")
    assert workshop.build() == workshop.build(output=elsewhere / "output", cache=elsewhere / "cache")


@pytest.mark.parametrize(
    ("claim", "claimed"),
    [(lambda _: Artifact("index.html", nothing, ""), "index.html"), (lambda site: Group("news/aydyn", no_artifacts, site), "news/aydyn")],
)
def test_no_two_features_claim_one_place(workshop: Workshop, claim: Callable[[Site], Artifact | Group], claimed: str) -> None:
    def plan(site: Site, settings: Settings) -> list[Artifact | Group]:
        return [claim(site)]

    with planning.connected_to(plan), pytest.raises(CannotBuild, match=f"claim {claimed}$"):
        workshop.build()
