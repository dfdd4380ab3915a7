"""RSS 2.0 and Atom (RFC 4287) of each channel in each language, and an OPML list of them.

→ ``/feeds/all.atom.xml``, ``/feeds/regions/<region>.rss.xml``, ``/feeds/councils/<council>.atom.xml``…, ``/feeds.opml``
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, time
from typing import NamedTuple

from feedgen.feed import FeedGenerator
from lxml import etree

from plugins.engine.artifact import Artifact, Tools, planning
from plugins.engine.group import Group
from plugins.engine.settings import Settings
from plugins.model import ZONE
from plugins.model.addresses import Addresses
from plugins.model.channel import FEED_KINDS, Channel, channels, channels_of, debates, feed_address, in_stream, scopes
from plugins.model.record import Entry, Text
from plugins.model.site import Site
from plugins.reading.markdown import with_addresses

NEWEST = 30
EPOCH = datetime(2017, 1, 1, tzinfo=UTC)
"""When a feed without entries was last updated."""


class FeedEntry(NamedTuple):
    """An entry as a feed shows it."""

    id: str
    """A tag URI (RFC 4151), which outlives a change of domain or title."""
    url: str
    title: str
    heading: str
    """What stands around the title, to be translated."""
    lang: str
    summary: str
    body: str
    """Its digest."""
    broken: tuple[str, ...]
    """Addresses in it that lead nowhere."""
    published: datetime
    updated: datetime
    councils: tuple[tuple[str, str], ...]
    """Slug and name of each."""


class Feed(NamedTuple):
    """A feed in one language and format."""

    kind: str
    lang: str
    id: str
    of: str
    """What it tells of; empty for everything."""
    stream: str
    """The kind of entries that it tells of alone; empty for everything."""
    page: str
    url: str
    entries: tuple[FeedEntry, ...]


def plan(site: Site, settings: Settings) -> Iterator[Artifact | Group]:  # noqa: ARG001
    """The feeds, and the lists of them."""
    for name, part in scopes(site):
        yield Group(f"feeds/{name}", of_scope, part, (name,))
    yield Group("feeds/discussions", of_discussions, site.part(in_stream(site.entries, "discussions")))
    for lang in site.languages:
        outlines = [
            (channel.title, channel.stream, site.addresses.absolute(channel.page), feed_url(site.addresses, lang, channel, "atom"))
            for channel in channels(site, lang)
        ]
        yield Artifact(site.addresses.path(lang, "feeds.opml"), render_opml, {"lang": lang, "outlines": outlines}, (f"locale/{lang}",))


def of_scope(site: Site, settings: Settings, name: str) -> Iterator[Artifact]:
    """The feeds of everything, of a region or of a council."""
    for lang in site.languages:
        yield from feeds(site, settings, channels_of(site, name, lang), lang)


def of_discussions(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The feeds of each discussion."""
    for lang in site.languages:
        yield from feeds(site, settings, debates(site, lang), lang)


def feeds(site: Site, settings: Settings, followed: Iterable[Channel], lang: str) -> Iterator[Artifact]:
    """The feeds of some channels."""
    made: dict[str, FeedEntry] = {}
    for channel in followed:
        newest = channel.entries[:NEWEST]
        made |= {entry.place.item: feed_entry(site, settings, entry, lang) for entry in newest if entry.place.item not in made}
        for kind in FEED_KINDS:
            feed = Feed(kind, lang, *addresses_of(site.addresses, settings, channel, lang, kind), tuple(made[entry.place.item] for entry in newest))
            yield Artifact(site.addresses.path(lang, feed_address(channel.name, kind)), render_feed, feed, (f"locale/{lang}",))


def addresses_of(addresses: Addresses, settings: Settings, channel: Channel, lang: str, kind: str) -> tuple[str, str, str, str, str]:
    """A feed's id, what it tells of and of which entries alone, its page and its own address."""
    tag = f"tag:{settings.publication.tag_authority}:feeds/{channel.name}.{lang}"
    return tag, channel.title, channel.stream, addresses.absolute(channel.page), feed_url(addresses, lang, channel, kind)


def feed_url(addresses: Addresses, lang: str, channel: Channel, kind: str) -> str:
    """The absolute address of a feed."""
    return addresses.absolute(addresses.url(lang, feed_address(channel.name, kind)))


def feed_entry(site: Site, settings: Settings, entry: Entry, lang: str) -> FeedEntry:
    """An entry for the feeds in `lang`."""
    text = entry.text(lang)
    published = datetime.combine(entry.day, time(), ZONE)
    return FeedEntry(
        id=f"tag:{settings.publication.tag_authority}:{entry.place.item}.{text.lang}",
        url=site.addresses.absolute(site.addresses.url(*entry.page(lang))),
        title=text.title,
        heading=entry.heading,
        lang=text.lang,
        summary=text.summary,
        body=text.body,
        broken=text.broken,
        published=published,
        updated=max(published, last_change(site, text, published)),
        councils=tuple((slug, site.councils[slug].text(lang).title) for slug in entry.councils),
    )


def last_change(site: Site, text: Text, otherwise: datetime) -> datetime:
    """When a text was last changed, as far as it is known."""
    return site.changed.get(text.path, otherwise).astimezone(ZONE)


def render_feed(feed: Feed, tools: Tools) -> bytes:
    """The feed as XML. All dates come from the content, so the same content gives the same bytes."""
    gettext = tools.catalogues.site(feed.lang).gettext
    made = FeedGenerator()
    made.load_extension("dc")
    made.id(feed.id)
    made.title(title_of(feed.of, feed.stream, gettext))
    made.subtitle(gettext("What public councils do, with the sources."))
    made.language(feed.lang)
    made.author(name=gettext("Ashyq Kenes"))
    made.generator("Ashyq Kenes")
    made.link(href=feed.url, rel="self", type=f"application/{feed.kind}+xml")
    made.link(href=feed.page, rel="alternate", type="text/html")  # the last one becomes RSS's <link>
    updated = max((entry.updated for entry in feed.entries), default=EPOCH)
    made.updated(updated)
    made.lastBuildDate(updated)
    bodies = tools.bodies.several(entry.body for entry in feed.entries if entry.body)
    for entry in feed.entries:
        add_entry(made, feed, entry, bodies.get(entry.body, ""), gettext)
    xml: bytes = made.atom_str() if feed.kind == "atom" else made.rss_str()
    return xml


def title_of(of: str, stream: str, gettext: Callable[[str], str]) -> str:
    """What a feed is called."""
    if stream == "questions":
        return gettext("Questions: {name}").format(name=of) if of else gettext("Questions to public councils")
    if stream == "events":
        return gettext("Meetings: {name}").format(name=of) if of else gettext("Meetings of public councils")
    if stream == "documents":
        return gettext("Documents: {name}").format(name=of) if of else gettext("Documents of public councils")
    if stream == "discussions":
        return gettext("Discussions: {name}").format(name=of) if of else gettext("Discussions of public councils")
    if stream == "polls":
        return gettext("Polls: {name}").format(name=of) if of else gettext("Polls of public councils")
    return of or gettext("Public councils of Kazakhstan")


def add_entry(made: FeedGenerator, feed: Feed, entry: FeedEntry, body: str, gettext: Callable[[str], str]) -> None:
    """Put an entry, whose body is this HTML, at the end of a feed."""
    added = made.add_entry(order="append")
    added.id(entry.id)
    added.guid(entry.id, permalink=False)
    title = gettext(entry.heading).format(title=entry.title)
    added.title(title if feed.kind == "atom" else title.replace("<", "‹").replace(">", "›"))  # RSS readers decode twice
    added.link(href=entry.url)
    added.dc.dc_language(entry.lang)
    if entry.summary and feed.kind == "atom":
        added.summary(entry.summary)
    if body:
        added.content(absolute_html(entry, body), type="html" if feed.kind == "atom" else "CDATA")
    for slug, name in entry.councils:
        added.category(term=slug, label=name)
    added.published(entry.published)
    added.updated(entry.updated)


def absolute_html(entry: FeedEntry, body: str) -> str:
    """The body with addresses that hold anywhere."""
    origin = entry.url.split("/", 3)[:3]

    def absolute(url: str) -> str | None:
        if url in entry.broken:
            return None
        if url.startswith("#"):
            return f"{entry.url}{url}"
        return "/".join(origin) + url if url.startswith("/") else url

    return with_addresses(body, absolute) if '="/' in body or '="#' in body else body


def render_opml(view: dict[str, object], tools: Tools) -> bytes:
    """A list of feeds for import into a reader (OPML 2.0)."""
    gettext = tools.catalogues.site(str(view["lang"])).gettext
    opml = etree.Element("opml", version="2.0")
    title = gettext("Public councils of Kazakhstan")
    etree.SubElement(etree.SubElement(opml, "head"), "title").text = title
    body = etree.SubElement(opml, "body")
    for of, stream, page, feed in view["outlines"]:  # type: ignore[attr-defined]
        name = title_of(of, stream, gettext)
        etree.SubElement(body, "outline", type="rss", text=name, title=name, htmlUrl=page, xmlUrl=feed)
    xml: bytes = etree.tostring(opml, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return xml


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
