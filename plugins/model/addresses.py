"""Addresses of the published site."""

from typing import NamedTuple


class Addresses(NamedTuple):
    """Where the site is published. `url` gives links within it, `absolute` what feeds and search engines need."""

    site: str
    """The site's address without a slash at its end: ``https://example.org/repo``."""
    base: str
    """The path in it: ``/repo``; empty where the site has its host to itself."""
    languages: tuple[str, ...]
    """The first one stands at the root, the others under their code."""

    def path(self, lang: str, address: str) -> str:
        """The output path of `address`: ``("ru", "news/")`` → ``ru/news/index.html``."""
        prefix = "" if lang == self.languages[0] else f"{lang}/"
        return prefix + address + ("index.html" if not address or address.endswith("/") else "")

    def url(self, lang: str, address: str) -> str:
        """The link to `address` from any page: ``("ru", "news/")`` → ``/repo/ru/news/``."""
        prefix = "" if lang == self.languages[0] else f"{lang}/"
        return f"{self.base}/{prefix}{address}"

    def file(self, path: str) -> str:
        """The link to a file that all languages share, such as ``static/site.css``."""
        return f"{self.base}/{path}"

    def absolute(self, url: str) -> str:
        """`url` with scheme and host."""
        return self.site.removesuffix(self.base) + url
