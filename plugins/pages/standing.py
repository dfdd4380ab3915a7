"""Standing pages.   → ``/about/``, ``/privacy/``…"""

from collections.abc import Iterator

from plugins.engine.artifact import Artifact, planning
from plugins.engine.page import Pages
from plugins.engine.settings import Settings
from plugins.model.channel import channels
from plugins.model.site import Site


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """Each page in the languages it is written in. The page called `feeds` lists all feeds below its text."""
    pages = Pages(site, settings)
    for lang in site.languages:
        for page in site.pages:
            if lang in page.texts:
                catalogue = [(channel.name, channel.title) for channel in channels(site, lang)] if page.place.slug == "feeds" else []
                yield pages.page(lang, page.place.address, "pages/item.html", title=page.texts[lang].title, record=page, catalogue=catalogue)


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
