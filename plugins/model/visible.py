"""What of the content is to be seen on a day, and what is left of the rest."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime

from plugins.model import ZONE
from plugins.model.event import Event
from plugins.model.place import Misplaced, place_of
from plugins.model.problem import Problem
from plugins.model.record import Entry
from plugins.model.source import SourceFile
from plugins.model.submitted import Submitted
from plugins.model.types import SHAPES


def is_held(entry: Entry) -> bool:
    """Whether a person has to look at it before it is published."""
    return isinstance(entry, Submitted) and bool(entry.hold)


def is_hidden(entry: Entry) -> bool:
    """Whether its text was taken down."""
    return isinstance(entry, Submitted) and entry.hidden_on is not None


def unannounced(entries: Iterable[Entry], build_date: date) -> Iterator[Problem]:
    """Events to come that do not say since when they may be shown."""
    for entry in entries:
        if isinstance(entry, Event) and entry.day > build_date and not entry.announced_on:
            yield Problem(entry.text("").path, 1, 1, "event_unannounced")


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
