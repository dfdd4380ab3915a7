"""Calendars that people's own programs subscribe to: valid by two parsers, right at any time of Kazakhstan's clock, stable."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
import vobject
from hypothesis import given
from hypothesis import strategies as st

from plugins.calendars import CalendarEntry, component
from plugins.model import ZONE
from tests.workshop import Files, Workshop

Publish = Callable[[Files], dict[str, bytes]]
MEETING = "events/aydyn/2026-03-12-meeting.ru.md"


def calendars_in(output: dict[str, bytes]) -> dict[str, bytes]:
    """The calendars of an output."""
    return {path: data for path, data in output.items() if path.endswith(".ics")}


def event_of(data: bytes, word: str) -> icalendar.Event:
    """The event whose title has a word."""
    (event,) = (each for each in icalendar.Calendar.from_ical(data).walk("VEVENT") if word in each["summary"])
    return event


def test_there_is_one_for_all_each_region_and_each_council_in_each_language(publish: Publish) -> None:
    names = ("all", "regions/altyn", "regions/kumis", "councils/aydyn", "councils/bayram")

    assert set(calendars_in(publish({}))) == {f"{lang}calendar/{name}.ics" for lang in ("", "ru/", "en/") for name in names}


def test_two_parsers_read_each_and_the_rules_are_kept(publish: Publish) -> None:
    for path, data in calendars_in(publish({})).items():
        assert data.count(b"\n") == data.count(b"\r\n"), path
        assert all(len(line) <= 75 for line in data.split(b"\r\n")), path
        calendar = icalendar.Calendar.from_ical(data)
        assert calendar.errors == [], path
        events = calendar.walk("VEVENT")
        assert len({event["uid"] for event in events}) == len(events), path
        for event in events:
            assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "URL"} <= set(event), path
        assert len(getattr(vobject.readOne(data.decode()), "vevent_list", [])) == len(events), path


def test_an_event_is_told_with_its_time_place_and_page(publish: Publish) -> None:
    event = event_of(publish({})["ru/calendar/councils/bayram.ics"], "бюджет")

    assert event["dtstart"].dt == datetime(2026, 3, 12, 5, 30, tzinfo=UTC)
    assert event["dtend"].dt == datetime(2026, 3, 12, 7, 0, tzinfo=UTC)
    assert event["location"] == "Дом дружбы, зал 2"
    assert event["url"] == "http://127.0.0.1:8000/ru/events/aydyn/2026-03-12-meeting/"
    assert event["summary"].params["language"] == "ru"


def test_a_day_without_a_time_is_a_whole_day(publish: Publish) -> None:
    event = event_of(publish({})["calendar/all.ics"], "тыңдау")

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 6, 20), date(2026, 6, 21))
    assert [each["summary"] for each in recurring_ical_events.of(icalendar.Calendar.from_ical(publish({})["calendar/all.ics"])).at((2026, 6, 20))] == [
        "Қоғамдық тыңдау"
    ]


@pytest.mark.parametrize(
    ("change", "sequence", "status", "day"),
    [
        ("", 0, "CONFIRMED", date(2026, 6, 20)),
        ("status: moved\nmoved_to: 2026-06-27\n", 1, "CONFIRMED", date(2026, 6, 27)),
        ("status: cancelled\n", 2, "CANCELLED", date(2026, 6, 20)),
    ],
)
def test_who_subscribed_is_told_of_moving_and_cancelling(publish: Publish, change: str, sequence: int, status: str, day: date) -> None:
    before = event_of(publish({})["calendar/all.ics"], "тыңдау")
    output = publish({"events/bayram/2026-06-20-hearing.kk.md": f'---\ntitle: "Қоғамдық тыңдау"\nkind: hearing\nannounced_on: 2026-05-30\n{change}---\n'})

    after = event_of(output["calendar/all.ics"], "тыңдау")

    assert after["uid"] == before["uid"]
    assert (after["sequence"], after["status"], after["dtstart"].dt) == (sequence, status, day)


@pytest.mark.parametrize(("day", "utc"), [("2024-02-29", 4), ("2024-03-01", 5), ("2004-07-01", 3), ("2026-03-01", 5)])
def test_the_change_of_the_clock_is_minded(publish: Publish, day: str, utc: int) -> None:
    output = publish({f"events/aydyn/{day}-clock.ru.md": '---\ntitle: "Часы"\nkind: meeting\nstarts: 10:00\n---\n'})

    assert event_of(output["ru/calendar/all.ics"], "Часы")["dtstart"].dt.hour == utc


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=120),
)
def test_any_words_read_back(title: str, place: str) -> None:
    begins = datetime.combine(date(2026, 3, 12), time(10), ZONE)
    entry = CalendarEntry("x", "https://x.example/", title, "ru", "", place, "meeting", "announced", begins, None, datetime(2026, 1, 1, tzinfo=UTC))

    data = component(entry)

    event = icalendar.Event.from_ical(data)
    assert event["summary"] == title
    assert event.get("location", "") == place
    assert data.count(b"BEGIN:") == 1


def test_a_line_break_in_a_title_is_refused(workshop: Workshop) -> None:
    workshop.put({MEETING: '---\ntitle: "x\\r\\nATTENDEE:mailto:a@evil.example"\nkind: meeting\n---\n'})

    assert (MEETING, 2, "invisible_in_value") in workshop.codes()


def test_a_calendar_holds_the_latest_events_so_that_programs_can_take_it(workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def titles(name: str) -> list[str]:
        built = workshop.build(output=tmp_path / name, cache=tmp_path / f"{name}-cache")
        events = icalendar.Calendar.from_ical(built["ru/calendar/all.ics"]).walk("VEVENT")
        return [str(event["summary"]) for event in sorted(events, key=lambda event: str(event["dtstart"].dt))]

    every = titles("every")
    monkeypatch.setattr("plugins.calendars.MOST", 1)

    assert len(every) > 1
    assert titles("latest") == every[-1:]
