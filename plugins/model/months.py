"""Months, each of which goes by its first day."""

from datetime import date
from functools import cache


@cache
def first_of_month(day: date) -> date:
    """The first day of the month that a day is in."""
    return day.replace(day=1)
