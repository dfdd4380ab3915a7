"""The form service of the tests keeps what residents write, word for word."""

import csv
import io
from pathlib import Path

from openpyxl import load_workbook

from tests.intake.form_service import form_service

TEXT = 'Келесі отырыс қашан?\n\nӘ, Ғ, Қ, Ң, Ө, Ұ, Ү, Һ, І; "ашық" па, жоқ па?\n=1+1 🌉'


def test_a_question_comes_back_word_for_word(tmp_path: Path) -> None:
    with form_service(tmp_path) as service:
        service.ask(**{"Совет": "aydyn", "Тема": "roads", "Заголовок": "Көпір 🌉", "Ваш вопрос": TEXT, "Публиковать имя": True})
        table, book = service.export("csv"), service.export("xlsx")
    [row] = csv.DictReader(io.StringIO(table.decode(), newline=""))
    headings, cells = load_workbook(io.BytesIO(book)).active.values
    for found in (row, dict(zip(headings, cells, strict=True))):
        assert (found["Заголовок"], found["Ваш вопрос"].replace("\r\n", "\n")) == ("Көпір 🌉", TEXT)
