"""What intake has to know of a form service: its own columns, and how its JSON is laid out."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, tzinfo
from typing import Any, NamedTuple

Row = Mapping[str, Any]
"""The answers of one submission by their labels or names."""


class Partial(ValueError):
    """The file holds one page of several."""


def rows_of(data: Any) -> Iterable[Row]:
    """The submissions of a JSON export: a list, a list under some key, or one submission alone. Raises `Partial`."""
    if isinstance(data, dict):
        if data.get("next"):
            raise Partial
        for name in ("results", "submissions", "value", "data", "rows"):
            if isinstance(data.get(name), list):
                return rows_of(data[name])
        return [data]
    return [each if isinstance(each, dict) else {} for each in data] if isinstance(data, list) else []


def as_it_is(row: Row) -> Row:
    """A row that needs no change."""
    return row


class Service(NamedTuple):
    """A form service."""

    name: str
    id: tuple[str, ...] = ()
    """The columns that may hold the submission's own id."""
    time: tuple[str, ...] = ()
    """The columns that may hold the time of sending."""
    zone: tzinfo = UTC
    """Of times that do not say theirs."""
    unpack: Callable[[Any], Iterable[Row]] = rows_of
    """JSON → rows."""
    adapt: Callable[[Row], Row] = as_it_is
    """A row of the service's own making → labels or names with plain answers."""
