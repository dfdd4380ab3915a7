"""How to ask a council.   → ``/ask/``, ``/councils/<council>/ask/``"""

from collections.abc import Iterator

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Pages, link_to
from plugins.engine.settings import Publication, Settings
from plugins.engine.ways import ways
from plugins.engine.words import alphabetical
from plugins.model.site import Site


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """All that follows from the names of councils."""
    yield Group("ask", of_all, site.part(councils=site.councils))


def of_all(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The way to the form, for any council and for each."""
    pages = Pages(site, settings)
    for lang in site.languages:
        links = sorted((link_to(site, council, lang).text, slug) for slug, council in site.councils.items())
        councils = tuple((name, site.addresses.url(lang, ask_address(slug))) for name, slug in sorted(links, key=lambda each: alphabetical(each[0])))
        yield pages.page(lang, "ask/", "ask.html", title="", council=None, councils=councils, ways=to_ask(settings.publication))
        for slug, council in site.councils.items():
            link = link_to(site, council, lang)
            ask = to_ask(settings.publication, slug, link.text)
            yield pages.page(lang, ask_address(slug), "ask.html", title=link.text, council=link, councils=(), ways=ask)


def ask_address(council: str) -> str:
    """Where to ask a council."""
    return f"councils/{council}/ask/"


def to_ask(publication: Publication, council: str = "", name: str = "") -> dict[str, str]:
    """Where each way of asking leads."""
    return ways(publication, publication.form, {"slug": council, "name": name}, {"template": "question.yml", "council": council}, name)


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
