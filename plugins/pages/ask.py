"""How to ask a council.   → ``/ask/``, ``/councils/<council>/ask/``"""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from plugins.engine.artifact import Artifact, planning
from plugins.engine.page import Pages, link_to
from plugins.engine.settings import Publication, Settings
from plugins.engine.words import alphabetical
from plugins.model.site import Site


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The way to the form, for any council and for each."""
    pages = Pages(site, settings)
    for lang in site.languages:
        links = sorted((link_to(site, council, lang).text, slug) for slug, council in site.councils.items())
        councils = tuple((name, site.addresses.url(lang, ask_address(slug))) for name, slug in sorted(links, key=lambda each: alphabetical(each[0])))
        yield pages.page(lang, "ask/", "ask.html", title="", council=None, councils=councils, ways=ways(settings.publication))
        for slug, council in site.councils.items():
            link = link_to(site, council, lang)
            ask = ways(settings.publication, slug, link.text)
            yield pages.page(lang, ask_address(slug), "ask.html", title=link.text, council=link, councils=(), ways=ask)


def ask_address(council: str) -> str:
    """Where to ask a council."""
    return f"councils/{council}/ask/"


def ways(publication: Publication, council: str = "", name: str = "") -> dict[str, str]:
    """Where each way of asking leads: the form, or what stands in for it."""
    subject = f"?subject={quote(name)}" if name else ""
    template = urlencode({"template": "question.yml"} | ({"council": council} if council else {}))
    form = publication.form.link(council, name) if publication.form else ""
    return {
        "form": form,
        "email": f"mailto:{publication.email}{subject}" if publication.email else "",
        "issue": f"{publication.repository}/issues/new?{template}" if publication.repository and not form else "",
    }


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
