"""News.   → ``/news/``, ``/news/<year>/<month>/``, ``/news/<council>/<date>-<name>/``"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from plugins.engine.artifact import Artifact, planning
from plugins.engine.page import Belonging, Pages, link_to
from plugins.engine.settings import Settings
from plugins.model.news import News
from plugins.model.record import Entry
from plugins.model.site import Site

LATEST = 20


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The newest news, the months, and a page for each item in the languages it is written in."""
    pages = Pages(site, settings)
    news = site.entries.of(News)
    months = [(day, list(entries)) for day, entries in groupby(news, lambda entry: entry.day.replace(day=1))]
    beside = neighbours(news)
    for lang in site.languages:
        archive = tuple((str(day), pages.addresses.url(lang, month_address(day)), len(entries)) for day, entries in months)
        channel = ("all", "")
        years = [(year, list(each)) for year, each in groupby(archive, lambda month: month[0][:4])]
        yield pages.page(lang, "news/", "news/list.html", title="", entries=pages.cards(news[:LATEST], lang), years=years, channel=channel)
        for number, (day, entries) in enumerate(months):
            newer, older = archive[number - 1] if number else None, archive[number + 1] if number + 1 < len(archive) else None
            cards = pages.cards(entries, lang)
            yield pages.page(lang, month_address(day), "news/month.html", title="", month=str(day), entries=cards, newer=newer, older=older, channel=channel)
        for item in news:
            if lang in item.texts:
                yield item_page(pages, item, lang, beside[item.place.item], pages.belonging(lang, item.councils))


def month_address(day: date) -> str:
    """Where the news of a month stand."""
    return f"news/{day.year}/{day.month:02}/"


def neighbours(news: Sequence[News]) -> dict[str, tuple[Entry | None, Entry | None]]:
    """The item before and the item after each one in its council's folder."""
    beside: dict[str, tuple[Entry | None, Entry | None]] = {}
    newer: dict[str, News] = {}
    for item in news:
        after = newer.get(item.place.council)
        beside[item.place.item] = (None, after)
        if after:
            beside[after.place.item] = (item, beside[after.place.item][1])
        newer[item.place.council] = item
    return beside


def item_page(pages: Pages, item: News, lang: str, beside: tuple[Entry | None, Entry | None], belongs: Belonging) -> Artifact:
    """A news item's page."""
    older, newer = beside
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
