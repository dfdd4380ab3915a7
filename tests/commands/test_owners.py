"""Nobody changes the files of another owner: the owners are those of the base branch."""

import io
import subprocess
from pathlib import Path

import pytest

from plugins.commands.owners import owners
from tests.workshop import Workshop, put

RULES = "* @maintainer\n/content/questions/ @moderator\n/content/answers/aydyn/ @Secretary-Aydyn\n/content/answers/bayram/ @secretary-bayram\n"
ANSWER = "---\nregistered_on: 2026-03-06\n---\n"
WHO = ("-c", "user.name=x", "-c", "user.email=x@example.org")


@pytest.fixture
def proposal(workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a branch to propose from."""
    put(tmp_path, {".github/CODEOWNERS": RULES, ".gitignore": "cache\noutput\n"})
    monkeypatch.chdir(tmp_path)
    for command in (("init", "--quiet", "-b", "main", "."), ("add", "."), (*WHO, "commit", "--quiet", "-m", "base"), ("checkout", "--quiet", "-b", "proposal")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def told(workshop: Workshop, folder: Path, files: dict[str, str | None], author: str = "secretary-aydyn") -> tuple[int, str]:
    """What is said of a proposal that changes some files."""
    put(folder, files)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    subprocess.run(["git", *WHO, "commit", "--quiet", "-m", "change"], cwd=folder, check=True)
    out = io.StringIO()
    return owners(workshop.settings, base="main", author=author, form="text", lang="en", out=out), out.getvalue()


def test_ones_own_files_may_be_changed(workshop: Workshop, proposal: Path) -> None:
    assert told(workshop, proposal, {"content/answers/aydyn/2026-03-05-mostmostmost.ru.md": ANSWER})[0] == 0


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("content/questions/aydyn/2026-03-05-mostmostmost.ru.md", "@moderator"),
        ("content/answers/bayram/2026-05-28-parkparkpark.ru.md", "@secretary-bayram"),
        ("theme/static/site.css", "@maintainer"),
    ],
)
def test_a_change_of_anothers_file_is_named(workshop: Workshop, proposal: Path, path: str, owner: str) -> None:
    status, said = told(workshop, proposal, {path: "x"})

    assert status == 1
    assert said.startswith(f"{path}:1:1: This file is looked after by {owner}")


def test_a_file_cannot_be_moved_into_ones_own_folder(workshop: Workshop, proposal: Path) -> None:
    question = "content/questions/aydyn/2026-03-05-mostmostmost.ru.md"
    text = (proposal / question).read_text()

    status, said = told(workshop, proposal, {question: None, "content/answers/aydyn/moved.ru.md": text})

    assert status == 1
    assert question in said
    assert "moved" not in said


def test_nobody_makes_themselves_an_owner(workshop: Workshop, proposal: Path) -> None:
    status, said = told(workshop, proposal, {".github/CODEOWNERS": "* @secretary-aydyn\n", "content/answers/bayram/2026-05-28-parkparkpark.ru.md": ANSWER})

    assert status == 1
    assert said.count("looked after by") == 2


def test_who_owns_nothing_is_left_to_review(workshop: Workshop, proposal: Path) -> None:
    assert told(workshop, proposal, {"content/news/aydyn/2026-03-09-x.ru.md": "x"}, author="passer-by")[0] == 0
