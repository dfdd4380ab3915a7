"""Polls.   → ``/polls/``, ``/polls/<council>/<date>-<name>/``, ``/councils/<council>/polls/``"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Link, Pages, link_to
from plugins.engine.settings import Settings
from plugins.model.counting import Result
from plugins.model.poll import Poll, beside
from plugins.model.progress import ENOUGH
from plugins.model.site import Site


class Row(NamedTuple):
    """A poll in a list."""

    url: str
    title: str
    lang: str
    """Empty where it is in the reader's language."""
    state: str
    opens: str
    closes: str
    council: Link
    counted: int | None


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """All that there is of polls."""
    yield Group("polls", of_all, site.part(site.entries.of(Poll)))


def of_all(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The lists, and a page for each poll in the languages it is written in."""
    pages = Pages(site, settings)
    polls = site.entries.of(Poll)
    for lang in site.languages:
        yield pages.page(lang, "polls/", "polls/list.html", title="", council=None, rows=rows(pages, polls, lang), channel=("polls/all", ""))
        for slug in site.councils:
            if of_council := [poll for poll in polls if slug in poll.councils]:
                council = pages.councils[lang][slug]
                shown: dict[str, Any] = {"council": council, "rows": rows(pages, of_council, lang), "channel": (f"polls/councils/{slug}", council.text)}
                yield pages.page(lang, f"councils/{slug}/polls/", "polls/list.html", title=council.text, **shown)
        for poll in polls:
            if lang in poll.texts:
                yield poll_page(pages, poll, lang)


def rows(pages: Pages, polls: Sequence[Poll], lang: str) -> list[Row]:
    """Polls for a list in `lang`: the open ones first."""
    made = []
    for poll in polls:
        days = (poll.state(pages.settings.build_date), str(poll.opens), str(poll.closes))
        made.append(Row(*link_to(pages.site, poll, lang), *days, pages.councils[lang][poll.place.council], poll.result.counted if poll.result else None))
    return sorted(made, key=lambda row: ("open", "announced").index(row.state) if row.state in ("open", "announced") else 2)


def poll_page(pages: Pages, poll: Poll, lang: str) -> Artifact:
    """A poll's page."""
    text, council, day = poll.texts[lang], pages.councils[lang][poll.place.council], pages.settings.build_date
    form = next(form for form in pages.settings.forms if form.name == poll.form)
    state = poll.state(day)
    paths = {holds: beside(poll.place.item, holds) for holds in ("voters", "result")}
    files = {holds: pages.addresses.file(path) if path in pages.site.attachments else "" for holds, path in paths.items()}
    page = pages.page(
        lang,
        poll.place.address,
        "polls/item.html",
        title=text.title,
        record=poll,
        poll=poll.place.item,
        day=str(poll.day),
        state=state,
        opens=str(poll.opens),
        closes=str(poll.closes),
        method=poll.method,
        at_most=poll.rules.at_most,
        options=text.words["options"],
        electorate=poll.electorate,
        size=poll.electorate_size,
        quorum=poll.quorum,
        why=text.words["why"],
        use=text.words["use"],
        cancelled=(str(poll.cancelled_on), text.words.get("cancelled_reason", "")) if state == "cancelled" else None,
        form=form.link({"slug": poll.place.council, "name": council.text, "poll": poll.place.item.removeprefix("polls/")}),
        result=result_of(poll, poll.result, dict(text.words["options"])) if poll.result and state == "published" else None,
        files=files,
        belongs=pages.belonging(lang, poll.councils),
        channel=(f"polls/councils/{poll.place.council}", council.text),
    )
    return page._replace(uses=(*page.uses, "static/poll.js"))


def result_of(poll: Poll, result: Result, options: dict[str, str]) -> dict[str, Any]:
    """A result for its page. Few ballots are not turned into shares, which would say more than they know."""
    n, size = result.counted, poll.electorate_size
    return {
        "n": n,
        "options": [(options[name], count, count / n if n >= ENOUGH else None) for name, count in result.counts.items()],
        "leaders": [options[name] for name in result.leaders],
        "turnout": n / size if size and n >= ENOUGH else None,
        "quorum_met": poll.quorum_met(n),
        "received": result.received,
        "rejected": [(kind, count) for kind, count in result.rejected.items() if count],
        "in_bursts": result.in_bursts,
        "sha256": result.fingerprint,
        "rounds": [[each.get(name) for name in result.options] for each in result.rounds],
    }


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
