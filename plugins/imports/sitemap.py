"""A sitemap and the pages that it names → items (https://www.sitemaps.org/protocol.html, and Google's extension for news)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from lxml import etree, html

from plugins.imports.addresses import identity, published, site_of
from plugins.imports.feed import Item, text_of
from plugins.imports.fetch import Fetched, fetched
from plugins.intake.clean import clean_line
from plugins.intake.tables import Unreadable
from plugins.model import ZONE

MOST_SITEMAPS = 50
"""In an index, newest first; each may name 50,000 pages."""


class Meta(NamedTuple):
    """Where a page's head may say something, best first."""

    title: str = "//meta[@property='og:title']/@content | //head/title/text() | //h1//text()"
    summary: str = "//meta[@property='og:description']/@content | //meta[@name='description']/@content"
    day: str = "//meta[@property='article:published_time']/@content | //*[@itemprop='datePublished']/@content | //time/@datetime"


def is_sitemap(data: bytes) -> bool:
    """Whether a file is a sitemap or an index of some, by its root."""
    return tree_of(data) is not None


def tree_of(data: bytes) -> etree._Element | None:
    """The root of a sitemap; None for anything else, and for what declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.getroottree().docinfo.doctype or etree.QName(root).localname not in ("urlset", "sitemapindex"):
        return None
    return root


def listed(source: Fetched, under: str, since: date | None, *, nested: bool = False) -> Iterator[Item]:
    """The items of a sitemap, or of those that an index names; most of them say only where and when. Raises `Unreadable`."""
    root = tree_of(source.data)
    if root is None:
        raise Unreadable(f"{source.name} is no sitemap that can be read")
    if etree.QName(root).localname == "sitemapindex":
        if nested:
            raise Unreadable(f"{source.name} is an index of sitemaps within an index")
        parts = sorted((part for part in entries(root, source) if not since or not part.day or part.day >= since), key=lambda part: str(part.day), reverse=True)
        for part in parts[:MOST_SITEMAPS]:
            yield from listed(fetched(part.address), under, since, nested=True)
        return
    for item in entries(root, source):
        if is_under(item.address, under) if under else item.title:
            yield item


def is_under(address: str, beginning: str) -> bool:
    """Whether an address begins so in any spelling; the page of the beginning itself does not."""
    whole, start = identity(address), identity(beginning)
    return whole != start and f"{whole}/".startswith(f"{start}/" if beginning.endswith("/") else start)


def entries(root: etree._Element, source: Fetched) -> Iterator[Item]:
    """What a sitemap names of its own site."""
    site = site_of(source.address) if source.address else ""
    for entry in root:
        said = {etree.QName(each).localname: (each.text or "").strip() for each in entry.iter(etree.Element)}
        address = published(said.get("loc", ""), source.address)
        site = site or site_of(address)
        if address and site_of(address) == site:
            yield Item(
                address, clean_line(said.get("title", "")), "", day_of(said.get("publication_date", "")) or day_of(said.get("lastmod", "")), complete=False
            )


def with_page(item: Item) -> Item:
    """The item with what its page says of itself. Raises `Unreadable`."""
    page = fetched(item.address)
    try:
        root = html.document_fromstring(page.data, parser=html.HTMLParser(encoding=charset_of(page), huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError):
        raise Unreadable(f"{page.name} is not a page that can be read") from None

    def said(*paths: str) -> str:
        return next((text for path in paths for each in root.xpath(path) if (text := text_of(str(each)))), "")

    places = [path.split(" | ") for path in Meta()]
    title, summary, day = (said(*paths) for paths in places)
    return Item(item.address, item.title or title, summary, day_of(day) or item.day)


def charset_of(page: Fetched) -> str | None:
    """The encoding of a page: the server's word, then UTF-8 where it fits; None leaves it to the page."""
    if page.charset:
        return page.charset
    try:
        page.data.decode()
    except UnicodeDecodeError:
        return None if b"charset" in page.data[:4096].lower() else "windows-1251"
    return "utf-8"


def day_of(time: str) -> date | None:
    """The day in Almaty of a time in ISO 8601."""
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return None
    return (found.astimezone(ZONE) if found.tzinfo else found).date()
