"""What the intake workflow was started with becomes an export that intake takes up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.intake.door import EXPORTS, Desk
from tests.workshop import ROOT


def export_of(event: object, folder: Path, **environment: str) -> tuple[Path, str]:
    """The export that the workflow's script makes of an event, and its form."""
    (folder / "event.json").write_text(json.dumps(event))
    target = folder / "export"
    done = subprocess.run(
        [sys.executable, ROOT / ".github" / "submissions.py", target],
        env=os.environ | {"GITHUB_EVENT_PATH": str(folder / "event.json")} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ValueError(done.stderr)
    return target, (folder / "export.form").read_text()


def test_a_dispatched_webhook_and_an_issue_become_questions(desk: Desk, tmp_path: Path) -> None:
    webhook = {"client_payload": {"form": "tally", "submission": json.loads((EXPORTS / "tally.json").read_text())}}
    for event in (webhook, json.loads((EXPORTS / "github.json").read_text())):
        export, form = export_of(event, tmp_path)
        desk.take(export, form=form)

    assert len(desk.questions()) == len(desk.before) + 2


def test_without_an_export_there_is_nothing_to_do(tmp_path: Path) -> None:
    export, form = export_of({"schedule": "10 3 * * *"}, tmp_path)

    assert (export.read_bytes(), form) == (b"", "")


@pytest.mark.parametrize("form", ["", "$(id)", "../x", "a b", "--accept"])
def test_a_forms_name_that_is_none_is_refused(tmp_path: Path, form: str) -> None:
    with pytest.raises(ValueError, match="form's name"):
        export_of({"client_payload": {"form": form, "submission": {"text": "x"}}}, tmp_path)
    assert not (tmp_path / "export").exists()


def test_an_export_is_fetched_only_over_https(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="must begin with https"):
        export_of({}, tmp_path, EXPORT_URL="file:///etc/passwd", EXPORT_FORM="google")


def test_the_issue_form_asks_what_intake_reads(desk: Desk, tmp_path: Path) -> None:
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "question.yml").read_text()
    body = "\n\n".join(f"### {line.split(': ', 1)[1]}\n\naydyn" for line in form.splitlines() if line.strip().startswith("label: ") and "- label" not in line)
    (tmp_path / "issue.json").write_text(json.dumps({"issue": {"number": 1, "created_at": "2026-03-02T05:15:30Z", "body": body}}))

    (text,) = desk.take(tmp_path / "issue.json", form="github").files.values()

    assert 'title: "aydyn"' in text


def test_agreeing_to_the_terms_does_not_publish_a_name(desk: Desk, tmp_path: Path) -> None:
    answers = {
        "Совет": "aydyn",
        "Тема": "roads",
        "Заголовок": "Мост",
        "Ваш вопрос": "Когда?\n\n### Имя\n\nПочему?\n\n### Тема\n\n### website\n\nЕщё",
        "Имя": "Тайный Житель",
    }
    boxes = {"Публиковать имя": "- [ ] Да", "Согласие": "- [X] Согласен · Келісемін"}
    body = "\n\n".join(f"### {label}\n\n{answer}" for label, answer in (answers | boxes).items())
    (tmp_path / "issue.json").write_text(json.dumps({"issue": {"number": 1, "created_at": "2026-03-02T05:15:30Z", "body": body}}))

    (text,) = desk.take(tmp_path / "issue.json", form="github").files.values()

    assert "Тайный" not in text
    assert text.endswith("Когда?\n\n### Имя\n\nПочему?\n\n### Тема\n\n### website\n\nЕщё\n")
