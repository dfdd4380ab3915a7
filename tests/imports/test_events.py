"""A table of meetings becomes files of events, each once; what can be read in two ways is left to a person."""

from datetime import datetime, time
from pathlib import Path

import pytest

from tests.imports.door import Desk
from tests.imports.test_members import table

HEAD = ("Дата", "Время", "Окончание", "Название", "Вид", "Место", "Статус", "Присутствовало", "Повестка", "Источник", "Ответственный")
LINK = "https://aydyn.example/meetings"
MEETING = """---
title: "Очередное заседание"
venue: "Зал № 2"
kind: meeting
status: held
starts: "10:30"
ends: "12:00"
present: 21
agenda:
- title: "О бюджете: проект"
- title: "Разное"
sources:
- url: "https://aydyn.example/meetings"
  title: "aydyn.example"
---
"""


def row(day: object, title: str, kind: str = "Заседание", **more: object) -> tuple[object, ...]:
    """A row of a table of meetings."""
    cells = {"Дата": day, "Название": title, "Вид": kind, "Источник": LINK, "Ответственный": "Тест Тестов, 8 701 123 45 67"} | more
    return tuple(cells.get(name, "") for name in HEAD)


@pytest.mark.parametrize(
    ("name", "day", "starts", "present"),
    [
        ("meetings.csv", "05.02.2026", "10:30", "21"),
        ("meetings.txt", "2026-02-05", "10:30:00", 21),
        ("meetings.xlsx", datetime(2026, 2, 5), time(10, 30), 21.0),  # noqa: DTZ001  as spreadsheets have them
    ],
)
def test_a_meeting_comes_with_its_agenda(desk: Desk, tmp_path: Path, name: str, day: object, starts: object, present: object) -> None:
    full = row(
        day,
        "Очередное заседание",
        Время=starts,
        Окончание="12:00",
        Место="Зал № 2",
        Статус="Состоялось",
        Присутствовало=present,
        Повестка="1. О бюджете: проект\n2) Разное",
    )

    taken = desk.take("events", table(tmp_path, full, head=HEAD, name=name))

    assert taken.files == {"events/aydyn/2026-02-05-ocherednoe-zasedanie.ru.md": MEETING}
    assert "not read, and written nowhere: “Ответственный”" in taken.said
    desk.workshop.build()
    assert desk.workshop.result.problems == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (row("03/04/2026", "Слушания"), "Дата “03/04/2026” is not a day that can be read in one way only; write 2026-03-12 or 12.03.2026"),
        (row("05.02.26", "Слушания"), "one way only"),
        (row("", "Слушания"), "Дата is empty"),
        (row("05.02.2026", ""), "Название is empty"),
        (row("05.02.2026", "Слушания", "Сход"), "Вид “сход” is not understood; write one of: заседание; "),
        (row("05.02.2026", "Слушания", Время="утром"), "Время “утром” is no time of day"),
        (row("05.02.2026", "Слушания", Окончание="10:30"), "ends_without_start"),
        (row("05.02.2026", "Слушания", Присутствовало="около 20"), "Присутствовало “около 20” is not a whole number"),
        (row("05.02.2026", "Слушания", Статус="Перенесено"), "moved_without_day"),
        (row("05.02.2026", "Слушания", Повестка="Звонить 8 701 123 45 67"), "Повестка holds personal data (phone)"),
        (row("05.02.2026", "Слушания", Источник="javascript:canary(1)"), "no address says where"),
        (row("05.02.2090", "Слушания"), "it is still to come: say when it was announced"),
        (row("12.03.2026", "Заседание о бюджете города"), "events/aydyn/2026-03-12-meeting.ru.md is of this day and kind already"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_rest_is_taken(desk: Desk, tmp_path: Path, said: tuple[object, ...], reason: str) -> None:
    taken = desk.take("events", table(tmp_path, said, row("06.02.2026", "Приём", "Приём граждан"), head=HEAD, name="meetings.csv"))

    assert (taken.status, list(taken.files)) == (3, ["events/aydyn/2026-02-06-priem.ru.md"])
    assert "row 2: not proposed: " in taken.said
    assert reason in taken.said


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("О бюджете; Разное", '- title: "О бюджете"\n- title: "Разное"'),
        ("1.1. О бюджете;\n3) 2026 год;\n", '- number: "1.1"\n  title: "О бюджете"\n- number: "3"\n  title: "2026 год"'),
        ("2026 год: план", '- title: "2026 год: план"'),
    ],
)
def test_items_of_an_agenda_keep_numbers_that_say_something(desk: Desk, tmp_path: Path, said: str, items: str) -> None:
    ((_, text),) = desk.take("events", table(tmp_path, row("05.02.2026", "Заседание", Повестка=said), head=HEAD, name="meetings.xlsx")).files.items()

    assert f"agenda:\n{items}\nsources:" in text


def test_two_meetings_of_one_kind_on_a_day_differ_by_their_times(desk: Desk, tmp_path: Path) -> None:
    said = [row("12.03.2026", "Внеочередное заседание", Время="15:00"), row("06.02.2026", "Приём", "Прием"), row("06.02.2026", "Приём", "Прием", Место="Зал")]

    taken = desk.take("events", table(tmp_path, *said, head=HEAD, name="meetings.csv"))

    assert list(taken.files) == ["events/aydyn/2026-03-12-vneocherednoe-zasedanie.ru.md"]
    assert taken.said.count("another row has the same day and title") == 2


def test_order_and_repetition_make_no_difference_and_edited_files_stay(desk: Desk, tmp_path: Path) -> None:
    rows = [row("05.02.2026", "Отырыс", "Кеңес отырысы"), row("05.02.2026", "Тыңдау", "Қоғамдық тыңдау"), row("01.02.2026", "Отырыс", "Кеңес отырысы")]
    first = desk.take("events", table(tmp_path, *rows, head=HEAD, name="a.txt"))
    assert sorted(first.files) == [
        "events/aydyn/2026-02-01-otyrys.kk.md",
        "events/aydyn/2026-02-05-otyrys.kk.md",
        "events/aydyn/2026-02-05-tyndau.kk.md",
    ]
    path = desk.workshop.content / "events/aydyn/2026-02-01-otyrys.kk.md"
    path.write_text(path.read_text().replace("kind: meeting", "kind: seminar"))
    before = desk.files()

    again = desk.take("events", table(tmp_path, *reversed(rows), *rows, head=HEAD, name="b.txt"))

    assert desk.files() == before
    assert (again.status, "0 new, 6 known before, 0 not proposed" in again.said) == (0, True)


@pytest.mark.parametrize("title", ["{{ 7*7 }}", '"\nhold: x\n---', "!!python/x [id]", "<script>canary(1)</script>", "2026", "con", "ә" * 190, "🤷"])
def test_hostile_titles_are_words(desk: Desk, tmp_path: Path, title: str) -> None:
    taken = desk.take("events", table(tmp_path, row("05.02.2026", title), head=HEAD, name="meetings.xlsx"), lang="ru")

    assert len(taken.files) == 1, taken.said
    output = desk.workshop.build()
    assert desk.workshop.result.problems == []
    assert not any(b"<script>canary" in data for path, data in output.items() if path.endswith(".html"))
