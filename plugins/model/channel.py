"""What a subscriber can follow: everything, a region, a council."""

from collections.abc import Iterator
from typing import NamedTuple

from plugins.model.record import Entry
from plugins.model.site import Site

FEED_KINDS = ("atom", "rss")


class Channel(NamedTuple):
    """A stream of entries."""

    name: str
    """``all``, ``regions/<slug>`` or ``councils/<slug>``."""
    title: str
    """The region's or the council's name; empty for everything."""
    page: str
    """The link to the page it tells of."""
    entries: tuple[Entry, ...]
    """Newest first."""


def channels(site: Site, lang: str) -> Iterator[Channel]:
    """All channels, titled in `lang`."""
    addresses = site.addresses
    yield Channel("all", "", addresses.url(lang, "news/"), site.entries)
    for region in site.regions.values():
        name = f"regions/{region.slug}"
        yield Channel(name, region.name[lang], addresses.url(lang, f"{name}/"), site.by_region.get(region.slug, ()))
    for slug, council in site.councils.items():
        text = council.text(lang)
        yield Channel(f"councils/{slug}", text.title, addresses.url(text.lang, council.place.address), site.by_council.get(slug, ()))


def feed_address(channel: str, kind: str) -> str:
    """The address of a channel's feed below a language's root: ``feeds/councils/astana.atom.xml``."""
    return f"feeds/{channel}.{kind}.xml"
