"""A saved file or an address → its bytes: only the web, only the site that was named, never more than a limit."""

import zlib
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, NamedTuple
from urllib.error import HTTPError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from plugins.imports.addresses import published, site_of
from plugins.intake.clean import clean_line
from plugins.intake.tables import Unreadable

MOST_BYTES = 50_000_000
"""As much as a sitemap may have."""
SECONDS = 30
"""For each answer of the other side."""
AGENT = "kenes-import/1 (static site generator of public councils; reads feeds and sitemaps on an editor's order)"
GZIP = b"\x1f\x8b"


class Fetched(NamedTuple):
    """Bytes, and where they come from."""

    data: bytes
    name: str
    """The file or address, for messages."""
    address: str = ""
    """Empty for a saved file."""
    charset: str = ""
    """As the server says; empty where it does not."""


class SameSite(HTTPRedirectHandler):
    """Follows a few redirects within a site; whoever names an address did not name where it may lead."""

    max_redirections = 5

    def redirect_request(  # noqa: PLR0917  the library's
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The next request. Raises `Unreadable` where it would leave the site."""
        if not published(newurl) or site_of(newurl) != site_of(req.full_url):
            raise Unreadable(f"{req.full_url} leads to another site, {newurl[:200]!r}; if that is right, name that address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def taken(source: str) -> Fetched:
    """What an editor named: a file or an address. Raises `Unreadable`."""
    if "://" in source:
        return fetched(source)
    path = Path(source)
    try:
        with path.open("rb") as file:
            return Fetched(unpacked(file.read(MOST_BYTES + 1), source), source)
    except OSError as error:
        raise Unreadable(f"{source} cannot be read: {error.strerror}; name a saved file, or an address with https://") from None


def fetched(address: str) -> Fetched:
    """What lies at an address. Raises `Unreadable`."""
    if not (clean := published(address)):
        raise Unreadable(f"{address[:200]!r} is no address of the web; it must begin with https:// or http://")
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler(), HTTPDefaultErrorHandler(), HTTPErrorProcessor(), SameSite()):
        opener.add_handler(handler)
    request = Request(clean, headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})  # noqa: S310  the scheme was looked at
    try:
        with opener.open(request, timeout=SECONDS) as reply:
            return Fetched(unpacked(reply.read(MOST_BYTES + 1), clean), clean, reply.geturl(), reply.headers.get_content_charset() or "")
    except HTTPError as error:
        raise Unreadable(f"{clean} cannot be read: the site answers {error.code}") from None
    except (OSError, HTTPException) as error:
        raise Unreadable(f"{clean} cannot be read: {clean_line(str(error))}; try again later, or save it as a file and name that") from None


def unpacked(data: bytes, name: str) -> bytes:
    """The bytes, out of gzip where they are in it. Raises `Unreadable` for more than the limit."""
    if data.startswith(GZIP):
        try:
            data = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, MOST_BYTES + 1)
        except zlib.error as error:
            raise Unreadable(f"{name} is damaged: {error}") from None
    if len(data) > MOST_BYTES:
        raise Unreadable(f"{name} is larger than {MOST_BYTES // 1_000_000} MB")
    return data
