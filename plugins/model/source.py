"""What one content file holds, before the files of an item are brought together."""

from typing import Any, NamedTuple

from plugins.model.fields import Reference
from plugins.model.place import Place
from plugins.model.problem import Problem
from plugins.model.record import Text


class Link(NamedTuple):
    """A link or image of a text that needs another content file."""

    path: str
    href: str
    """The address it was published under."""
    target: str
    """As it was written."""
    line: int
    code: str
    """The problem where the file does not exist."""
    anchor: str = ""
    """The section of that file's page; empty for the whole page."""


class Attachment(NamedTuple):
    """A file that is published as it is."""

    digest: str
    size: int
    """In bytes."""


class SourceFile(NamedTuple):
    """A file that was read."""

    path: str
    """Below the content folder."""
    problems: tuple[Problem, ...]
    place: Place | None = None
    """Missing where the path is no item's."""
    text: Text | None = None
    """Missing where the file must be left out."""
    facts: dict[str, Any] | None = None
    """The typed facts; None in a translation."""
    missing: tuple[str, ...] = ()
    """Facts that the type needs, of which this file has others."""
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()
    """What links can lead to within the body."""
    html: bytes = b""
    """The body's HTML in UTF-8, as long as it is not in the store."""
    stamp: bytes = b""
    """The digest of path and bytes, from which all the rest follows."""
