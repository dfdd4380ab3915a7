"""The sitemap (sitemaps.org 0.9), split where it grows too long, and robots.txt.   → ``/sitemap.xml``, ``/robots.txt``"""

from collections.abc import Iterator, Sequence

from lxml import etree

from plugins.engine.artifact import Artifact, Listing, Tools, planned
from plugins.engine.settings import Settings

MOST = 50_000
"""Addresses that one sitemap may hold."""
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def plan(settings: Settings, listings: Sequence[Listing]) -> Iterator[Artifact]:
    """One sitemap, or an index of several."""
    root = f"{settings.publication.addresses.site}/"
    parts = [sorted(listings)[start : start + MOST] for start in range(0, len(listings), MOST)]
    if len(parts) == 1:
        yield Artifact("sitemap.xml", render_sitemap, parts[0])
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield Artifact("sitemap.xml", render_index, [root + name for name in names])
        for name, part in zip(names, parts, strict=True):
            yield Artifact(name, render_sitemap, part)
    yield Artifact("robots.txt", render_robots, f"{root}sitemap.xml")


def render_sitemap(listings: Sequence[Listing], tools: Tools) -> bytes:
    """The pages with their other languages."""
    addresses = tools.publication.addresses
    urls = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    for lang, address, languages, changed in listings:
        url = etree.SubElement(urls, f"{{{SITEMAP}}}url")
        etree.SubElement(url, f"{{{SITEMAP}}}loc").text = addresses.absolute(addresses.url(lang, address))
        if changed:
            etree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed
        for other in languages if len(languages) > 1 else ():
            href = addresses.absolute(addresses.url(other, address))
            etree.SubElement(url, f"{{{XHTML}}}link", rel="alternate", hreflang=other, href=href)
    xml: bytes = etree.tostring(urls, xml_declaration=True, encoding="UTF-8")
    return xml


def render_index(sitemaps: Sequence[str], _: Tools) -> bytes:
    """The list of sitemaps."""
    index = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})
    for address in sitemaps:
        etree.SubElement(etree.SubElement(index, f"{{{SITEMAP}}}sitemap"), f"{{{SITEMAP}}}loc").text = address
    xml: bytes = etree.tostring(index, xml_declaration=True, encoding="UTF-8")
    return xml


def render_robots(sitemap: str, _: Tools) -> bytes:
    """Everything may be read (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode()


def register() -> None:
    """Called by Pelican."""
    planned.connect(plan)
