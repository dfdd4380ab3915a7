"""Calendars to subscribe to (iCalendar, RFC 5545).   → ``/calendar/all.ics``, ``/calendar/regions/<region>.ics``, ``/calendar/councils/<council>.ics``"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from plugins.engine.artifact import Artifact, Tools, planning
from plugins.engine.group import Group
from plugins.engine.settings import Settings
from plugins.model import ZONE
from plugins.model.channel import scopes, titled
from plugins.model.event import Event
from plugins.model.site import Site

MOST = 1_000
"""Events that a calendar holds, the latest: it is loaded anew each day, and Google's takes no more than a megabyte."""
END = b"END:VCALENDAR\r\n"
SEQUENCES = {"announced": 0, "held": 0, "moved": 1, "cancelled": 2}
"""How often an event was changed in a way that those who subscribed must be told of (RFC 5545, 3.8.7.4)."""


class CalendarEntry(NamedTuple):
    """An event as a calendar shows it."""

    uid: str
    url: str
    title: str
    lang: str
    summary: str
    place: str
    kind: str
    status: str
    begins: datetime | date
    finishes: datetime | date | None
    changed: datetime


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """A calendar for everything, each region and each council."""
    for name, part in scopes(site):
        yield Group(f"calendar/{name}", of_scope, part, (name,))


def of_scope(site: Site, settings: Settings, name: str) -> Iterator[Artifact]:
    """The calendar of everything, of a region or of a council, in each language."""
    for lang in site.languages:
        entries = [calendar_entry(site, settings, event, lang) for event in site.entries.events[:MOST]]
        view = {"lang": lang, "of": titled(site, name, lang)[0], "entries": entries}
        yield Artifact(site.addresses.path(lang, f"calendar/{name}.ics"), render_calendar, view, (f"locale/{lang}",))


def calendar_entry(site: Site, settings: Settings, event: Event, lang: str) -> CalendarEntry:
    """An event for the calendars in `lang`."""
    text = event.text(lang)
    return CalendarEntry(
        uid=f"{event.place.item.replace('/', '-')}@{settings.publication.tag_authority.partition(',')[0]}",
        url=site.addresses.absolute(site.addresses.url(*event.page(lang))),
        title=text.title,
        lang=text.lang,
        summary=text.summary,
        place=text.words.get("venue", "") or event.online,
        kind=event.kind,
        status=event.status,
        begins=event.begins,
        finishes=event.finishes,
        changed=site.changed.get(text.path, datetime.combine(event.day, time(), ZONE)).astimezone(UTC),
    )


def render_calendar(view: dict[str, Any], tools: Tools) -> bytes:
    """The calendar; times are written in UTC, so that no reader needs to know when Kazakhstan moved its clocks."""
    from icalendar import Calendar  # noqa: PLC0415  loads sixty modules, and most builds change no calendar

    gettext = tools.catalogues.site(view["lang"]).gettext
    calendar = Calendar()
    calendar.add("prodid", "-//Ashyq Kenes//ashyq-kenes//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", gettext("Meetings: {name}").format(name=view["of"]) if view["of"] else gettext("Meetings of public councils"))
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"value": "DURATION"})
    frame: bytes = calendar.to_ical()
    return b"".join([frame.removesuffix(END), *map(component, view["entries"]), END])


@lru_cache(maxsize=10_000)
def component(entry: CalendarEntry) -> bytes:
    """An event of the calendar; most are in three."""
    from icalendar import Event as CalendarEvent  # noqa: PLC0415

    event = CalendarEvent()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("sequence", SEQUENCES[entry.status])
    event.add("status", "CANCELLED" if entry.status == "cancelled" else "CONFIRMED")
    event.add("summary", entry.title, parameters={"language": entry.lang})
    event.add("dtstart", in_utc(entry.begins))
    if entry.finishes:
        event.add("dtend", in_utc(entry.finishes))
    if entry.place:
        event.add("location", entry.place)
    if entry.summary:
        event.add("description", entry.summary)
    event.add("categories", [entry.kind])
    event.add("url", entry.url)
    data: bytes = event.to_ical()
    return data


def in_utc(moment: datetime | date) -> datetime | date:
    """A time in UTC; days stay days."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
