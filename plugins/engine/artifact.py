"""What the site publishes: a path, what it shows, and a pure function to bytes."""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec
from blinker import Signal

from plugins.engine.chunks import Chunk
from plugins.engine.settings import Publication
from plugins.engine.theme import Theme
from plugins.engine.words import Catalogues
from plugins.model.digest import encoded
from plugins.reading.store import Bodies

planning = Signal("Sent with the site and `settings`; a feature answers with its artifacts, or groups of them.")
planned = Signal("Sent with the settings and, as `listings`, all pages planned; a feature answers with further artifacts.")


class Tools(NamedTuple):
    """What a render function may use beside its view."""

    publication: Publication
    theme: Theme
    catalogues: Catalogues
    bodies: Bodies
    chunks: Sequence[bytes | memoryview] = ()
    """Those of the artifact."""


Rendered = bytes | Sequence[bytes | memoryview]
"""The bytes to publish; those of large files in parts."""
Render = Callable[[Any, Tools], Rendered]
"""A pure, module-level function of a view."""


as_json = msgspec.json.Encoder().encode


def key_of(view: Any, base: bytes = b"") -> str:
    """The digest of a view."""
    return blake2b(encoded(view), digest_size=16, key=base).hexdigest()


class Listing(NamedTuple):
    """An HTML page as search engines are told of it."""

    lang: str
    address: str
    languages: tuple[str, ...]
    """Those it exists in."""
    changed: str
    """The day it last changed, ISO 8601; empty where it is not known."""


class Artifact(NamedTuple):
    """One published file.

    It is rendered again when its view, what its chunks follow from, a theme file it uses, the code or the settings have changed, and only then. So the view
    holds all that the bytes show, as plain data: strings, numbers, dates, and tuples, lists and dicts of them. A body
    is there by its digest.
    """

    path: str
    """Below the output folder."""
    render: Render
    view: Any
    uses: tuple[str, ...] = ()
    """The theme's files that the function reads; catalogues as ``locale/<lang>``."""
    listing: Listing | None = None
    chunks: tuple[Chunk, ...] = ()
    """What of it is too large to be made for a view each time."""


def render_json(view: object, _: Tools) -> bytes:
    """The view as JSON."""
    return msgspec.json.format(as_json(view), indent=1)
