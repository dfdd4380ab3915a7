"""Where a question stands follows from dates and working days alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.answer import Answer
from plugins.model.place import Place
from plugins.model.progress import OPEN, STATES, TERM, counted, progress
from plugins.model.question import Question
from plugins.model.workdays import Change, Workdays

DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))
WORKDAYS = Workdays()
ITEM = "questions/aydyn/2026-03-02-mostmostmost"
PLACE = Place("questions", "aydyn", date(2026, 3, 2), "mostmostmost", "ru", ITEM, ITEM, f"{ITEM}/")


def question(**answer: object) -> Question:
    """A question of 2 March 2026, with what the council did."""
    asked = Question(place=PLACE, texts={}, stamp=b"", id="mostmostmost")
    return asked.altered(answer=Answer(place=PLACE, texts={}, stamp=b"", **answer)) if answer else asked  # type: ignore[arg-type]


@given(DAYS, st.integers(1, 40))
def test_a_term_is_so_many_working_days_after_the_day_that_sets_it_off(start: date, days: int) -> None:
    term = WORKDAYS.term(start, days)

    between = [start + timedelta(days=number) for number in range(1, (term.due - start).days + 1)]
    assert sum(map(WORKDAYS.is_workday, between)) == days
    assert WORKDAYS.is_workday(term.due)
    assert all(day.weekday() < 5 and not WORKDAYS.is_workday(day) for day in term.rest)
    assert all(day.weekday() >= 5 and WORKDAYS.is_workday(day) for day in term.work)


@given(DAYS, st.integers(1, 30))
def test_a_later_start_is_never_due_earlier(start: date, later: int) -> None:
    assert WORKDAYS.term(start, TERM).due <= WORKDAYS.term(start + timedelta(days=later), TERM).due


def test_a_day_off_declared_later_moves_the_due_day() -> None:
    before = WORKDAYS.term(date(2026, 6, 1), TERM).due
    moved = Workdays([Change(date=date(2026, 6, 10), kind="rest", source="https://adilet.zan.kz/x")]).term(date(2026, 6, 1), TERM)

    assert before == date(2026, 6, 22)
    assert moved.due == date(2026, 6, 23)
    assert moved.rest == (date(2026, 6, 10),)


def test_a_working_saturday_counts() -> None:
    term = Workdays([Change(date=date(2026, 6, 6), kind="work", source="https://adilet.zan.kz/x")]).term(date(2026, 6, 1), TERM)

    assert term.due == date(2026, 6, 19)
    assert term.work == (date(2026, 6, 6),)


@pytest.mark.parametrize(
    ("day", "answer", "state"),
    [
        (date(2026, 12, 1), {}, "unregistered"),
        (date(2026, 3, 3), {"registered_on": date(2026, 3, 4)}, "unregistered"),
        (date(2026, 3, 10), {"registered_on": date(2026, 3, 2)}, "waiting"),
        (date(2026, 3, 26), {"registered_on": date(2026, 3, 2)}, "due_soon"),
        (date(2026, 3, 27), {"registered_on": date(2026, 3, 2)}, "due_soon"),
        (date(2026, 3, 28), {"registered_on": date(2026, 3, 2)}, "overdue"),
        (date(2026, 4, 17), {"registered_on": date(2026, 3, 2)}, "overdue"),
        (date(2026, 4, 18), {"registered_on": date(2026, 3, 2)}, "long_overdue"),
        (date(2026, 3, 28), {"registered_on": date(2026, 3, 2), "extended_on": date(2026, 3, 20), "extended_until": date(2026, 4, 20)}, "waiting"),
        (date(2026, 3, 28), {"registered_on": date(2026, 3, 2), "answered_on": date(2026, 3, 27)}, "answered"),
        (date(2026, 3, 28), {"registered_on": date(2026, 3, 2), "answered_on": date(2026, 3, 28)}, "answered_late"),
        (date(2026, 3, 28), {"registered_on": date(2026, 3, 2), "answered_on": date(2026, 3, 29)}, "overdue"),
        (date(2026, 3, 28), {"registered_on": date(2026, 3, 2), "answered_on": date(2026, 3, 10), "extent": "partial"}, "partly_answered"),
        (date(2026, 3, 28), {"registered_on": date(2026, 3, 2), "forwarded_on": date(2026, 3, 4)}, "forwarded"),
        (date(2026, 3, 28), {"registered_on": date(2026, 3, 2), "refused_on": date(2026, 3, 4)}, "refused"),
        (date(2026, 6, 10), {"registered_on": date(2026, 3, 2), "extended_on": date(2026, 3, 20), "extended_until": date(2099, 1, 1)}, "overdue"),
        (date(2026, 4, 10), {"registered_on": date(2026, 3, 2), "extended_on": date(2026, 4, 9), "extended_until": date(2026, 5, 1)}, "overdue"),
        (date(2026, 3, 26), {"registered_on": date(2026, 3, 2), "extended_on": date(2026, 3, 5), "extended_until": date(2026, 3, 7)}, "due_soon"),
    ],
)
def test_states(day: date, answer: dict[str, object], state: str) -> None:
    assert progress(question(**answer), day, WORKDAYS).state == state


@given(st.dates(date(2026, 3, 2), date(2027, 12, 31)), st.dictionaries(st.sampled_from(["interim_on", "extended_on", "refused_on", "answered_on"]), DAYS))
def test_nothing_that_is_dated_later_shows(day: date, dates: dict[str, date]) -> None:
    asked = question(registered_on=date(2026, 3, 3), extended_until=date(2026, 6, 1), **dates)
    past = question(registered_on=date(2026, 3, 3), extended_until=date(2026, 6, 1), **{name: each for name, each in dates.items() if each <= day})

    stands = progress(asked, day, WORKDAYS)

    assert stands == progress(past, day, WORKDAYS)
    assert stands.state in STATES
    assert (stands.closed_on is None) == (stands.state in (*OPEN, "withdrawn"))


def test_medians_are_given_only_of_five_and_more() -> None:
    answered = question(registered_on=date(2026, 3, 3), interim_on=date(2026, 3, 4), answered_on=date(2026, 3, 12))
    stands = [(answered, progress(answered, date(2026, 4, 1), WORKDAYS))]

    assert counted(stands * 4).answer_days is None
    assert counted(stands * 5).answer_days == 10
    assert counted(stands * 5).reply_days == 2
    assert counted(stands * 5).in_time == 5


def test_who_takes_a_question_back_is_not_counted() -> None:
    for answer in ({}, {"registered_on": date(2026, 3, 3)}):
        asked = question(**answer).altered(withdrawn_on=date(2026, 3, 10))
        assert progress(asked, date(2026, 3, 9), WORKDAYS).state != "withdrawn"
        stands = progress(asked, date(2026, 3, 10), WORKDAYS)
        assert stands.state == "withdrawn"
        assert counted([(asked, stands)]).asked == 0
