"""Regions.   → ``/regions/``, ``/regions/<region>/``"""

from collections.abc import Iterator

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Pages, council_links
from plugins.engine.settings import Settings
from plugins.engine.words import alphabetical
from plugins.model.news import News
from plugins.model.plots import plots
from plugins.model.site import Site

LATEST = 10


def plan(site: Site, settings: Settings) -> Iterator[Artifact | Group]:
    """The map of regions, and a page for each of them."""
    pages = Pages(site, settings)
    for lang in site.languages:
        tiles = pages.tiles(lang)
        by_name = sorted(tiles, key=lambda tile: alphabetical(tile["name"]))
        yield pages.page(lang, "regions/", "regions/list.html", title="", tiles=tiles, by_name=by_name)
    for slug, part in site.region_parts.items():
        yield Group(f"regions/{slug}", region_page, part, (slug,))


def region_page(site: Site, settings: Settings, slug: str) -> Iterator[Artifact]:
    """A region's page in each language."""
    pages = Pages(site, settings)
    region, councils, entries = site.regions[slug], site.councils_in(slug), site.entries.of(News)
    for lang in site.languages:
        levels = {level: council_links(site, [each for each in councils if each.level == level], lang) for level in ("regional", "city", "district")}
        yield pages.page(
            lang,
            f"regions/{slug}/",
            "regions/item.html",
            title=region.name[lang],
            centre=region.centre[lang],
            kind=region.kind,
            levels={level: links for level, links in levels.items() if links},
            plots=plots(site.entries, settings.build_date),
            latest=pages.cards(entries[:LATEST], lang),
            total=len(entries),
            channel=(f"regions/{slug}", region.name[lang]),
        )


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
