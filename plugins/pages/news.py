"""News.   → ``/news/``, ``/news/<year>/<month>/``, ``/news/<council>/<date>-<name>/``"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Pages, link_to
from plugins.engine.settings import Settings
from plugins.model.months import by_month
from plugins.model.news import News
from plugins.model.site import Site

LATEST = 20
CHANNEL = ("all", "")


def plan(site: Site, settings: Settings) -> Iterator[Artifact | Group]:
    """The newest news, the months, and a page for each item in the languages it is written in."""
    pages = Pages(site, settings)
    news = site.entries.of(News)
    months = [*by_month(news, lambda item: item.day)]
    for lang in site.languages:
        archive = [(str(day), pages.addresses.url(lang, month_address(day)), len(entries)) for day, entries in months]
        years = [(year, list(each)) for year, each in groupby(archive, lambda month: month[0][:4])]
        yield pages.page(lang, "news/", "news/list.html", title="", entries=pages.cards(news[:LATEST], lang), years=years, channel=CHANNEL)
    days = [None, *(day for day, _ in months), None]
    for newer, (day, entries), older in zip(days, months, days[2:], strict=False):
        yield Group(f"news/months/{day:%Y-%m}", month, site.part(entries), (day, newer, older))
    for slug, part in site.council_parts.items():
        yield Group(f"news/{slug}", of_council, part, (slug,))


def month(site: Site, settings: Settings, day: date, newer: date | None, older: date | None) -> Iterator[Artifact]:
    """The news of the month that begins with `day`, with links to those beside it."""
    pages = Pages(site, settings)
    for lang in site.languages:
        shown: dict[str, Any] = {
            name: (str(each), pages.addresses.url(lang, month_address(each))) if each else None for name, each in (("newer", newer), ("older", older))
        }
        cards = pages.cards(site.entries.of(News), lang)
        yield pages.page(lang, month_address(day), "news/month.html", title="", month=str(day), entries=cards, channel=CHANNEL, **shown)


def of_council(site: Site, settings: Settings, slug: str) -> Iterator[Artifact]:
    """The items in a council's folder."""
    pages = Pages(site, settings)
    news = [item for item in site.entries.of(News) if item.place.council == slug]
    for newer, item, older in zip([None, *news], news, [*news[1:], None], strict=False):
        for lang in item.texts:
            yield item_page(pages, item, lang, older, newer)


def month_address(day: date) -> str:
    """Where the news of a month stand."""
    return f"news/{day.year}/{day.month:02}/"


def item_page(pages: Pages, item: News, lang: str, older: News | None, newer: News | None) -> Artifact:
    """A news item's page, with links to those before and after it."""
    belongs = pages.belonging(lang, item.councils)
    return pages.page(
        lang,
        item.place.address,
        "news/item.html",
        title=item.texts[lang].title,
        record=item,
        day=str(item.day),
        belongs=belongs,
        sources=tuple((each.url, each.title) for each in item.sources),
        facts_lang=item.place.lang if item.place.lang != lang else "",
        older=older and link_to(pages.site, older, lang),
        newer=newer and link_to(pages.site, newer, lang),
        channel=(f"councils/{item.place.council}", belongs.councils[0].text),
    )


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
