"""Meetings of councils and whatever else they invite to (Law No. 383-V, Articles 13–14 and 17–21)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from plugins.model import ZONE
from plugins.model.fields import Keyed, clock, day, email, key, link, list_of, one_of, record, reference, text, whole, words
from plugins.model.place import Place, Shape
from plugins.model.record import N_, Citation, Entry

KINDS = ("meeting", "hearing", "report_hearing", "reception", "seminar", "competition", "conference")
MEETINGS = ("meeting", "report_hearing")
"""The kinds that the rules for meetings bind."""
STATUSES = ("announced", "held", "cancelled", "moved")


class AgendaItem(Keyed):
    """A question on the agenda."""

    title: str = key(text(400), "What it is about.")
    number: str = key(text(10), "Its number.", required=False, default="")
    result: str = key(text(1000), "What was decided, and on what grounds.", required=False, default="")
    files: tuple[Citation, ...] = key(list_of(record(Citation)), "Papers on it.", required=False, default=())


class Draft(Keyed):
    """A draft that is put up for discussion."""

    title: str = key(text(300), "What it is called.")
    url: str = key(link, "Where it can be read.")
    published_on: date | None = key(day, "Since when (Article 21(2)(2)).", required=False)


class Event(Entry):
    """A meeting, a hearing, a reception, a seminar…"""

    shape = Shape("events", per_council=True, dated=True)
    heading = N_("Event: {title}")
    sections = ("agenda", "documents")

    title = words(text(200), "What it is called.")
    summary = words(text(300), "One or two sentences for lists.", required=False)
    venue = words(text(300), "Where it takes place.", required=False)
    postal_address = words(text(300), "Where the papers for a competition are sent (Article 9(6)).", required=False)
    papers_needed = words(text(500), "What a candidate hands in (Article 10).", required=False)
    kind: str = key(one_of(*KINDS), "What it is.")
    status: str = key(one_of(*STATUSES), "What became of it.", required=False, default="announced")
    starts: time | None = key(clock, "When it begins, in Almaty's time; all day without it.", required=False)
    ends: time | None = key(clock, "When it ends.", required=False)
    last_day: date | None = key(day, "Its last day, where it has several.", required=False)
    moved_to: date | None = key(day, "The day that it was moved to.", required=False)
    online: str = key(link, "Where it can be followed.", required=False, default="")
    announced_on: date | None = key(day, "When it was announced; for hearings at least ten days before (Article 21(2)(1)).", required=False)
    agenda_published_on: date | None = key(day, "When the agenda was published (Article 14(1)(3)).", required=False)
    apply_by: date | None = key(day, "The last day to hand in papers for a competition.", required=False)
    apply_to: str = key(email, "The institution's e-mail for a competition.", required=False, default="")
    present: int | None = key(whole(0, 100_000), "How many took part.", required=False)
    members_present: int | None = key(whole(0, 1000), "How many of them are members of the council (Article 13(2)).", required=False)
    councils: tuple[str, ...] = key(list_of(reference("council")), "Further councils it belongs to.", required=False, default=())
    agenda: tuple[AgendaItem, ...] = key(list_of(record(AgendaItem)), "Its agenda.", required=False, default=())
    drafts: tuple[Draft, ...] = key(list_of(record(Draft)), "Drafts to be discussed.", required=False, default=())
    sources: tuple[Citation, ...] = key(list_of(record(Citation)), "Where it was found.", required=False, default=())

    @property
    def day(self) -> date:
        """The day it was announced; where that is not known, its own."""
        assert self.place.day is not None
        return self.announced_on or self.place.day

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        assert self.place.day is not None
        return self.moved_to or self.place.day

    @property
    def begins(self) -> datetime | date:
        """When it begins: a time in Almaty, or a whole day."""
        return datetime.combine(self.first_day, self.starts, ZONE) if self.starts else self.first_day

    @property
    def finishes(self) -> datetime | date | None:
        """When it is over: a time, or the day after its last whole one; None where that is not known."""
        if not self.starts:
            return (self.last_day or self.first_day) + timedelta(days=1)
        return datetime.combine(self.last_day or self.first_day, self.ends, ZONE) if self.ends else None

    @classmethod
    def wrong_body(cls, facts: Mapping[str, Any], body: str) -> str:  # noqa: ARG003
        """Date, kind and title are enough to announce something."""
        return ""

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What ends does so after it began, and what was moved has a new day."""
        first = values.get("moved_to") or place.day
        if values.get("ends") and not values.get("starts"):
            yield "ends", "ends_without_start"
        if first and values.get("last_day") and values["last_day"] < first:
            yield "last_day", "ends_before_start"
        if values.get("starts") and values.get("ends") and not values.get("last_day") and values["ends"] <= values["starts"]:
            yield "ends", "ends_before_start"
        if (values.get("status") == "moved") != bool(values.get("moved_to")) and values.get("status") != "cancelled" and values.get("status") != "held":
            yield ("status" if "status" in values else "moved_to"), "moved_without_day"
        if values.get("present") is not None and (values.get("members_present") or 0) > values["present"]:
            yield "members_present", "more_members_than_present"
        for name in ("announced_on", "agenda_published_on"):
            if first and values.get(name) and values[name] > max(first, place.day or first):
                yield name, "announced_after"
