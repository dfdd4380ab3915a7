"""The address of a page elsewhere: as it may be published, and as it is known again."""

import re
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(r"(?:utm_\w*|fbclid|gclid|yclid|ysclid|_openstat|mc_[ce]id|phpsessid)(?:=|$)", re.IGNORECASE)
SAFE = "/%:@!$&*+,;=~"
"""Signs that stay as they are; brackets and quotation marks do not, as they mean something to Markdown."""
HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
MOST = 1_000


def published(address: str, base: str = "") -> str:
    """The address in full, in ASCII, without tracking marks and section; empty where it is none of the web's."""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # also of what cannot be a host
        return ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not HOST.fullmatch(host) or len(address) > MOST:
        return ""
    query = "&".join(each for each in parts.query.split("&") if not TRACKING.match(each))
    return urlunsplit((parts.scheme, host + port, quote(parts.path, safe=SAFE, errors="replace"), quote(query, safe=f"{SAFE}?", errors="replace"), ""))


def identity(address: str) -> str:
    """What is the same for all spellings of an address: with and without ``https``, ``www`` and a last slash."""
    parts = urlsplit(published(address))
    query = f"?{unquote(parts.query)}" if parts.query else ""
    return f"{parts.netloc.removeprefix('www.').removesuffix(':80').removesuffix(':443')}{unquote(parts.path).rstrip('/')}{query}"


def site_of(address: str) -> str:
    """The site that an address belongs to: its host and port, without ``www``."""
    return identity(address).partition("/")[0].partition("?")[0]


def host_of(address: str) -> str:
    """The host's name for readers."""
    host = urlsplit(address).hostname or ""
    try:
        return host.encode().decode("idna").removeprefix("www.")
    except UnicodeError:
        return host
