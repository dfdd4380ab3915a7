"""What a subscriber can follow: everything, a region, a council."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plugins.model.answer import Answer
from plugins.model.conclusion import Conclusion
from plugins.model.contribution import Contribution
from plugins.model.discussion import Discussion
from plugins.model.document import Document
from plugins.model.entries import Entries
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
    entries: Sequence[Entry]
    """Newest first."""
    stream: str
    """One of `STREAMS`."""


def scopes(site: Site) -> Iterator[tuple[str, Site]]:
    """Everything, each region and each council, by the names of their channels: the parts of the site that they tell of."""
    yield "all", site
    for slug, part in site.region_parts.items():
        yield f"regions/{slug}", part
    for slug, part in site.council_parts.items():
        yield f"councils/{slug}", part


def channels(site: Site, lang: str) -> Iterator[Channel]:
    """All channels, titled in `lang`."""
    for name, part in scopes(site):
        yield from channels_of(part, name, lang)


def channels_of(site: Site, name: str, lang: str) -> Iterator[Channel]:
    """The channels of one of the `scopes`: everything, and each kind of entries alone; of a region or council only the kinds that it has."""
    title, page = titled(site, name, lang)
    for stream in STREAMS:
        entries = in_stream(site.entries, stream)
        if entries or not stream or name == "all":
            yield Channel(f"{stream}/{name}".lstrip("/"), title, page, entries, stream)


def titled(site: Site, name: str, lang: str) -> tuple[str, str]:
    """The title of one of the `scopes`, and the link to its page."""
    kind, _, slug = name.partition("/")
    if kind == "regions":
        return site.regions[slug].name[lang], site.addresses.url(lang, f"{name}/")
    if kind == "councils":
        text = site.councils[slug].text(lang)
        return text.title, site.addresses.url(text.lang, f"{name}/")
    return "", site.addresses.url(lang, "news/")


def in_stream(entries: Entries, stream: str) -> Sequence[Entry]:
    """Those of the entries that a stream tells of."""
    told = [type_ for type_ in entries.by_type if stream in STREAMS_OF.get(type_, ("",))]
    if len(told) < 2:  # noqa: PLR2004  most often there is but one type, or none
        return entries.by_type[told[0]] if told else ()
    return entries if len(told) == len(entries.by_type) else tuple(entry for entry in entries if type(entry) in told)


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
