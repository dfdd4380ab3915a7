"""What a subscriber can follow: everything, a region, a council."""

from collections.abc import Iterator
from typing import NamedTuple

from plugins.model.answer import Answer
from plugins.model.question import Question
from plugins.model.record import Entry
from plugins.model.site import Site

FEED_KINDS = ("atom", "rss")
QUESTIONS = "questions/"
"""How the names of channels begin that tell of questions and answers alone."""


class Channel(NamedTuple):
    """A stream of entries."""

    name: str
    """``all``, ``regions/<slug>`` or ``councils/<slug>``; those of questions begin with ``questions/``."""
    title: str
    """The region's or the council's name; empty for everything."""
    page: str
    """The link to the page it tells of."""
    entries: tuple[Entry, ...]
    """Newest first."""

    @property
    def questions(self) -> bool:
        """Whether it tells of questions and answers alone."""
        return self.name.startswith(QUESTIONS)


def channels(site: Site, lang: str) -> Iterator[Channel]:
    """All channels, titled in `lang`."""
    addresses = site.addresses
    yield from streams("all", "", addresses.url(lang, "news/"), site.entries)
    for region in site.regions.values():
        name = f"regions/{region.slug}"
        yield from streams(name, region.name[lang], addresses.url(lang, f"{name}/"), site.by_region.get(region.slug, ()))
    for slug, council in site.councils.items():
        text = council.text(lang)
        page = addresses.url(text.lang, council.place.address)
        yield from streams(f"councils/{slug}", text.title, page, site.by_council.get(slug, ()))


def streams(name: str, title: str, page: str, entries: tuple[Entry, ...]) -> Iterator[Channel]:
    """Everything, and the questions and answers alone."""
    yield Channel(name, title, page, entries)
    yield Channel(f"{QUESTIONS}{name}", title, page, tuple(entry for entry in entries if isinstance(entry, Question | Answer)))


def feed_address(channel: str, kind: str) -> str:
    """The address of a channel's feed below a language's root: ``feeds/councils/astana.atom.xml``."""
    return f"feeds/{channel}.{kind}.xml"
