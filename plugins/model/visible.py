"""What of the content is to be seen on a day, and what is left of the rest."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import TypeVar

from plugins.model import ZONE
from plugins.model.event import Event
from plugins.model.place import Misplaced, place_of
from plugins.model.problem import Problem
from plugins.model.record import Entry
from plugins.model.source import SourceFile
from plugins.model.submitted import Submitted
from plugins.model.types import SHAPES

E = TypeVar("E", bound=Entry)


def shown(entries: Iterable[E], build_date: date) -> list[E]:
    """Those whose day has come, and that nobody has to look at before they are published."""
    return [entry for entry in entries if entry.day <= build_date and not (isinstance(entry, Submitted) and entry.hold)]


def unannounced(events: Iterable[Event], build_date: date) -> Iterator[Problem]:
    """Events to come that do not say since when they may be shown."""
    for event in events:
        if event.day > build_date and not event.announced_on:
            yield Problem(event.text("").path, 1, 1, "event_unannounced")


def removed(known: Mapping[str, datetime], files: Mapping[str, SourceFile], languages: tuple[str, ...], build_date: date) -> set[str]:
    """The items that have no file any more, of the paths `known` and when each was last changed; none that went away before its day had come."""
    there = {file.place.item for file in files.values() if file.place}
    gone = set()
    for path, gone_at in known.items():
        if path not in files:
            with suppress(Misplaced):
                place = place_of(path, SHAPES, languages)
                if place.item not in there and (place.day is None or place.day <= min(build_date, gone_at.astimezone(ZONE).date())):
                    gone.add(place.item)
    return gone
