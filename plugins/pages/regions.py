"""Regions.   → ``/regions/``, ``/regions/<region>/``"""

from collections.abc import Iterator

from plugins.engine.artifact import Artifact, planning
from plugins.engine.page import Pages, council_links
from plugins.engine.settings import Settings
from plugins.engine.words import alphabetical
from plugins.model.news import News
from plugins.model.plots import plots
from plugins.model.site import Site

LATEST = 10


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The map of regions, and a page for each of them."""
    pages = Pages(site, settings)
    for lang in site.languages:
        tiles = pages.tiles(lang)
        by_name = sorted(tiles, key=lambda tile: alphabetical(tile["name"]))
        yield pages.page(lang, "regions/", "regions/list.html", title="", tiles=tiles, by_name=by_name)
        for region in site.regions.values():
            councils = site.councils_in(region.slug)
            levels = {level: council_links(site, [each for each in councils if each.level == level], lang) for level in ("regional", "city", "district")}
            entries = site.by_region[region.slug].of(News)
            yield pages.page(
                lang,
                f"regions/{region.slug}/",
                "regions/item.html",
                title=region.name[lang],
                centre=region.centre[lang],
                kind=region.kind,
                levels={level: links for level, links in levels.items() if links},
                plots=plots(site.by_region[region.slug], settings.build_date),
                latest=pages.cards(entries[:LATEST], lang),
                total=len(entries),
                channel=(f"regions/{region.slug}", region.name[lang]),
            )


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
