"""Exports of real form services become question files, each submission once."""

import csv
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.engine.settings import WrongSetting
from plugins.intake import clean
from plugins.intake.tables import Unreadable
from plugins.model.form import SERVICES, Form
from tests.intake.door import EXPORTS, Desk

BRIDGE = """---
title: "Когда отремонтируют мост?"
id: {id}
topic: roads
name: "Тестовый Житель"
---

Мост через реку закрыт с осени.

Когда его откроют и кто за это отвечает?
"""
MEETING = """---
title: "Кеңес отырысы қашан?"
id: {id}
topic: other
---

Келесі отырыс қашан өтеді, "ашық" бола ма?
Қатысуға бола ма? Менің телефоным [жасырылды: телефон]
"""
FILES = [
    ("google", "google.csv", "google-en.csv"),
    ("tally", "tally.csv", None),
    ("formspree", "formspree.csv", "formspree.json"),
    ("kobo", "kobo.csv", "kobo.json"),
    ("kobo", "odk.csv", None),
    ("table", "excel.xlsx", None),
    ("wagtail", "wagtail.csv", "wagtail.xlsx"),
]


def identity(path: str) -> str:
    """The id in a file's name."""
    return path.rsplit("-", maxsplit=1)[-1].split(".", maxsplit=1)[0]


def rows(folder: Path, *submissions: Mapping[str, object], name: str = "export.json") -> Path:
    """An export of some submissions."""
    some = {"council": "aydyn", "title": "Вопрос", "text": "Когда?"}
    whole = [{**some, "time": f"2026-03-02 09:00:{number:02}", **submission} for number, submission in enumerate(submissions)]
    path = folder / name
    path.write_text(json.dumps(whole))
    return path


@pytest.mark.parametrize(("form", "export", "again"), FILES, ids=[each[1] for each in FILES])
def test_an_export_gives_its_questions_and_nothing_that_is_private(desk: Desk, form: str, export: str, again: str | None) -> None:
    taken = desk.take(EXPORTS / export, form=form)

    bridge, meeting = sorted(taken.files)
    assert (bridge.rpartition("-")[0], meeting.rpartition("-")[0]) == ("questions/aydyn/2026-03-02", "questions/bayram/2026-03-03")
    assert taken.files[bridge] == BRIDGE.format(id=identity(bridge))
    assert taken.files[meeting] == MEETING.format(id=identity(meeting))
    assert (bridge[-6:], meeting[-6:], taken.status) == (".ru.md", ".kk.md", 0)
    assert desk.take(EXPORTS / (again or export), form=form).files == taken.files
    desk.workshop.build()
    assert desk.workshop.result.problems == []


@pytest.mark.parametrize(("form", "export"), [("tally", "tally.json"), ("github", "github.json")])
def test_a_webhook_gives_its_question(desk: Desk, form: str, export: str) -> None:
    taken = desk.take(EXPORTS / export, form=form)

    (path,) = taken.files
    assert taken.files[path] == BRIDGE.format(id=identity(path))


def test_a_webhook_and_the_export_of_the_same_service_agree(desk: Desk) -> None:
    first = desk.take(EXPORTS / "tally.json", form="tally").files

    assert set(first) < set(desk.take(EXPORTS / "tally.csv", form="tally").files)


def test_there_is_an_adapter_for_each_service(desk: Desk) -> None:
    for name in SERVICES:
        with pytest.raises(Unreadable, match="does not exist"):
            desk.take(Path("gone.csv"), form=name)


def test_moved_edited_renamed_and_deleted_questions_are_never_made_anew(desk: Desk, tmp_path: Path) -> None:
    content = desk.workshop.content

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments], cwd=content, check=True, capture_output=True)

    first = desk.take(rows(tmp_path, *({"id": str(number), "text": f"Когда {number}?"} for number in range(4)))).files
    moved, edited, renamed, deleted = (content / path for path in sorted(first))
    git("init", "--quiet", ".")
    git("add", ".")
    git("commit", "--quiet", "-m", "questions")
    (content / "questions/bayram" / moved.name).write_text(moved.read_text())
    moved.unlink()
    edited.write_text(edited.read_text().replace("Когда", "Почему"))
    renamed.rename(renamed.with_name("2026-01-01-renamed.ru.md"))
    deleted.unlink()
    git("add", ".")
    git("commit", "--quiet", "-m", "moderated")
    before = desk.questions()

    desk.take(rows(tmp_path, *({"id": str(number), "text": f"Когда {number}?"} for number in (3, 1, 0, 2))))

    assert desk.questions() == before


def test_a_longer_export_in_another_order_adds_only_what_is_new(desk: Desk, tmp_path: Path) -> None:
    submissions = [{"time": f"2026-03-02 10:00:0{number}", "text": f"Когда {number}?"} for number in range(6)]
    first = desk.take(rows(tmp_path, *submissions[:4])).files

    second = desk.take(rows(tmp_path, *reversed(submissions))).files

    assert len(first) == 4
    assert len(second) == 6
    assert first.items() <= second.items()


def test_a_name_is_published_only_with_consent(desk: Desk, tmp_path: Path) -> None:
    answers = {"да": True, "Иә": True, "[X] yes": True, "Yes, publish it": True, "": False, "нет": False, "не да": False, "no": False}
    export = rows(tmp_path, *({"id": said, "name": f"Имя {number}", "publish_name": said, "text": f"Когда {said}?"} for number, said in enumerate(answers)))

    files = desk.take(export).files

    for number, agreed in enumerate(answers.values()):
        assert any(f'name: "Имя {number}"' in text for text in files.values()) == agreed, number


def test_what_cannot_be_used_is_reported_without_its_words_and_the_rest_goes_on(desk: Desk, tmp_path: Path) -> None:
    export = rows(
        tmp_path,
        {"id": "1", "council": "тайный совет"},
        {"id": "2", "text": " \u200b\n"},
        {"id": "3", "title": 7},
        {"id": "4", "website": "https://spam.example"},
        {"id": "5", "text": "я" * 5001},
        {"id": "6", "text": "Моя дочь, 9 лет, Секретова"},
        {"id": "7", "text": "Хороший вопрос"},
        {"id": "7", "text": "Другой вопрос с тем же номером"},
    )

    taken = desk.take(export)

    assert taken.status == 3
    assert [text.split("\n\n")[1].strip() for text in taken.files.values()] == ["Хороший вопрос"]
    for words in (
        "council is none of this site's",
        "text is empty",
        "title is not a text",
        "people do not see",
        "too long (5001",
        "(child)",
        "7 not proposed",
        "the same id",
    ):
        assert words in taken.said
    assert not any(word in taken.said for word in ("тайный", "Секретова", "spam"))


def test_a_person_can_take_up_what_was_left_to_a_person(desk: Desk, tmp_path: Path) -> None:
    export = rows(tmp_path, {"id": "1", "text": "В подъезде, кв. 5, нет света"})
    said = desk.take(export).said
    name = said.split("--accept ")[1].split()[0]

    taken = desk.take(export, accept=(name,))

    assert [identity(path) for path in taken.files] == [name]
    assert taken.status == 0


def test_likely_advertising_is_held_and_repeats_are_told(desk: Desk, tmp_path: Path) -> None:
    links = " ".join(f"https://shop{number}.example" for number in range(5))
    export = rows(tmp_path, {"id": "1", "text": f"Смотрите {links}"}, {"id": "2", "text": "Когда откроют парк?"}, {"id": "3", "text": "Когда откроют парк?"})

    taken = desk.take(export)

    assert sum('hold: "spam"' in text for text in taken.files.values()) == 1
    assert "3 new, 1 of them held" in taken.said


def test_contacts_go_to_a_file_of_the_moderators_and_never_into_a_repository(desk: Desk, tmp_path: Path) -> None:
    desk.forms = (Form(name="table", service="table", contacts=("email",)),)
    export = rows(tmp_path, {"id": "1", "email": "zhitel@example.org"})
    subprocess.run(["git", "init", "--quiet", str(desk.workshop.content)], check=True)

    with pytest.raises(Unreadable, match="where nothing secret may ever be"):
        desk.take(export, contacts=desk.workshop.content / "contacts.csv")
    taken = desk.take(export, contacts=tmp_path / "contacts.csv")

    (path,) = taken.files
    with (tmp_path / "contacts.csv").open(newline="") as file:
        assert list(csv.reader(file)) == [[identity(path), "aydyn", "email: zhitel@example.org"]]
    assert (tmp_path / "contacts.csv").stat().st_mode & 0o077 == 0
    assert "zhitel" not in taken.said + taken.files[path]


def test_the_same_words_to_two_councils_are_two_questions(desk: Desk, tmp_path: Path) -> None:
    assert len(desk.take(rows(tmp_path, {"council": "aydyn", "time": "2026-03-02 10:00"}, {"council": "bayram", "time": "2026-03-02 10:00"})).files) == 2


def test_the_words_for_what_is_masked_do_not_change_an_id(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export = rows(tmp_path, {"text": "Звоните 87000000001"}, {"text": "Пишите a@example.org", "time": "2026-03-02 10:00"})
    first = desk.take(export).files
    monkeypatch.setitem(clean.NAMES["ru"], "phone", "номер телефона")

    assert desk.take(export).files == first


def test_a_line_with_other_cells_than_the_head_or_an_open_quote_is_no_question(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text("id,council,title,text\n1,aydyn,т,первый\n2,aydyn,т,второй,ещё\n3,aydyn\n4,aydyn,т,четвёртый\n")
    taken = desk.take(tmp_path / "export.csv")
    assert (len(taken.files), taken.said.count("its row cannot be read"), taken.status) == (2, 2, 3)

    (tmp_path / "export.csv").write_text('id,council,title,text\n5,aydyn,т,"начало без конца\n6,aydyn,т,чужой\n')
    with pytest.raises(Unreadable, match="unexpected end of data"):
        desk.take(tmp_path / "export.csv")
    assert len(desk.questions()) == len(desk.before) + 2


def test_a_clock_at_the_end_of_time_stops_nothing(desk: Desk, tmp_path: Path) -> None:
    assert len(desk.take(rows(tmp_path, {"time": "9999-12-31T23:30:00Z"}, {"text": "Когда же?"})).files) == 2


@pytest.mark.parametrize("time", ["", "10:15", "вчера", "2026-13-45"])
def test_what_could_not_be_known_again_is_not_taken_up(desk: Desk, tmp_path: Path, time: str) -> None:
    taken = desk.take(rows(tmp_path, {"time": time}, {"time": time, "id": "1"}))

    assert (len(taken.files), taken.said.count("neither an id nor a time"), taken.status) == (1, 1, 3)


def test_an_id_in_a_file_counts_whatever_the_file_is_called(desk: Desk, tmp_path: Path) -> None:
    (path,) = desk.take(rows(tmp_path, {"id": "1"})).files
    file = desk.workshop.content / path
    file.rename(file.with_name("2026-03-02-renamed.ru.md"))

    assert "0 new" in desk.take(rows(tmp_path, {"id": "1"})).said


def test_a_wrong_contact_is_refused_naming_the_column(desk: Desk) -> None:
    desk.forms = (Form(name="table", service="google", contacts=("Почта",)),)

    with pytest.raises(Unreadable, match=r"contacts are in the column “Почта”"):
        desk.take(EXPORTS / "google.csv", contacts=desk.workshop.content.parent / "never.csv")
    assert len(desk.take(EXPORTS / "google.csv").files) == 2


def test_topics_are_known_by_their_names_in_each_language(desk: Desk, tmp_path: Path) -> None:
    names = {"Жильё": "housing", "Білім беру": "education", "Health care": "health", "roads": "roads", "чепуха": "other", "": "other"}

    files = desk.take(rows(tmp_path, *({"id": name, "topic": name, "text": f"Когда «{name}»?"} for name in names))).files

    for name, topic in names.items():
        assert [f"topic: {topic}\n" in text for text in files.values() if f"«{name}»" in text] == [True], name


@pytest.mark.parametrize("time", ["2026/03/02 10:15:30 AM GMT+5", "02.03.2026 10:15:30", "3/2/2026 10:15:30", "2026-03-02T05:15:30Z", "2026-03-02 10:15"])
def test_times_are_read_as_services_write_them(desk: Desk, tmp_path: Path, time: str) -> None:
    (path,) = desk.take(rows(tmp_path, {"time": time})).files

    assert "/2026-03-02-" in path


def test_a_mapping_and_another_encoding_are_followed(desk: Desk, tmp_path: Path) -> None:
    desk.forms = (Form(name="table", service="table", columns=(("council", "Куда"), ("text", "О чём"), ("id", "№"))),)
    (tmp_path / "export.csv").write_bytes("№;Куда;О чём\r\n1;Общественный  совет города АЙДЫН;Когда отремонтируют дорогу? Ждём.\r\n".encode("cp1251"))

    (text,) = desk.take(tmp_path / "export.csv").files.values()

    assert 'title: "Когда отремонтируют дорогу?"' in text
    assert text.endswith("\n\nКогда отремонтируют дорогу? Ждём.\n")


def test_without_a_secret_or_a_form_nothing_is_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WrongSetting, match="--form = 'gone'.*google, tally"):
        desk.take(EXPORTS / "google.csv", form="gone")
    monkeypatch.setenv("INTAKE_KEY", "short")
    with pytest.raises(WrongSetting, match="INTAKE_KEY.*at least 32"):
        desk.take(EXPORTS / "google.csv", form="google")
    assert set(desk.questions()) == desk.before
