"""The door of intake's tests: exports in, files of questions and contributions out."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.commands.intake import KEY, Order, intake
from plugins.intake.inbox import FOLDERS
from plugins.model.form import SERVICES, Form
from tests.workshop import Workshop

EXPORTS = Path(__file__).parent / "exports"
FORMS = tuple(Form(name=name, service=name) for name in SERVICES)
FORMS += tuple(Form(name=f"{name}-discussions", service=name, takes="contributions") for name in SERVICES)


class Taken(NamedTuple):
    """What a run of intake gave."""

    status: int
    files: dict[str, str]
    """The new files, by path below the content folder."""
    said: str


class Desk:
    """Runs intake on the content of a workshop."""

    def __init__(self, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self.workshop, self.capfd = workshop, capfd
        self.forms = FORMS
        monkeypatch.setenv(KEY, "fictitious" * 4)
        self.before = set(self.questions())

    def questions(self) -> dict[str, str]:
        """All files of questions and contributions."""
        content = self.workshop.content
        return {path.relative_to(content).as_posix(): path.read_bytes().decode() for folder in FOLDERS for path in content.glob(f"{folder}/*.md")}

    def take(self, *exports: Path, form: str = "table", contacts: Path | None = None, accept: tuple[str, ...] = (), **git: object) -> Taken:
        """Run intake."""
        order = Order(exports, form, contacts, accept, bool(git.get("pull_request")), bool(git.get("each")), str(git.get("remote", "origin")), "main")
        self.capfd.readouterr()
        status = intake(replace(self.workshop.settings, forms=self.forms), order)
        said = "".join(self.capfd.readouterr())
        return Taken(status, {path: text for path, text in self.questions().items() if path not in self.before}, said)


@pytest.fixture
def desk(workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    """A desk with no question but those of the fixtures."""
    return Desk(workshop, monkeypatch, capfd)
