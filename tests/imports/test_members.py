"""A table of members fills the council's file: what stood there stays to the byte, and nothing of a person but what the law lets publish is written."""

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from plugins.intake.tables import Unreadable
from tests.imports.door import Desk
from tests.opendata.test_opendata import rows_of

FILE = "councils/aydyn.kk.md"
HEAD = ("№", "ФИО", "Должность в совете", "Сторона", "Организация", "Член с", "Телефон", "E-mail", "Дата рождения", "Источник")
LINK = "https://aydyn.example/sostav"
NEW = """  - name: "Тестовая Участница"
    role: deputy_chair
    side: civil
    organisation: "ОФ «Пример»"
    since: 2026-02-01
    source_url: "https://aydyn.example/sostav"
"""


def row(name: str, role: str = "Член совета", side: str = "гражданское общество", since: object = "", organisation: str = "") -> tuple[object, ...]:
    """A row of a table that holds more than may be published."""
    return (1, name, role, side, organisation, since, "+7 701 123 45 67", "tailor@example.org", "01.02.1970", LINK)


def table(folder: Path, *rows: tuple[object, ...], head: tuple[str, ...] = HEAD, name: str = "members.csv") -> Path:
    """A table as a Russian spreadsheet saves it: semicolons, Windows-1251; or a workbook."""
    path = folder / name
    if name.endswith(".xlsx"):
        book = Workbook()
        for each in (head, *rows):
            book.worksheets[0].append(each)
        book.save(path)
    else:
        lines = (";".join('"{}"'.format(str(cell).replace('"', '""')) for cell in each) for each in (head, *rows))
        path.write_bytes("\r\n".join(lines).encode("cp1251" if name.endswith(".csv") else "utf-8-sig"))
    return path


def test_new_members_are_added_and_nothing_else_changes(desk: Desk, tmp_path: Path) -> None:
    before = desk.before[FILE]

    taken = desk.take("members", table(tmp_path, row("Тестовая Участница", "Зам. председателя", "НПО", "01.02.2026", "ОФ «Пример»")))

    after = taken.files[FILE]
    assert after == before.replace("sources:\n", f"{NEW}sources:\n")
    assert list(taken.files) == [FILE]
    assert "not read, and written nowhere: “Телефон”, “E-mail”, “Дата рождения”" in taken.said
    assert "Мүше Біріншіұлы stands in councils/aydyn.kk.md, but not in the table" in taken.said
    assert "Өткен Мүше" not in taken.said
    assert taken.status == 0
    output = desk.workshop.build()
    assert desk.workshop.result.problems == []
    assert "Тестовая Участница" in [each["name"] for each in rows_of(output["ru/data/members.csv"])]


def test_a_second_run_changes_nothing_and_what_was_edited_wins(desk: Desk, tmp_path: Path) -> None:
    source = table(tmp_path, row("Тестовая Участница"), row("Біріншіұлы  МҮШЕ", "Секретарь", "Госорган"), name="members.txt")
    desk.take("members", source)
    path = desk.workshop.content / FILE
    path.write_text(
        path.read_text().replace('side: civil\n    source_url: "https://aydyn.example/sostav', 'side: state\n    source_url: "https://aydyn.example/edited')
    )
    before = desk.files()

    again = desk.take("members", source)

    assert desk.files() == before
    assert "0 changed, 2 known before, 0 not proposed" in again.said
    assert "Мүше Біріншіұлы: role is chair in the file and secretary in the table; the file was left as it is" in again.said
    assert "Тестовая Участница: side is state in the file and civil in the table" in again.said


def test_a_workbook_with_kazakh_headings_and_real_dates(desk: Desk, tmp_path: Path) -> None:
    head = ("Аты-жөні", "Кеңестегі рөлі", "Тарап", "Мүше болған күні", "ЖСН")
    source = table(tmp_path, ("Сынақ Мүшесі", "Хатшы", "мемлекеттік орган", datetime(2026, 2, 1), 990101600002), head=head, name="members.xlsx")  # noqa: DTZ001

    text = desk.take("members", source, source_url=LINK).files[FILE]

    assert '  - name: "Сынақ Мүшесі"\n    role: secretary\n    side: state\n    since: 2026-02-01\n    source_url: "https://aydyn.example/sostav"\n' in text
    assert "990101600002" not in text


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (row(""), "ФИО is empty"),
        (row("Тест", "Начальник"), "Должность в совете “начальник” is not understood; write one of: председатель; "),
        (row("Тест", ""), "Должность в совете is empty"),
        (row("Тест", side="оба"), "Сторона “оба” is not understood"),
        (row("Тест", since="03/04/2026"), "Член с “03/04/2026” is not a day that can be read in one way only"),
        (row("Тест", since="31.02.2026"), "is no day of the calendar"),
        (row("Тест", since="весной"), "not a day"),
        (row("Тест 8 701 123 45 67"), "ФИО holds personal data (phone)"),
        (row("Тест", organisation="ТОО, tailor@example.org"), "Организация holds personal data (email)"),
        ((*row("Тест")[:-1], "javascript:canary(1)"), "bad_link"),
        ((*row("Тест")[:-1], ""), "no source says where"),
        (row("я" * 200), "too_long"),
        ((1, "Тест"), "other cells than the first line"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_the_others_are_taken(desk: Desk, tmp_path: Path, said: tuple[object, ...], reason: str) -> None:
    taken = desk.take("members", table(tmp_path, said, row("Тестовая Участница")))

    assert taken.status == 3
    assert "members.csv, row 2: not proposed: " in taken.said
    assert reason in taken.said
    assert taken.files[FILE].count("  - name:") == desk.before[FILE].count("  - name:") + 1
    assert "123 45 67" not in taken.said


def test_namesakes_that_differ_are_both_left_to_a_person(desk: Desk, tmp_path: Path) -> None:
    taken = desk.take("members", table(tmp_path, row("Тест Тестов"), row("Тестов Тест", "Секретарь")))

    assert taken.files == {}
    assert taken.said.count("another row has the same name") == 2


@pytest.mark.parametrize(
    ("head", "own", "reason"),
    [
        (("ФИО", "Роль"), (), "No column of members.csv is known to hold: side"),
        (("Список членов совета", ""), (), "Its first line must name the columns"),
        (("ФИО", "ФИО", "Роль", "Сторона"), (), "has the column “ФИО” twice"),
        (("ФИО", "Роль", "Сторона"), ("boss=ФИО",), "fields are name, role"),
        (("ФИО", "Роль", "Сторона"), ("name=Имя",), "columns of members.csv are “ФИО”, “Роль”, “Сторона”"),
        (("ФИО", "Роль", "Сторона"), ("name",), "say FIELD=HEADING"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_the_way_out(desk: Desk, tmp_path: Path, head: tuple[str, ...], own: tuple[str, ...], reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        desk.take("members", table(tmp_path, head=head), columns=own)


def test_columns_may_have_any_heading(desk: Desk, tmp_path: Path) -> None:
    source = table(tmp_path, ("Тест Тестов", "Член", "НПО"), head=("Кто", "Кем", "Чей"))

    assert 'name: "Тест Тестов"' in desk.take("members", source, columns=["name=Кто", "role=Кем", "side=Чей"], source_url=LINK).files[FILE]


MATTER = {
    "no members yet": ("{}", "members:\n"),
    "an empty list": ("members: []  # әлі жоқ\n{}", "members:  # әлі жоқ\n"),
    "a comment after the last one": (
        "members:   # тізім\n- name: Бұрынғы Мүше\n  role: chair\n  side: civil\n  source_url: https://a.example/1\n  # соңы\n\n# дереккөздер\n{}",
        "# соңы\n- name:",
    ),
    "more space": (
        "members:\n     -   name: Бұрынғы Мүше\n         role: chair\n         side: civil\n         source_url: https://a.example/1\n{}",
        '     - name: "Тест',
    ),
    "entries in brackets": (
        "members:\n  - {{name: Бұрынғы Мүше, role: chair, side: civil, source_url: https://a.example/1}}\n{}",
        "source_url: https://a.example/1}\n  - name:",
    ),
    "at the end": (
        "sources: []\nmembers:\n  - name: >-\n      Бұрынғы\n      Мүше\n    role: chair\n    side: civil\n    source_url: https://a.example/1\n",
        "a.example/1\n  - name:",
    ),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("case", MATTER)
def test_however_the_file_is_written_only_lines_are_added(desk: Desk, tmp_path: Path, case: str, ending: str) -> None:
    matter, shown = MATTER[case]
    before = f"---\nname: \"Тест\"   # атауы\nformed_with: 'Әкімдік'\nlevel: republican\n\n{matter.format('sources: []' + chr(10))}---\nМәтін.  \n\nmembers:\n".replace(
        "\n", ending
    )
    desk.workshop.put({"councils/test.kk.md": before})

    desk.take("members", table(tmp_path, row("Тест Тестов"), row("Тест Екінші")), council="test")

    after = (desk.workshop.content / "councils/test.kk.md").read_bytes().decode()
    assert shown.replace("\n", ending) in after
    assert after.count("\n") == after.count(ending)
    kept = iter(after.split(ending))
    assert all(line in kept for line in before.split(ending) if not line.startswith("members: []"))
    assert len(after.split(ending)) - len(before.split(ending)) in (8, 9)
    desk.workshop.build()
    assert [problem.code for problem in desk.workshop.result.problems] == []


def test_a_list_in_brackets_and_a_broken_file_are_left_to_a_person(desk: Desk, tmp_path: Path) -> None:
    matter = '---\nname: "Тест"\nformed_with: "Ә"\nlevel: republican\nsources: []\nmembers: [{name: А Б, role: chair, side: civil, source_url: https://a.example/1}]\n---\n'
    desk.workshop.put({"councils/test.kk.md": matter})

    taken = desk.take("members", table(tmp_path, row("Тест Тестов")), council="test")

    assert "the members are written in brackets" in taken.said
    assert (desk.workshop.content / "councils/test.kk.md").read_text() == matter


def test_more_than_a_file_holds_is_refused_as_a_whole(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="200 members together do not go into councils/aydyn.kk.md: .*header_too_long"):
        desk.take(
            "members", table(tmp_path, *(row(f"Тест {'я' * number}") for number in range(1, 101)), *(row(f"Тест {'ю' * number}") for number in range(1, 101)))
        )
    assert desk.files() == desk.before


NAMES = st.text(st.characters(codec="utf-8"), max_size=40)


@given(st.lists(st.tuples(NAMES, st.sampled_from(["Член", "хатшы", "Chair", "x"]), NAMES), max_size=5))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_words_at_all_leave_a_file_that_is_read(desk: Desk, tmp_path: Path, said: list[tuple[str, str, str]]) -> None:
    desk.workshop.put({FILE: desk.before[FILE]})
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("ФИО", "Роль", "Сторона", "Организация"), *((name, role, "НПО", organisation) for name, role, organisation in said)])
    (tmp_path / "any.csv").write_text(out.getvalue(), newline="")

    taken = desk.take("members", tmp_path / "any.csv", source_url=LINK)

    assert desk.workshop.problems() == []
    assert desk.take("members", tmp_path / "any.csv", source_url=LINK).files == taken.files
