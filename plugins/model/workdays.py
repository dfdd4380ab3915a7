"""Working days in Kazakhstan: the holidays library, and what the Government moved since, in ``content/workdays.yml``."""

from calendar import isleap
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import NamedTuple

from plugins.model.fields import Keyed, day, key, link, one_of

WORKDAYS_FILE = "workdays.yml"
DAY = timedelta(days=1)


class Change(Keyed):
    """A day that is other than the calendar says."""

    date: date = key(day, "The day.")
    kind: str = key(one_of("work", "rest"), "What it became.")
    source: str = key(link, "The decree or law.")


class Term(NamedTuple):
    """A term in working days, and how it was computed."""

    start: date
    """The day that sets it off, which does not count (АППК, Article 76(2))."""
    days: int
    due: date
    rest: tuple[date, ...]
    """Days from Monday to Friday within it that did not count."""
    work: tuple[date, ...]
    """Saturdays and Sundays within it that did."""


@cache
def days_off(year: int) -> frozenset[date]:
    """The days of a year on which nobody works, weekends among them."""
    from holidays import country_holidays  # noqa: PLC0415  loads three hundred modules

    calendar = country_holidays("KZ", years=year)
    days = (date(year, 1, 1) + DAY * number for number in range(366 if isleap(year) else 365))
    return frozenset(day for day in days if not calendar.is_working_day(day))


class Workdays:
    """The calendar of working days."""

    def __init__(self, changes: Iterable[Change] = (), off: Callable[[int], frozenset[date]] = days_off) -> None:
        """`off` gives the days of a year that are off without the `changes`."""
        self.changes = {change.date: change.kind == "work" for change in changes}
        self.off = off
        self.term, self.is_workday = cache(self._term), cache(self._is_workday)

    def _is_workday(self, date_: date) -> bool:
        """Whether people work that day."""
        known = self.changes.get(date_)
        return date_ not in self.off(date_.year) if known is None else known

    def _term(self, start: date, days: int) -> Term:
        """The term of so many working days that `start` sets off."""
        due = next(islice(filter(self.is_workday, following(start)), days - 1, None))
        within = [start + DAY * number for number in range(1, (due - start).days + 1)]
        rest = tuple(each for each in within if each.weekday() < 5 and not self.is_workday(each))  # noqa: PLR2004  Saturday
        work = tuple(each for each in within if each.weekday() >= 5 and self.is_workday(each))  # noqa: PLR2004
        return Term(start, days, due, rest, work)


def following(day_: date) -> Iterator[date]:
    """The days after a day."""
    while True:
        day_ += DAY
        yield day_
