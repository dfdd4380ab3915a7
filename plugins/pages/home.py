"""The first page: what this is, the map of regions, the latest news, how to ask.   → ``/``"""

from collections.abc import Iterator

from plugins.engine.artifact import Artifact, planning
from plugins.engine.page import Pages, link_to
from plugins.engine.settings import Settings
from plugins.model.site import Site

LATEST = 6


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The first page in each language."""
    pages = Pages(site, settings)
    for lang in site.languages:
        yield pages.page(
            lang,
            "",
            "home.html",
            title="",
            tiles=pages.tiles(lang),
            councils=len(site.councils),
            asked=[(link_to(site, question, lang), str(question.day)) for question in site.questions()[:LATEST]],
            latest=pages.cards(site.news()[:LATEST], lang),
            channel=("all", ""),
        )


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
