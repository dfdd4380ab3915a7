"""Where a recommendation stands on a day. It rates the body that has to reply, not the council (Law No. 383-V, Article 5(2))."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from plugins.model.document import Document
from plugins.model.progress import SOON
from plugins.model.workdays import Term, Workdays

DRAFT_TERM = 10
"""Working days for drafts under Article 5(1)(1)."""
REPLY_STATES = ("not_sent", "waiting", "due_soon", "overdue", "replied", "replied_late")


class Reply(NamedTuple):
    """What became of a recommendation."""

    state: str
    due: date | None
    term: Term | None
    """Where the term is one of working days; None for a month."""


def reply_of(document: Document, day: date, workdays: Workdays) -> Reply:
    """Where a recommendation stands on `day`; what is dated later has not happened yet."""
    if document.sent_on is None or document.sent_on > day:
        return Reply("not_sent", None, None)
    term = workdays.term(document.sent_on, DRAFT_TERM) if document.basis == "draft" else None
    due = term.due if term else month_after(document.sent_on, workdays)
    if document.replied_on and document.replied_on <= day:
        return Reply("replied" if document.replied_on <= due else "replied_late", due, term)
    if day > due:
        return Reply("overdue", due, term)
    return Reply("due_soon" if workdays.term(day, SOON).due >= due else "waiting", due, term)


def month_after(start: date, workdays: Workdays) -> date:
    """The same day of the next month, or its last one; if nobody works then, the next working day."""
    year, month = start.year + start.month // 12, start.month % 12 + 1
    due = date(year, month, min(start.day, monthrange(year, month)[1]))
    return due if workdays.is_workday(due) else workdays.term(due, 1).due
