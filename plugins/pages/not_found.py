"""The page for addresses that lead nowhere, in all languages at once, since the host serves one file for all.   → ``/404.html``"""

from collections.abc import Iterator

from plugins.engine.artifact import Artifact, planning
from plugins.engine.page import Pages
from plugins.engine.settings import Settings
from plugins.model.site import Site


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The page, which search engines are not told of."""
    pages = Pages(site, settings)
    lang = site.languages[0]
    homes = tuple((each, site.addresses.url(each, "")) for each in site.languages)
    page = pages.page(lang, "404.html", "404.html", title="", languages=[lang], homes=homes)
    yield page._replace(listing=None, uses=(*page.uses, *(f"locale/{each}" for each in site.languages)))


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
