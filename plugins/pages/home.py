"""The first page: what this is, the map of regions, the latest news, how to ask.   → ``/``"""

from collections.abc import Iterator
from datetime import date

from plugins.engine.artifact import Artifact, planning
from plugins.engine.page import Pages, link_to
from plugins.engine.settings import Settings
from plugins.model.discussion import Discussion
from plugins.model.event import Event
from plugins.model.news import News
from plugins.model.poll import Poll
from plugins.model.question import Question
from plugins.model.site import Site

LATEST = 6


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The first page in each language."""
    pages = Pages(site, settings)
    discussed = [each for each in site.entries.of(Discussion) if each.is_open(settings.build_date)]
    for lang in site.languages:
        yield pages.page(
            lang,
            "",
            "home.html",
            title="",
            tiles=pages.tiles(lang),
            councils=len(site.councils),
            ahead=[(link_to(site, event, lang), str(event.first_day)) for event in ahead(site, settings.build_date)],
            discussed=[(link_to(site, each, lang), str(each.closes_on or "")) for each in discussed[:LATEST]],
            asked=[(link_to(site, question, lang), str(question.day)) for question in site.entries.of(Question)[:LATEST]],
            polls=[(link_to(site, poll, lang), str(poll.closes)) for poll in site.entries.of(Poll) if poll.state(settings.build_date) == "open"],
            latest=pages.cards(site.entries.of(News)[:LATEST], lang),
            channel=("all", ""),
        )


def ahead(site: Site, day: date) -> list[Event]:
    """The next events from `day` on."""
    return [event for event in reversed(site.entries.events) if (event.last_day or event.first_day) >= day][:LATEST]


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
