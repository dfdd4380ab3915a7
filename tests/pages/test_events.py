"""Meetings on the site."""

import json
import re
from collections.abc import Callable

import pytest

from tests.pages.test_questions import words
from tests.workshop import Files, Workshop

Publish = Callable[[Files], dict[str, bytes]]
MEETING = "events/aydyn/2026-03-12-meeting"


def test_a_meeting_is_shown_with_its_agenda_and_results(publish: Publish) -> None:
    text = words(publish({})[f"ru/{MEETING}/index.html"])

    for shown in (
        "12 марта 2026 г., 10:30 –12:00",
        "Дом дружбы, зал 2",
        "Участвовали 21",
        "1. Проект бюджета Принять к сведению",
        "Разное",
        "Проект решения · 1 марта 2026 г.",
        "состоялось",
    ):
        assert shown in text or shown.replace(" –", "–") in text, shown


def test_an_item_of_the_agenda_may_have_files(publish: Publish) -> None:
    agenda = 'agenda:\n  - title: "Смета"\n    files:\n      - {url: https://aydyn.example/plan.pdf, title: "План"}\n'
    output = publish({"events/aydyn/2026-03-14-more.ru.md": f'---\ntitle: "Ещё"\nkind: meeting\n{agenda}---\nТекст.\n'})

    assert '<a href="https://aydyn.example/plan.pdf">План</a>' in output["ru/events/aydyn/2026-03-14-more/index.html"].decode()


def test_search_engines_are_told_of_it(publish: Publish) -> None:
    page = publish({})[f"ru/{MEETING}/index.html"].decode()

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]

    assert (data["@type"], data["startDate"], data["endDate"]) == ("Event", "2026-03-12T10:30:00+05:00", "2026-03-12T12:00:00+05:00")
    assert data["location"]["name"] == "Дом дружбы, зал 2"


def test_lists_show_it_where_it_belongs(publish: Publish) -> None:
    output = publish({})

    def shown(address: str, what: str = MEETING) -> bool:
        return f"{what}/" in output[f"ru/{address}index.html"].decode()

    assert shown("events/", "events/bayram/2026-06-20-hearing")
    assert shown("events/2026/03/")
    assert shown("councils/aydyn/")
    assert shown("councils/bayram/events/2026/")
    assert shown("councils/aydyn/events/2026/")
    assert shown("", "events/bayram/2026-06-20-hearing")
    assert not shown("councils/aydyn/", "events/bayram/2026-06-20-hearing")
    assert "Событие: Заседание о бюджете".encode() in output["ru/feeds/all.atom.xml"]
    assert "Заседание о бюджете".encode() in output["ru/feeds/events/councils/bayram.rss.xml"]


def test_an_event_to_come_is_shown_from_its_announcement_on(publish: Publish, workshop: Workshop) -> None:
    hearing = {"events/bayram/2026-07-20-hearing.kk.md": '---\ntitle: "Кейін"\nkind: hearing\nannounced_on: 2026-06-02\n---\n'}
    assert "events/bayram/2026-07-20-hearing/index.html" not in publish(hearing)

    workshop.put({"events/bayram/2026-08-20-hearing.kk.md": '---\ntitle: "Кейін"\nkind: hearing\n---\n'})
    output = workshop.build(build_date=workshop.settings.build_date.replace(day=2))
    assert "events/bayram/2026-07-20-hearing/index.html" in output
    assert [(problem.path, problem.code) for problem in workshop.result.problems] == [("events/bayram/2026-08-20-hearing.kk.md", "event_unannounced")]


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ("starts: 25:70", (4, "impossible_time")),
        ("starts: noon", (4, "bad_time")),
        ("ends: 12:00", (4, "ends_without_start")),
        ("starts: 12:00\nends: 10:00", (5, "ends_before_start")),
        ("last_day: 2026-03-11", (4, "ends_before_start")),
        ("status: moved", (4, "moved_without_day")),
        ("moved_to: 2026-03-20", (4, "moved_without_day")),
        ("announced_on: 2026-03-13", (4, "announced_after")),
        ("present: many", (4, "bad_number")),
    ],
)
def test_mistakes_are_named_on_their_lines(workshop: Workshop, facts: str, problem: tuple[int, str]) -> None:
    workshop.put({f"{MEETING}.ru.md": f'---\ntitle: "x"\nkind: meeting\n{facts}\n---\n'})

    assert [(line, code) for path, line, code in workshop.codes() if path == f"{MEETING}.ru.md"] == [problem]


@pytest.mark.parametrize(("written", "shown"), [("10:30", "10:30"), ("09:30", "09:30"), ("9:30", "09:30")])
def test_times_are_what_was_written(publish: Publish, written: str, shown: str) -> None:
    output = publish({f"{MEETING}.ru.md": f'---\ntitle: "x"\nkind: meeting\nstarts: {written}\n---\n'})

    assert f"12 марта 2026 г., {shown}" in words(output[f"ru/{MEETING}/index.html"])
