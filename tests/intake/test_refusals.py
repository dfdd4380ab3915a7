"""Exports that cannot be used are refused, with what they have."""

from pathlib import Path

import pytest

from plugins.intake.tables import Unreadable
from plugins.model.form import Form
from tests.intake.door import EXPORTS, Desk


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("a,b\n1,2\n", "No column of the file holds the council.*“a”, “b”"),
        ("x", "has no columns"),
        ('{"x": ', "is not JSON"),
        ("PK\x03\x04 broken", "is not an XLSX file"),
        ("\ufeffcouncil,text", "is in UTF-16"),
    ],
)
def test_an_export_that_does_not_fit_is_refused_with_what_it_has(desk: Desk, tmp_path: Path, content: str, why: str) -> None:
    (tmp_path / "export.csv").write_text(content, encoding="utf-16-le" if content.startswith("\ufeff") else "utf-8")

    with pytest.raises(Unreadable, match=why):
        desk.take(tmp_path / "export.csv")


def test_a_wrong_mapping_is_refused_naming_the_column(desk: Desk) -> None:
    desk.forms = (Form(name="table", service="table", columns=(("text", "Текст вопроса"),)),)

    with pytest.raises(Unreadable, match=r"text is in the column “Текст вопроса”, which the file does not have. It has: “Отметка времени”, “Совет”"):
        desk.take(EXPORTS / "google.csv")


@pytest.mark.parametrize(
    ("data", "why"),
    [('{"count": 250, "next": "https://x.example/?page=2", "results": []}', "one page of several"), ("[" * 100_000, "is not JSON"), ('["x", 1, null]', "")],
)
def test_odd_json_is_refused_or_reported(desk: Desk, tmp_path: Path, data: str, why: str) -> None:
    (tmp_path / "export.json").write_text(data)
    if why:
        with pytest.raises(Unreadable, match=why):
            desk.take(tmp_path / "export.json")
    else:
        with pytest.raises(Unreadable, match="holds no submissions"):
            desk.take(tmp_path / "export.json")
    assert set(desk.questions()) == desk.before
