"""HTML pages: what every page shows around its own content, and the parts that many of them show."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from plugins.engine.artifact import Artifact, Listing, Part, Tools
from plugins.engine.settings import Settings
from plugins.engine.words import alphabetical
from plugins.model import ZONE
from plugins.model.channel import FEED_KINDS, feed_address
from plugins.model.council import Council
from plugins.model.record import Entry, Record, Text
from plugins.model.site import Site
from plugins.reading.markdown import with_addresses

BASE = ("static/site.css", "static/icon.svg")
"""What the skeleton of every page links to."""


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


@dataclass(frozen=True)
class Frame(Part):
    """What all pages of a language show alike."""

    root: str
    home: str
    standing: tuple[Link, ...]


@dataclass(frozen=True)
class Card(Part):
    """An entry in a list."""

    url: str
    title: str
    lang: str
    """Empty where the entry is in the reader's language."""
    summary: str
    day: str
    councils: tuple[Link, ...]


class Body(NamedTuple):
    """A text's body as a view holds it."""

    digest: str
    broken: tuple[str, ...]
    """The addresses in it that lead nowhere."""


class Pages:
    """Makes the HTML artifacts of a site."""

    def __init__(self, site: Site, settings: Settings) -> None:
        self.site, self.settings, self.addresses = site, settings, site.addresses
        self.frames = {lang: Frame(*frame(site, lang)) for lang in site.languages}
        self.made: dict[tuple[str, str], Card] = {}
        self.councils = {lang: {slug: link_to(site, council, lang) for slug, council in site.councils.items()} for lang in site.languages}

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

        It exists in the languages of the `record` whose page it is, in `languages`, or else in all.
        """
        there = (record.texts if record else languages) or self.site.languages
        languages = [each for each in self.site.languages if each in there]
        alternates = tuple((each, self.addresses.absolute(self.addresses.url(each, address))) for each in languages)
        text = record.texts[lang] if record else None
        view = {
            "template": template,
            "lang": lang,
            "title": title,
            "address": address,
            "canonical": self.addresses.absolute(self.addresses.url(lang, address)),
            "alternates": alternates,
            "switch": tuple((each, self.addresses.url(each, address if each in languages else "")) for each in self.site.languages),
            "frame": self.frames[lang],
            "home": self.frames[lang].home,
            "description": text.summary if text else "",
            "feeds": (),
            "source": self.source(text) if text else None,
            "body": Body(text.body, tuple(sorted(text.broken))) if text and text.body else None,
            "headings": text.headings if text else (),
            **shown,
        }
        changed = str(self.site.changed[text.path].date()) if text and text.path in self.site.changed else ""
        uses = (f"templates/{template}", f"locale/{lang}", *BASE)
        return Artifact(self.addresses.path(lang, address), render_page, view, uses, Listing(view["canonical"], alternates, changed))

    def source(self, text: Text) -> dict[str, str]:
        """Where a page's file can be edited, and when it was last changed."""
        changed = self.site.changed.get(text.path)
        repository, branch = self.settings.repository, self.settings.branch
        return {
            "changed": str(changed.astimezone(ZONE).date()) if changed else "",
            "edit": f"{repository}/edit/{branch}/content/{text.path}" if repository else "",
            "history": f"{repository}/commits/{branch}/content/{text.path}" if repository else "",
        }

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

    def feeds(self, lang: str, name: str, of: str) -> tuple[FeedLink, ...]:
        """Links to the feeds of the channel called `name`, such as ``councils/astana``."""
        return tuple(FeedLink(self.addresses.url(lang, feed_address(name, kind)), of, kind) for kind in FEED_KINDS)

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
                "entries": len(self.site.by_region.get(region.slug, ())),
            }
            for region in regions
        )


def frame(site: Site, lang: str) -> tuple[str, str, tuple[Link, ...]]:
    """What the frame of a language holds."""
    return site.addresses.file(""), site.addresses.url(lang, ""), tuple(link_to(site, page, lang) for page in site.pages)


def link_to(site: Site, record: Record, lang: str) -> Link:
    """A link to a record: to its page in `lang`, or else to where it is."""
    text = record.text(lang)
    return Link(site.addresses.url(text.lang, record.place.address), text.title, "" if text.lang == lang else text.lang)


def council_links(site: Site, councils: Iterable[Council], lang: str) -> tuple[Link, ...]:
    """Links to councils, by name."""
    return tuple(sorted((link_to(site, council, lang) for council in councils), key=lambda link: alphabetical(link.text)))


def body_html(body: Body, tools: Tools) -> str:
    """The body's HTML without its dead links."""
    html = tools.bodies[body.digest]
    return with_addresses(html, lambda url: None if url in body.broken else url) if body.broken else html


def render_page(view: dict[str, Any], tools: Tools) -> bytes:
    """The page as HTML."""
    body = Markup(body_html(view["body"], tools)) if view["body"] else ""  # noqa: S704  made by the sanitiser
    return tools.theme.render(view["template"], view["lang"], {**view, "body": body}).encode()
