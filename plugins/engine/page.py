"""HTML pages: what every page shows around its own content, and the parts that many of them show."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

from markupsafe import Markup

from plugins.engine.artifact import Artifact, Listing, Tools
from plugins.engine.bars import with_bars
from plugins.engine.settings import Publication, Settings
from plugins.engine.words import alphabetical
from plugins.model import ZONE
from plugins.model.addresses import Addresses
from plugins.model.channel import FEED_KINDS, feed_address, stream_of
from plugins.model.council import Council
from plugins.model.news import News
from plugins.model.record import Entry, Record, Text
from plugins.model.site import Site
from plugins.reading.markdown import with_addresses

BASE = ("static/site.css", "static/icon.svg")
"""What the skeleton of every page links to."""


CARD = (1200, 630)
"""Width and height, in pixels, of the image that others' sites show beside a link."""


class Link(NamedTuple):
    """A link to a page."""

    url: str
    text: str
    lang: str = ""
    """Empty where the page is in the reader's language."""


class FeedLink(NamedTuple):
    """A link to a feed."""

    url: str
    of: str
    """What it tells of; empty for everything."""
    kind: str
    """``atom`` or ``rss``."""
    stream: str
    """The kind of entries that it tells of alone; empty for everything."""


class Frame(NamedTuple):
    """What all pages of a language show alike."""

    standing: tuple[Link, ...]


class Card(NamedTuple):
    """An entry in a list."""

    url: str
    title: str
    lang: str
    """Empty where the entry is in the reader's language."""
    summary: str
    day: str
    councils: tuple[Link, ...]


class Belonging(NamedTuple):
    """The councils and regions that an entry belongs to."""

    councils: tuple[Link, ...]
    regions: tuple[Link, ...]


class Cited(NamedTuple):
    """A law as it is cited."""

    url: str
    act: str
    articles: tuple[tuple[str, ...], ...]
    """Each as article, paragraph and subparagraph, as far as they are given."""


class Pages:
    """Makes the HTML artifacts of a site."""

    def __init__(self, site: Site, settings: Settings) -> None:
        self.site, self.settings, self.addresses = site, settings, site.addresses
        self.frames = {lang: Frame(tuple(link_to(site, page, lang) for page in site.pages)) for lang in site.languages}
        self.councils = {lang: {slug: link_to(site, council, lang) for slug, council in site.councils.items()} for lang in site.languages}
        self.made: dict[tuple[str, str], Card] = {}
        self.belonging = cache(self._belonging)

    def page(
        self,
        lang: str,
        address: str,
        template: str,
        *,
        title: str,
        record: Record | None = None,
        languages: Collection[str] = (),
        **shown: Any,
    ) -> Artifact:
        """The page at `address` in `lang`, which shows `shown`.

        It exists in the languages of the `record` whose page it is, in `languages`, or else in all. The bodies of
        texts in `further` are shown under their names.
        """
        there = (record.texts if record else languages) or self.site.languages
        languages = tuple(each for each in self.site.languages if each in there)
        text = record.texts[lang] if record else None
        changed = self.site.changed.get(text.path) if text else None
        last = str(changed.astimezone(ZONE).date()) if changed else ""
        view: dict[str, Any] = {"template": template, "lang": lang, "address": address, "languages": languages, "title": title, "text": text, "changed": last}
        view |= {"frame": self.frames[lang], "channel": None, "further": {}, "card": council_of(record)}
        uses = (f"templates/{template}", f"locale/{lang}", *BASE)
        listing = Listing(lang, address, languages, last)
        return Artifact(self.addresses.path(lang, address), render_page, view | shown, uses, listing)

    def cards(self, entries: Iterable[Entry], lang: str) -> tuple[Card, ...]:
        """Entries for a list in `lang`."""
        return tuple(self.card(entry, lang) for entry in entries)

    def card(self, entry: Entry, lang: str) -> Card:
        """An entry as it stands in lists."""
        known = self.made.get((entry.place.item, lang))
        if known is None:
            url, title, other = link_to(self.site, entry, lang)
            councils = tuple(self.councils[lang][slug] for slug in entry.councils)
            known = Card(url, title, other, entry.text(lang).summary, str(entry.day), councils)
            self.made[entry.place.item, lang] = known
        return known

    def _belonging(self, lang: str, slugs: tuple[str, ...]) -> Belonging:
        """What belongs to some councils."""
        site = self.site
        regions = dict.fromkeys(region for slug in slugs if (region := site.councils[slug].region))
        return Belonging(
            tuple(self.councils[lang][slug] for slug in slugs),
            tuple(Link(self.addresses.url(lang, f"regions/{region}/"), site.regions[region].name[lang]) for region in regions),
        )

    def cited(self, lang: str, *names: str) -> tuple[Cited, ...]:
        """What the laws say on something, by the names of ``laws.yml``; nothing where the site has no laws."""
        known = (self.site.provisions[name] for name in names if name in self.site.provisions)
        return tuple(Cited(self.in_language(each.act.address, lang), self.in_language(each.act.short, lang), each.articles) for each in known)

    def in_language(self, texts: Mapping[str, str], lang: str) -> str:
        """A text in a language, or in the first one that it is there in."""
        return texts.get(lang) or next(iter(texts.values()))

    def tiles(self, lang: str) -> tuple[dict[str, Any], ...]:
        """The regions for the map of tiles, from north to south and west to east."""
        regions = sorted(self.site.regions.values(), key=lambda region: (region.row, region.column))
        return tuple(
            {
                "url": self.addresses.url(lang, f"regions/{region.slug}/"),
                "name": region.name[lang],
                "row": region.row,
                "column": region.column,
                "city": region.kind == "city",
                "councils": len(self.site.councils_in(region.slug)),
                "entries": len(self.site.by_region[region.slug].of(News)),
            }
            for region in regions
        )


def link_to(site: Site, record: Record, lang: str) -> Link:
    """A link to a record: to its page in `lang`, or else to where it is."""
    there, address = record.page(lang)
    return Link(site.addresses.url(there, address), record.text(lang).title, "" if there == lang else there)


def council_links(site: Site, councils: Iterable[Council], lang: str) -> tuple[Link, ...]:
    """Links to councils, by name."""
    return tuple(sorted((link_to(site, council, lang) for council in councils), key=lambda link: alphabetical(link.text)))


def council_of(record: Record | None) -> str:
    """The council that a record is or belongs to; empty for everything else."""
    if record is None:
        return ""
    return record.place.slug if isinstance(record, Council) else record.place.council


def card_address(council: str) -> str:
    """Where the image of a council is, below a language's root; that of the site without one."""
    return f"cards/{council or 'site'}.png"


def render_page(view: dict[str, Any], tools: Tools) -> bytes:
    """The page as HTML."""
    text: Text | None = view["text"]
    shown = {
        **view,
        **places(view, tools.publication.addresses),
        "source": source(text, view["changed"], tools.publication) if text else None,
        "description": text.summary if text else "",
        "headings": text.headings if text else (),
        "body": body_html(text, tools) if text else Markup(),
        "bodies": {name: body_html(other, tools) for name, other in view["further"].items()},
    }
    return tools.theme.render(view["template"], view["lang"], shown).encode()


def places(view: dict[str, Any], addresses: Addresses) -> dict[str, Any]:
    """Where a page is, and where its head and frame lead."""
    lang, address, languages, channel = view["lang"], view["address"], view["languages"], view["channel"]
    return {
        "root": addresses.file(""),
        "home": addresses.url(lang, ""),
        "canonical": addresses.absolute(addresses.url(lang, address)),
        "alternates": [(each, addresses.absolute(addresses.url(each, address))) for each in languages],
        "image": addresses.absolute(addresses.url(lang, card_address(view["card"]))),
        "site": addresses.absolute(addresses.url(lang, "")),
        "switch": [(each, addresses.url(each, address if each in languages else "")) for each in addresses.languages],
        "feeds": feed_links(addresses, lang, *channel) if channel else (),
        "feed_links": partial(feed_links, addresses, lang),
    }


def feed_links(addresses: Addresses, lang: str, name: str, of: str) -> tuple[FeedLink, ...]:
    """Links to the feeds of a channel, which tells of `of`."""
    return tuple(FeedLink(addresses.url(lang, feed_address(name, kind)), of, kind, stream_of(name)) for kind in FEED_KINDS)


def source(text: Text, changed: str, publication: Publication) -> dict[str, str]:
    """Where a page's file can be edited, and when it was last changed."""
    repository, branch = publication.repository, publication.branch
    return {
        "changed": changed,
        "edit": f"{repository}/edit/{branch}/content/{text.path}" if repository else "",
        "history": f"{repository}/commits/{branch}/content/{text.path}" if repository else "",
    }


def body_html(text: Text, tools: Tools) -> Markup:
    """The body's HTML without its dead links."""
    html = with_bars(tools.bodies[text.body]) if text.body else ""
    return Markup(with_addresses(html, lambda url: None if url in text.broken else url) if text.broken else html)  # noqa: S704  made by the sanitiser
