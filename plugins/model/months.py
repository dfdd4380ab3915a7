"""Months, each of which goes by its first day."""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

T = TypeVar("T")


@cache
def first_of_month(day: date) -> date:
    """The first day of the month that a day is in."""
    return day.replace(day=1)


def by_month(things: Sequence[T], day_of: Callable[[T], date]) -> Iterator[tuple[date, Sequence[T]]]:
    """Each month with its things, which come newest first."""
    start = 0
    while start < len(things):
        month = first_of_month(day_of(things[start]))
        end = bisect(things, -month.toordinal(), start, key=lambda thing: -day_of(thing).toordinal())
        yield month, things[start:end]
        start = end
