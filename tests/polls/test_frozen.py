"""What a pull request may not change of a poll that is open."""

import io
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.commands.check import check
from tests.commands.test_owners import WHO
from tests.polls.door import ITEM, OPTIONS, Booth, written
from tests.workshop import put

RU, KK = f"content/{ITEM}.ru.md", f"content/{ITEM}.kk.md"
BEFORE, OPEN, OVER = date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 11)
OFF = {"cancelled_on": "2026-05-05", "more": 'cancelled_reason: "Ошибка"\n'}


@pytest.fixture
def proposal(booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Booth:
    """A branch to propose from, whose base has a poll."""
    booth.open()
    put(tmp_path, {".gitignore": "cache\noutput\n*.csv\n"})
    monkeypatch.chdir(tmp_path)
    for command in (("init", "--quiet", "-b", "main", "."), ("add", "."), (*WHO, "commit", "--quiet", "-m", "base"), ("checkout", "--quiet", "-b", "proposal")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return booth


def told(booth: Booth, day: date, files: dict[str, str | None]) -> str:
    """What is said of a proposal that changes some files, on a day."""
    put(booth.folder, files)
    subprocess.run(["git", "add", "."], cwd=booth.folder, check=True)
    subprocess.run(["git", *WHO, "commit", "--quiet", "--allow-empty", "-m", "change"], cwd=booth.folder, check=True)
    out = io.StringIO()
    status = check(replace(booth.workshop.settings, build_date=day), [], form="text", lang="en", base="main", out=out)
    assert bool(status) == ("No problems" not in out.getvalue())
    return out.getvalue()


@pytest.mark.parametrize(
    ("changed", "key", "line"),
    [
        (written().replace("Что построить?", "Что снести?"), "title", 2),
        (written(options=OPTIONS | {"park": "Сквер"}), "options", 11),
        (written(closes="2026-05-12"), "closes", 9),
        (written(opens="2026-05-03"), "opens", 8),
        (written(method="approval"), "method", 5),
        (written(electorate="members"), "electorate", 6),
        (written(electorate_size="6"), "electorate_size", 7),
        (written(quorum="1"), "quorum", 11),
        (written().replace("Для чего", "Ни для чего"), "use", 4),
        (written(form="google"), "form", 10),
    ],
)
def test_what_voters_relied_on_does_not_change_once_the_poll_is_open(proposal: Booth, changed: str, key: str, line: int) -> None:
    assert f"{key}: voting opened" not in told(proposal, BEFORE, {RU: changed})
    assert f"{RU}:{line}:1: {key}: voting opened on 2026-05-02" in told(proposal, OPEN, {})


def test_a_poll_a_language_or_the_list_of_voters_does_not_vanish_or_change(proposal: Booth) -> None:
    voters = f"content/{ITEM}.voters.json"
    text = (proposal.folder / voters).read_text()

    assert f"{KK}:1:1: title: voting opened" in told(proposal, OPEN, {KK: None})
    assert f"{voters}:1:1: voters: voting opened" in told(proposal, OPEN, {KK: written("kk"), voters: text.replace('"\n', '" \n')})
    assert "voters: voting opened" in told(proposal, OPEN, {voters: None})
    assert f"{RU}:1:1: title: voting opened" in told(proposal, OPEN, {RU: None, RU.replace("build", "built"): written()})


def test_a_language_the_text_and_the_calling_off_may_be_added(proposal: Booth) -> None:
    english = written("kk").replace("Не салу керек?", "What to build?")

    said = told(proposal, OPEN, {RU: written(**OFF) + "Подробнее.\n", f"content/{ITEM}.en.md": english})  # type: ignore[arg-type]

    assert "voting opened" not in said


def test_what_is_over_is_not_called_off_and_a_result_not_replaced(proposal: Booth) -> None:
    assert "cancelled_on: voting opened" in told(proposal, OVER, {RU: written(**OFF)})  # type: ignore[arg-type]
    result = f"content/{ITEM}.result.json"
    assert f"{result}:1:1: result: voting opened" not in told(proposal, OVER, {RU: written(), result: "{}"})
    subprocess.run(["git", "branch", "-f", "main", "HEAD"], cwd=proposal.folder, check=True)
    assert f"{result}:1:1: result: voting opened" in told(proposal, OVER, {result: "{ }"})


def test_the_list_of_voters_is_not_made_once_the_poll_is_open(proposal: Booth) -> None:
    voters = f"content/{ITEM}.voters.json"
    text = (proposal.folder / voters).read_text()
    told(proposal, BEFORE, {voters: None})
    subprocess.run(["git", "branch", "-f", "main", "HEAD"], cwd=proposal.folder, check=True)

    assert "voters: voting opened" not in told(proposal, BEFORE, {voters: text})
    assert f"{voters}:1:1: voters: voting opened" in told(proposal, OPEN, {})


def test_a_calling_off_is_not_taken_back(proposal: Booth) -> None:
    told(proposal, OPEN, {RU: written(**OFF)})  # type: ignore[arg-type]
    subprocess.run(["git", "branch", "-f", "main", "HEAD"], cwd=proposal.folder, check=True)

    assert "cancelled_on: voting opened" in told(proposal, OPEN, {RU: written()})


@pytest.mark.parametrize("broken", [{RU: written().replace("opens: 2026-05-02\n", "")}, {KK: written("kk").replace("---\n", "---\nmethod: one\n", 1)}])
def test_a_poll_that_was_broken_can_be_mended(proposal: Booth, broken: dict[str, str]) -> None:
    told(proposal, OPEN, dict(broken))
    subprocess.run(["git", "branch", "-f", "main", "HEAD"], cwd=proposal.folder, check=True)

    assert "No problems found." in told(proposal, OPEN, {RU: written(), KK: written("kk")})
