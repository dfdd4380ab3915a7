"""What councils did, month by month, to be drawn."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from plugins.model.record import N_, Entry
from plugins.model.site import Site

MONTHS = 12


class Plot(NamedTuple):
    """Two series of figures, month by month."""

    title: str
    """To be translated, as the names of the series."""
    months: tuple[str, ...]
    """The first day of each month, ISO 8601."""
    series: tuple[tuple[str, tuple[int, ...]], ...]
    """The name of each series, and a number for each month."""


def plots(site: Site, entries: Iterable[Entry], day: date) -> tuple[Plot, ...]:
    """What became of some entries in the twelve months that end with that of `day`; plots without any figure are left out."""
    entries = tuple(entries)
    months = tuple(day.replace(day=1) - relativedelta(months=before) for before in reversed(range(MONTHS)))
    documents = [document for document in site.documents(entries) if document.kind == "recommendation"]
    questions = site.questions(entries)
    events = [event for event in site.events(entries) if event.status != "cancelled"]
    days: tuple[tuple[str, tuple[tuple[str, Iterable[date | None]], ...]], ...] = (
        (
            N_("News and events"),
            (
                (N_("news"), (item.day for item in site.news(entries))),
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


def by_month(days: Iterable[date | None], months: Iterable[date], last: date) -> tuple[int, ...]:
    """How many of the days, until `last`, fall into each month."""
    counts = Counter(day.replace(day=1) for day in days if day and day <= last)
    return tuple(counts[month] for month in months)
