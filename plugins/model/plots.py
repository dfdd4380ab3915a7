"""What councils did, month by month, to be drawn."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from plugins.model.document import Document
from plugins.model.entries import Entries
from plugins.model.months import first_of_month
from plugins.model.news import News
from plugins.model.question import Question
from plugins.model.record import N_

MONTHS = 12


class Plot(NamedTuple):
    """Two series of figures, month by month."""

    title: str
    """To be translated, as the names of the series."""
    months: tuple[str, ...]
    """The first day of each month, ISO 8601."""
    series: tuple[tuple[str, tuple[int, ...]], ...]
    """The name of each series, and a number for each month."""


def plots(entries: Entries, day: date) -> tuple[Plot, ...]:
    """What became of some entries in the twelve months that end with that of `day`; plots without any figure are left out."""
    months = tuple(first_of_month(day) - relativedelta(months=before) for before in reversed(range(MONTHS)))
    documents = [document for document in entries.of(Document) if document.kind == "recommendation"]
    questions = entries.of(Question)
    events = [event for event in entries.events if event.status != "cancelled"]
    days: tuple[tuple[str, tuple[tuple[str, Iterable[date | None]], ...]], ...] = (
        (
            N_("News and events"),
            (
                (N_("news"), (item.day for item in entries.of(News))),
                (N_("meetings and other events"), (event.first_day for event in events)),
            ),
        ),
        (
            N_("Questions and answers"),
            ((N_("questions"), (each.day for each in questions)), (N_("answers"), (each.answer.answered_on for each in questions if each.answer))),
        ),
        (
            N_("Recommendations and replies"),
            ((N_("recommendations sent"), (each.sent_on for each in documents)), (N_("replies"), (each.replied_on for each in documents))),
        ),
    )
    made = (Plot(title, tuple(map(str, months)), tuple((name, by_month(of, months, day)) for name, of in series)) for title, series in days)
    return tuple(plot for plot in made if any(any(values) for _, values in plot.series))


def by_month(days: Iterable[date | None], months: Sequence[date], last: date) -> tuple[int, ...]:
    """How many of the days, until `last`, fall into each of the months, which come in their order."""
    counts = Counter(first_of_month(day) for day in days if day and months[0] <= day <= last)
    return tuple(counts[month] for month in months)
