"""RSS and Atom → items. What a feed says is plain text from here on: its HTML is not carried along."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from time import struct_time
from typing import Any, NamedTuple

import feedparser
from lxml import etree, html

from plugins.imports.addresses import published
from plugins.imports.fetch import Fetched
from plugins.intake.clean import clean, clean_line
from plugins.intake.tables import Unreadable
from plugins.model import ZONE

MOST_BYTES = 5_000_000
MOST_TEXT = 20_000
"""Characters of an entry that are looked at; a summary takes 300 of them."""
HIDDEN = ("script", "style", "noscript", "iframe", "object", "template", "svg", "math", "head", "title")
LEAVINGS = re.compile(
    r"\s*(?:The post .{1,300} (?:first appeared|appeared first) on .{1,200}|Сообщение .{1,300} появил[аио]\w* сначала на .{1,200}|Continue reading .{1,300}"
    r"|(?:Читать далее|Подробнее|Толығырақ|Толық оқу|Read more)[\s.…→»>]*|\[(?:…|\.\.\.)\])\s*$"
)
"""What programs append to a summary."""
TAIL = 700
"""Characters at the end in which it is looked for."""


class Item(NamedTuple):
    """A news item of another site."""

    address: str
    title: str
    summary: str
    day: date | None
    complete: bool = True
    """Whether all that can be known is here; otherwise its page has to be read."""


def items_of(fetched: Fetched) -> Iterator[Item]:
    """The items of a feed; one without an address where an entry has none. Raises `Unreadable`."""
    if len(fetched.data) > MOST_BYTES:
        raise Unreadable(f"{fetched.name} is larger than {MOST_BYTES // 1_000_000} MB, which no feed is")
    if b"<!ENTITY" in fetched.data:
        raise Unreadable(f"{fetched.name} declares entities of its own, which no feed needs")
    feed = feedparser.parse(BytesIO(fetched.data), response_headers={"content-location": fetched.address} if fetched.address else {})
    if not feed.get("version"):
        raise Unreadable(f"{fetched.name} is neither RSS nor Atom nor a sitemap; look for the address of the feed on the council's site")
    for entry in feed.entries:
        texts = [entry.get("summary", ""), *(each.get("value", "") for each in entry.get("content", []))]
        yield Item(
            published(entry.get("feedburner_origlink") or entry.get("link") or "", fetched.address),
            title_of(entry, feed.version),
            without_leavings(next(filter(None, map(text_of, texts)), "")),
            day_of(entry.get("published_parsed") or entry.get("updated_parsed")),
        )


def title_of(entry: Any, version: str) -> str:
    """An entry's title: Atom says whether it is HTML, and RSS means HTML without saying so."""
    title = str(entry.get("title") or "")[:MOST_TEXT]
    is_html = not version.startswith("atom") or "html" in entry.get("title_detail", {}).get("type", "")
    return text_of(title) if is_html else clean_line(title)


def without_leavings(text: str) -> str:
    """A summary without what its program appended, up to three times over."""
    for _ in range(3):
        text = text[:-TAIL] + LEAVINGS.sub("", text[-TAIL:])
    return text


def text_of(markup: str) -> str:
    """HTML → the line of text that a reader sees."""
    markup = clean(markup[:MOST_TEXT])
    if not markup or not re.search("[<&]", markup):
        return clean_line(markup)
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *HIDDEN, with_tail=False)
    return re.sub(r" (?=[.,;:!?…»)])", "", clean_line(" ".join(root.itertext())))


def day_of(time: struct_time | None) -> date | None:
    """The day in Almaty of a time in UTC."""
    try:
        return datetime(*time[:6], tzinfo=UTC).astimezone(ZONE).date() if time else None
    except (ValueError, OverflowError):
        return None
