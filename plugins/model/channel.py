"""What a subscriber can follow: everything, a region, a council."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plugins.model.answer import Answer
from plugins.model.conclusion import Conclusion
from plugins.model.contribution import Contribution
from plugins.model.discussion import Discussion
from plugins.model.document import Document
from plugins.model.event import Event
from plugins.model.poll import Poll
from plugins.model.question import Question
from plugins.model.record import Entry
from plugins.model.site import Site

FEED_KINDS = ("atom", "rss")
STREAMS = ("", "questions", "events", "documents", "discussions", "polls")
"""What a channel tells of: everything, or one kind of entries alone."""
STREAMS_OF: Mapping[type[Entry], tuple[str, ...]] = {
    Question: ("", "questions"),
    Answer: ("", "questions"),
    Event: ("", "events"),
    Document: ("", "documents"),
    Discussion: ("", "discussions"),
    Conclusion: ("", "discussions"),
    Contribution: ("discussions",),  # so many on some days that they would push everything else out
    Poll: ("", "polls"),
}
"""The streams that tell of a type; of others only that of everything does."""


class Channel(NamedTuple):
    """A stream of entries."""

    name: str
    """``all``, ``regions/<slug>`` or ``councils/<slug>``; those that tell of one kind of entries begin with its name."""
    title: str
    """The region's or the council's name; empty for everything."""
    page: str
    """The link to the page it tells of."""
    entries: tuple[Entry, ...]
    """Newest first."""
    stream: str
    """One of `STREAMS`."""


def channels(site: Site, lang: str) -> Iterator[Channel]:
    """All channels, titled in `lang`."""
    addresses = site.addresses
    yield from streams("all", "", addresses.url(lang, "news/"), site.entries)
    for region in site.regions.values():
        name = f"regions/{region.slug}"
        yield from streams(name, region.name[lang], addresses.url(lang, f"{name}/"), site.by_region[region.slug])
    for slug, council in site.councils.items():
        text = council.text(lang)
        page = addresses.url(text.lang, council.place.address)
        yield from streams(f"councils/{slug}", text.title, page, site.by_council[slug])


def streams(name: str, title: str, page: str, entries: tuple[Entry, ...]) -> Iterator[Channel]:
    """Everything, and each kind of entries alone; of a region or council only the kinds that it has."""
    told: dict[str, list[Entry]] = {stream: [] for stream in STREAMS}
    for entry in entries:
        for stream in STREAMS_OF.get(type(entry), ("",)):
            told[stream].append(entry)
    for stream, of_stream in told.items():
        if of_stream or not stream or name == "all":
            yield Channel(f"{stream}/{name}".lstrip("/"), title, page, tuple(of_stream), stream)


def debates(site: Site, lang: str) -> Iterator[Channel]:
    """A channel for each discussion: what was said and concluded in it."""
    said: dict[str, list[Entry]] = {}
    for entry in site.entries:
        if isinstance(entry, Discussion | Contribution | Conclusion):
            said.setdefault(entry.place.shown_on, []).append(entry)
    for discussion in site.entries.of(Discussion):
        page = site.addresses.url(*discussion.page(lang))
        yield Channel(debate_name(discussion), discussion.text(lang).title, page, tuple(said[discussion.place.item]), "discussions")


def debate_name(discussion: Discussion) -> str:
    """The name of a discussion's channel: ``discussions/topics/astana/2026-03-01-parks``."""
    return discussion.place.item.replace("discussions/", "discussions/topics/", 1)


def stream_of(channel: str) -> str:
    """The stream of the channel of that name."""
    first = channel.partition("/")[0]
    return first if first in STREAMS else ""


def feed_address(channel: str, kind: str) -> str:
    """The address of a channel's feed below a language's root: ``feeds/councils/astana.atom.xml``."""
    return f"feeds/{channel}.{kind}.xml"
