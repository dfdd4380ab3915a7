"""Where a question stands on a day: computed from dates, never typed."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from plugins.model.question import Question
from plugins.model.workdays import Term, Workdays

TERM = 15
"""Working days from registration that administrative bodies have (АППК, Article 76(1)). Councils are not bound by it: a benchmark."""
SOON = 3
"""Working days before the due day from which it counts as near."""
OPEN = ("unregistered", "waiting", "due_soon", "overdue", "long_overdue")
ANSWERED = ("answered", "answered_late", "partly_answered")
CLOSED = (*ANSWERED, "forwarded", "refused", "withdrawn")
STATES = (*OPEN, *CLOSED)
LONGEST_EXTENSION = timedelta(days=61)
ENOUGH = 5
"""Fewer questions than this are not turned into percentages."""


class Progress(NamedTuple):
    """What became of a question."""

    state: str
    term: Term | None
    """None before it is registered."""
    due: date | None
    """The last day to answer: of the term, or of its extension."""
    replied_on: date | None
    """The day of the first reply of any kind."""
    closed_on: date | None
    """The day of the answer, of forwarding or of refusal."""


def progress(question: Question, day: date, workdays: Workdays) -> Progress:
    """Where a question stands on `day`; what is dated later has not happened yet."""

    def known(date_: date | None) -> date | None:
        return date_ if date_ and date_ <= day else None

    answer = question.answer
    if answer is None or not known(answer.registered_on):
        return Progress("withdrawn" if known(question.withdrawn_on) else "unregistered", None, None, None, None)
    term = workdays.term(answer.registered_on, TERM)
    due = extended(term.due, answer.extended_until if known(answer.extended_on) and answer.extended_on and answer.extended_on <= term.due else None, workdays)
    endings = {"answered": known(answer.answered_on), "forwarded": known(answer.forwarded_on), "refused": known(answer.refused_on)}
    closed_on = endings["answered"] or endings["refused"] or endings["forwarded"]
    replies = [each for each in (known(answer.interim_on), known(answer.extended_on), *endings.values()) if each]
    if closed_on:
        state = next(name for name in ("answered", "refused", "forwarded") if endings[name] == closed_on)
        if state == "answered":
            state = "partly_answered" if answer.extent == "partial" else "answered_late" if closed_on > due else "answered"
    elif known(question.withdrawn_on):
        state = "withdrawn"
    else:
        state = open_state(day, due, workdays)
    return Progress(state, term, due, min(replies, default=None), closed_on)


def extended(due: date, until: date | None, workdays: Workdays) -> date:
    """The due day after an extension: a working day, at most two months later (АППК, Article 76(3), (5)); one that ends before changes nothing."""
    if until is None or until <= due:
        return due
    until = min(until, due + LONGEST_EXTENSION)
    return until if workdays.is_workday(until) else workdays.term(until, 1).due


def open_state(day: date, due: date, workdays: Workdays) -> str:
    """How near or long past the due day a day is."""
    if day > workdays.term(due, TERM).due:
        return "long_overdue"
    if day > due:
        return "overdue"
    return "due_soon" if workdays.term(day, SOON).due >= due else "waiting"


class Counts(NamedTuple):
    """What a council did with its questions."""

    asked: int
    open: int
    overdue: int
    replied: int
    answered: int
    in_time: int
    """Of those answered."""
    reply_days: float | None
    """The median of calendar days from asking to the first reply; None below `ENOUGH`."""
    answer_days: float | None
    """The median of calendar days from asking to the answer; None below `ENOUGH`."""


def counted(questions: Iterable[tuple[Question, Progress]]) -> Counts:
    """Count questions. Withdrawn ones are left out."""
    asked = [each for each in questions if each[1].state != "withdrawn"]
    states = Counter(stands.state for _, stands in asked)
    replies = [(stands.replied_on - question.day).days for question, stands in asked if stands.replied_on]
    answered = [(question, stands) for question, stands in asked if stands.state in ANSWERED]
    times = [(stands.closed_on - question.day).days for question, stands in answered if stands.closed_on]
    return Counts(
        asked=len(asked),
        open=sum(states[state] for state in OPEN),
        overdue=states["overdue"] + states["long_overdue"],
        replied=len(replies),
        answered=len(answered),
        in_time=sum(bool(stands.due and stands.closed_on and stands.closed_on <= stands.due) for _, stands in answered),
        reply_days=median(replies) if len(replies) >= ENOUGH else None,
        answer_days=median(times) if len(times) >= ENOUGH else None,
    )
