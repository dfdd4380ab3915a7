"""What must never appear in an output, judged by real parsers and never by a pattern over the source alone."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from lxml import etree

ELEMENTS = set(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "script",
        "style",
        "main",
        "header",
        "footer",
        "nav",
        "section",
        "article",
        "aside",
        "details",
        "summary",
        "div",
        "p",
        "span",
        "a",
        "em",
        "strong",
        "b",
        "i",
        "s",
        "small",
        "sub",
        "sup",
        "abbr",
        "time",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "blockquote",
        "q",
        "cite",
        "code",
        "pre",
        "figure",
        "figcaption",
        "img",
        "data",
        "{http://www.w3.org/2000/svg}svg",
        "{http://www.w3.org/2000/svg}path",
    ]
)
OURS = {
    "form": {"class", "hidden"},
    "label": set(),
    "input": {"name", "autocomplete", "autocapitalize", "spellcheck"},
    "button": {"class", "type"},
}
"""Elements of the theme's own, and all that they may say: no address, no action. Beside it there may be data for a script."""
ADDRESSES = ("href", "src", "action", "cite", "poster", "data", "srcset")
SCHEMES = ("http", "https", "mailto", "tel")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
PERSONAL = re.compile(
    r"(?<![\d.,])\d(?:[ \u00a0‑–_.-]?\d){11}(?!\d)|(?<!\d)(?:\+?7|8)[ \u00a0‑(-]{0,2}7\d\d[ \u00a0‑)-]{0,2}\d{3}[ \u00a0‑-]?\d\d[ \u00a0‑-]?\d\d(?!\d)"
)
NAMES = re.compile(r"(?:[a-z0-9_][a-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")


def findings(output: Mapping[str, bytes], site: str) -> list[str]:
    """All that is wrong with an output: ``path: what``."""
    return [f"{path}: {fault}" for path, data in output.items() for fault in faults(path, data, site)]


def faults(path: str, data: bytes, site: str) -> Iterator[str]:
    """What is wrong with one file."""
    if not NAMES.fullmatch(path) or any(len(part) > 120 for part in path.split("/")):
        yield "a risky name"
    if not data:
        yield "an empty file"
    if b"root:x:0:0" in data or b"PRIVATE KEY" in data:
        yield "a file of the system"
    suffix = path.rpartition(".")[2]
    if suffix in ("png", "jpg", "pdf"):
        return
    text = data.decode("utf-8")
    if found := CONTROL.search(text.removeprefix("\ufeff")):
        yield f"U+{ord(found[0]):04X}"
    judges = {"html": html_faults, "xml": xml_faults, "opml": xml_faults, "json": json_faults, "csv": csv_faults}
    if suffix in judges:
        yield from judges[suffix](text, site)


def html_faults(text: str, site: str) -> Iterator[str]:
    """What is wrong with a page."""
    document = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    tags = [element.tag for element in document.iter() if isinstance(element.tag, str)]
    if tags.count("main") != 1 or tags.count("h1") != 1 or not text.rstrip().endswith("</html>"):
        yield "a broken layout"
    if text.index("Content-Security-Policy") > text.index("<link"):
        yield "a policy that comes too late"
    for element in document.iter():
        if isinstance(element.tag, str):
            yield from element_faults(element, site)
    words = " ".join(part for element in document.iter() if element.tag not in ("script", "style") for part in (element.text or "", element.tail or ""))
    if PERSONAL.search(words):
        yield f"a personal number {PERSONAL.search(words)[0]!r}"


def element_faults(element: Element, site: str) -> Iterator[str]:
    """What is wrong with an element."""
    said = {name for name in element.attrib if not name.startswith("data-")}
    if element.tag not in ELEMENTS and (element.tag not in OURS or not said <= OURS[element.tag]):
        yield f"<{element.tag}>"
    if element.get("type") == "application/ld+json":
        yield from json_faults(element.text or "", site)
        if "<" in (element.text or ""):
            yield "data that may end its script"
    elif element.tag == "style" or (element.tag == "script" and (element.text or not element.get("src"))):
        yield f"an inline {element.tag}"
    if element.tag == "meta" and element.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy":
        yield "a meta that acts"
    for name, value in element.attrib.items():
        if name.startswith("on") or name in ("style", "srcdoc", "is"):
            yield f"the attribute {name}"
        if name in ADDRESSES:
            yield from address_faults(element, value, site)


def address_faults(element: Element, address: str, site: str) -> Iterator[str]:
    """What is wrong with an address."""
    parts = urlsplit(address)
    if address.startswith(("//", "/\\", "\\")) or "@" in parts.netloc or (parts.scheme in ("http", "https") and not parts.netloc):
        yield f"the address {address}"
    if parts.scheme and parts.scheme not in SCHEMES:
        yield f"the scheme {parts.scheme}"
    if element.tag in ("img", "link", "script") and parts.netloc and not address.startswith(site) and element.get("rel") not in ("canonical", "alternate"):
        yield f"a request to {parts.netloc}"


def xml_faults(text: str, site: str) -> Iterator[str]:
    """What is wrong with a feed, an OPML or a sitemap."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield "a document type"
    for element in etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True)).iter():
        name = etree.QName(element).localname
        if name in ("content", "description", "encoded") and element.text:
            for inner in html5lib.parseFragment(element.text, treebuilder="etree", namespaceHTMLElements=False).iter():
                if isinstance(inner.tag, str) and inner.tag != "DOCUMENT_FRAGMENT":
                    yield from element_faults(inner, site)
                    if any(urlsplit(inner.get(attribute, site)).scheme == "" for attribute in ("href", "src") if inner.get(attribute) is not None):
                        yield "a relative address in a feed"


def json_faults(text: str, _: str) -> Iterator[str]:
    """What is wrong with JSON."""
    constants: list[str] = []
    json.loads(text, parse_constant=constants.append)
    yield from (f"the number {constant}" for constant in constants)


def csv_faults(text: str, _: str) -> Iterator[str]:
    """What is wrong with CSV."""
    if len({len(row) for row in csv.reader(io.StringIO(text))}) > 1:
        yield "rows of different lengths"
