"""Meetings and other events.   → ``/events/``, ``/events/<year>/<month>/``, ``/events/<council>/<date>-<name>/``, ``/councils/<council>/events/<year>/``"""

from calendar import Calendar
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Link, Pages, link_to
from plugins.engine.settings import Settings
from plugins.model.event import Event
from plugins.model.months import by_month
from plugins.model.site import Site

LATEST = 20


class Row(NamedTuple):
    """An event in a list."""

    url: str
    title: str
    lang: str
    """Empty where it is in the reader's language."""
    day: str
    last_day: str
    """Empty where it takes one day."""
    time: str
    kind: str
    state: str
    place: str
    council: Link


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """The calendar of all events, and the events of each council."""
    yield Group("events", of_all, site.part(site.entries.of(Event)))
    for slug, part in site.council_parts.items():
        yield Group(f"events/{slug}", of_council, part, (slug,))


def of_all(site: Site, settings: Settings) -> Iterator[Artifact]:
    """What is to come, and the months."""
    pages = Pages(site, settings)
    events = site.entries.events
    for lang in site.languages:
        rows = {event.place.item: row(pages, event, lang) for event in events}
        yield upcoming(pages, events, rows, lang)
        yield from months(pages, events, rows, lang)


def of_council(site: Site, settings: Settings, slug: str) -> Iterator[Artifact]:
    """The years of a council, and a page for each of its own events in the languages it is written in."""
    pages = Pages(site, settings)
    events = site.entries.events
    for lang in site.languages:
        title = site.councils[slug].text(lang).title
        years = tuple((year, pages.addresses.url(lang, year_address(slug, year))) for year, _ in groupby(events, lambda event: event.first_day.year))
        for year, each in groupby(events, lambda event: event.first_day.year):
            shown = {"year": year, "years": years, "rows": [row(pages, event, lang) for event in each], "council": pages.councils[lang][slug]}
            yield pages.page(lang, year_address(slug, year), "events/year.html", title=title, channel=channel(slug, title), **shown)
        for event in events:
            if event.place.council == slug and lang in event.texts:
                yield event_page(pages, event, lang)


def channel(slug: str, name: str) -> tuple[str, str]:
    """A council's feed of events."""
    return f"events/councils/{slug}", name


def year_address(council: str, year: int) -> str:
    """Where a council's events of a year stand."""
    return f"councils/{council}/events/{year}/"


def month_address(day: date) -> str:
    """Where the events of a month stand."""
    return f"events/{day.year}/{day.month:02}/"


def state_of(event: Event, day: date) -> str:
    """What is to be said of an event on a day: what its file says, or that it is over without any word of what became of it."""
    if event.status in ("announced", "moved") and (event.last_day or event.first_day) < day:
        return "past"
    return event.status


def row(pages: Pages, event: Event, lang: str) -> Row:
    """An event for lists in `lang`."""
    url, title, other = link_to(pages.site, event, lang)
    council = pages.councils[lang][event.place.council]
    time = event.starts.isoformat("minutes") if event.starts else ""
    place = event.text(lang).words.get("venue", "")
    return Row(url, title, other, str(event.first_day), str(event.last_day or ""), time, event.kind, state_of(event, pages.settings.build_date), place, council)


def upcoming(pages: Pages, events: Sequence[Event], rows: dict[str, Row], lang: str) -> Artifact:
    """What is to come, what was last, and the way to all months."""
    today = pages.settings.build_date
    ahead = [event for event in events if (event.last_day or event.first_day) >= today]
    behind = [event for event in events if (event.last_day or event.first_day) < today]
    archive = [(str(day), pages.addresses.url(lang, month_address(day)), len(each)) for day, each in by_month(events, lambda event: event.first_day)]
    return pages.page(
        lang,
        "events/",
        "events/list.html",
        title="",
        ahead=[rows[event.place.item] for event in reversed(ahead)],
        behind=[rows[event.place.item] for event in behind[:LATEST]],
        years=[(year, list(each)) for year, each in groupby(archive, lambda month: month[0][:4])],
        calendar=pages.addresses.absolute(pages.addresses.url(lang, "calendar/all.ics")),
        channel=("events/all", ""),
    )


def months(pages: Pages, events: Sequence[Event], rows: dict[str, Row], lang: str) -> Iterator[Artifact]:
    """A calendar page for each month that has events."""
    known = [*by_month(events, lambda event: event.first_day)]
    for number, (day, of_month) in enumerate(known):
        by_day: dict[date, list[Row]] = {}
        for event in reversed(of_month):
            by_day.setdefault(event.first_day, []).append(rows[event.place.item])
        weeks = [
            [(str(each) if each.month == day.month else "", by_day.get(each, []) if each.month == day.month else []) for each in week]
            for week in Calendar().monthdatescalendar(day.year, day.month)
        ]
        beside = [known[number + step][0] if 0 <= number + step < len(known) else None for step in (1, -1)]
        older, newer = ((str(each), pages.addresses.url(lang, month_address(each))) if each else None for each in beside)
        shown: dict[str, Any] = {"month": str(day), "weeks": weeks, "older": older, "newer": newer}
        yield pages.page(lang, month_address(day), "events/month.html", title="", channel=("events/all", ""), **shown)


def event_page(pages: Pages, event: Event, lang: str) -> Artifact:
    """An event's page."""
    text = event.texts[lang]
    slug = event.place.council
    name = pages.councils[lang][slug].text
    address = pages.addresses.url(lang, f"calendar/councils/{slug}.ics")
    return pages.page(
        lang,
        event.place.address,
        "events/item.html",
        title=text.title,
        record=event,
        kind=event.kind,
        state=state_of(event, pages.settings.build_date),
        status=event.status,
        begins=as_text(event.begins),
        finishes=as_text(event.finishes) if event.starts and event.finishes else "",
        first_day=str(event.first_day),
        last_day=str(event.last_day or ""),
        time=event.starts.isoformat("minutes") if event.starts else "",
        until=event.ends.isoformat("minutes") if event.ends else "",
        planned=str(event.place.day) if event.moved_to else "",
        place=text.words.get("venue", ""),
        online=event.online,
        announced_on=str(event.announced_on or ""),
        agenda_published_on=str(event.agenda_published_on or ""),
        present=event.present,
        members_present=event.members_present,
        competition=[str(event.apply_by or ""), event.apply_to, text.words.get("postal_address", ""), text.words.get("papers_needed", "")],
        documents=[link_to(pages.site, document, lang) for document in pages.site.followers.get(event.place.item, ())],
        agenda=[(item.number, item.title, item.result, [(each.url, each.title) for each in item.files]) for item in event.agenda],
        drafts=[(each.url, each.title, str(each.published_on or "")) for each in event.drafts],
        sources=[(each.url, each.title) for each in event.sources],
        facts_lang=event.place.lang if event.place.lang != lang else "",
        belongs=pages.belonging(lang, event.councils),
        calendar=pages.addresses.absolute(address),
        channel=channel(slug, name),
    )


def as_text(moment: datetime | date | None) -> str:
    """A time with its zone, or a day, in ISO 8601."""
    return moment.isoformat() if moment else ""


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
