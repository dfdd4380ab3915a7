"""What every item of content has: a place, one text for each language, and the facts of its type."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple, Self

from msgspec import structs

from plugins.model.digest import digest, encoded
from plugins.model.fields import Keyed, key, link, text
from plugins.model.place import Place, Shape


class Text(NamedTuple):
    """One language of an item: one file."""

    lang: str
    path: str
    """The file, below the content folder."""
    title: str
    summary: str
    """Empty where none was written."""
    words: Mapping[str, Any]
    """The type's other keys that differ by language."""
    body: str
    """The digest of the body's HTML, by which the store knows it; empty without a body."""
    headings: tuple[tuple[str, str], ...] = ()
    """Anchor and title of each section of a long body."""
    broken: tuple[str, ...] = ()
    """Addresses in the body that lead nowhere; they are published as plain words."""


N_ = str
"""Marks a sentence that is translated where it is shown."""


class Record(Keyed):
    """An item of content. Fields declared by `key` are its facts; the file that has them is the original."""

    shape: ClassVar[Shape]
    title_key: ClassVar[str] = "title"
    """The key that holds the item's title."""
    plain_text: ClassVar[bool] = False
    """The body is a resident's: no sign in it means anything."""
    never_typed: ClassVar[frozenset[str]] = frozenset()
    """Keys that people try although their values are computed."""
    sections: ClassVar[tuple[str, ...]] = ()
    """Anchors that the template gives its pages, beside those of the body."""

    place: Place
    """Of the original."""
    texts: Mapping[str, Text]
    """By language; the original's first."""
    stamp: bytes
    """Stands for all the rest: the digest of what it was made from."""

    @classmethod
    def wrong_body(cls, facts: Mapping[str, Any], body: str) -> str:  # noqa: ARG003
        """The problem's code where the text below the front matter does not go with the facts above it; empty where it does."""
        return "" if body else "empty_body"

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:  # noqa: ARG003
        """Key and problem's code of each value that does not go with the others."""
        yield from ()

    def altered(self, **values: Any) -> Self:
        """The record with other values, and another stamp; what is a record among them, or a tuple of records, counts by its stamps."""
        return structs.replace(self, stamp=digest(self.stamp, encoded([*values]), *map(standing_for, values.values())), **values)

    def text(self, lang: str) -> Text:
        """The text in `lang`, or the original where there is no translation."""
        return self.texts.get(lang) or self.texts[self.place.lang]

    def page(self, lang: str) -> tuple[str, str]:
        """Language and address of the page that shows it to readers of `lang`."""
        return self.text(lang).lang, self.place.address


def standing_for(value: object) -> bytes:
    """What the stamp of a record takes in of a value."""
    if isinstance(value, Record):
        return value.stamp
    return encoded([each.stamp if isinstance(each, Record) else each for each in value] if isinstance(value, tuple) else value)


class Entry(Record):
    """Something dated that councils publish. Feeds, lists and archives know no more than this."""

    heading: ClassVar[str] = "{title}"
    """Its title among entries of other types, to be translated."""

    councils: tuple[str, ...] = ()
    """The councils it belongs to; that of its folder first."""

    @property
    def day(self) -> date:
        """The day it is published under, as its file name says."""
        assert self.place.day is not None
        return self.place.day


class Citation(Keyed):
    """Where a fact comes from."""

    url: str = key(link, "The address.")
    title: str = key(text(300), "What stands there.")
