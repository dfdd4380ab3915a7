"""Entries, newest first, and those of each type among them."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar, cast

from plugins.model.event import Event
from plugins.model.record import Entry

E = TypeVar("E", bound=Entry)


class Entries(tuple[Entry, ...]):
    """Some entries, newest first; they are sorted out by type once, whoever asks."""

    def of(self, type_: type[E]) -> Sequence[E]:
        """Those of a type."""
        return cast("Sequence[E]", self.by_type.get(type_, ()))

    @cached_property
    def events(self) -> Sequence[Event]:
        """The events, the latest first: they are published before they take place."""
        return sorted(self.of(Event), key=lambda event: (event.first_day, event.place.item), reverse=True)

    @cached_property
    def by_type(self) -> dict[type[Entry], list[Entry]]:
        """Those of each type."""
        types: defaultdict[type[Entry], list[Entry]] = defaultdict(list)
        for entry in self:
            types[type(entry)].append(entry)
        return dict(types)
