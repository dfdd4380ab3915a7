"""Lists of questions: by month, state, topic, region and council; what waits, and how each council does.

→ ``/questions/``, ``/questions/<state|topic|region>/<name>/`` and each with ``<year>/<month>/``, ``/councils/<council>/questions/`` with ``<year>/``
and ``waiting/``, ``/questions/waiting/``, ``/questions/councils/``, ``/questions/<year>/<month>/list.json``
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import urlencode

from plugins.engine.artifact import Artifact, planning, render_json
from plugins.engine.group import Group
from plugins.engine.page import Link, Pages, link_to
from plugins.engine.settings import Publication, Settings
from plugins.engine.words import alphabetical
from plugins.model.months import by_month
from plugins.model.progress import ENOUGH, OPEN, STATES, Progress, counted, progress
from plugins.model.question import TOPICS, Question
from plugins.model.site import Site

NEWEST = 50
Asked = tuple[Question, Progress]
"""A question and where it stands."""


class Row(NamedTuple):
    """A question in a list."""

    url: str
    title: str
    lang: str
    """Empty where the question is in the reader's language."""
    day: str
    state: str
    council: Link
    due: str
    write: str
    """Where the council's secretary can answer; empty where that is not known."""


class Facet(NamedTuple):
    """The questions that have something in common."""

    kind: str
    """``all``, ``state``, ``topic``, ``region`` or ``council``."""
    name: str
    title: str
    """Of a region or council; of a topic its name, to be translated."""
    address: str
    asked: Sequence[Asked]


class Lists(Pages):
    """Makes pages with lists of questions. A question is in several; how it stands there is made once for each language."""

    def __init__(self, site: Site, settings: Settings) -> None:
        super().__init__(site, settings)
        self.rows_made: dict[tuple[str, str], Row] = {}

    def rows(self, asked: Iterable[Asked], lang: str) -> list[Row]:
        """Questions as they stand in lists in `lang`."""
        return [self.rows_made.get((question.place.item, lang)) or self.row(question, stands, lang) for question, stands in asked]

    def row(self, question: Question, stands: Progress, lang: str) -> Row:
        """A question as it stands in lists in `lang`."""
        url, title, other = link_to(self.site, question, lang)
        council, write = self.councils[lang][question.place.council], where_to_write(question, self.settings.publication)
        made = self.rows_made[question.place.item, lang] = Row(url, title, other, str(question.day), stands.state, council, str(stands.due or ""), write)
        return made


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """The beginnings of the lists of all questions, their months, and the lists of each council."""
    asked = site.entries.of(Question)
    yield Group("questions", of_all, site.part(asked))
    for month, of_it in by_month(asked, lambda question: question.day):
        yield Group(f"questions/months/{month:%Y-%m}", of_month, site.part(of_it), (month,))
    for slug, part in site.council_parts.items():
        yield Group(f"councils/{slug}/questions", of_council, part, (slug,))


def of_council(site: Site, settings: Settings, slug: str) -> Iterator[Artifact]:
    """The questions that a council was asked or was forwarded, if there are any."""
    pages = Lists(site, settings)
    asked = in_order(site, settings)
    years = [(str(year), list(each)) for year, each in groupby(asked, lambda each: each[0].day.year)]
    for lang in site.languages if asked else ():
        facet = council_facet(site, slug, asked, lang)
        yield beginning(pages, facet, [(year, len(each)) for year, each in years], (), lang)
        for year, each in years:
            yield archived(pages, facet._replace(asked=each), year, lang)
        yield waiting(pages, facet, lang)


def in_order(site: Site, settings: Settings) -> list[Asked]:
    """The questions, newest first."""
    return [(question, progress(question, settings.build_date, site.workdays)) for question in site.entries.of(Question)]


def of_all(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The beginnings of all lists but those of councils, in each language."""
    pages = Lists(site, settings)
    asked = in_order(site, settings)
    groups, answerable = grouped(site, asked), by_council(asked)
    for lang in site.languages:
        known = list(facets(site, asked, groups, lang))
        for facet in known:
            if facet.kind != "council":
                yield beginning(pages, facet, months(facet.asked), known, lang)
        yield comparison(pages, answerable, lang)
        yield all_waiting(pages, answerable, lang)


def of_month(site: Site, settings: Settings, month: date) -> Iterator[Artifact]:
    """The questions of the month that begins with that day: all, and those of each state, topic and region."""
    pages = Lists(site, settings)
    asked = in_order(site, settings)
    groups = grouped(site, asked)
    for lang in site.languages:
        for facet in facets(site, asked, groups, lang):
            if facet.kind != "council" and facet.asked:
                yield archived(pages, facet, f"{month:%Y-%m}", lang)
        yield Artifact(site.addresses.path(lang, index_address(f"{month:%Y-%m}")), render_json, index(pages, asked, lang))


def months(asked: Sequence[Asked]) -> list[tuple[str, int]]:
    """Each month with how many of the questions, which come newest first, it has."""
    return [(f"{month:%Y-%m}", len(each)) for month, each in by_month(asked, lambda each: each[0].day)]


def where_to_write(question: Question, publication: Publication) -> str:
    """Where the answer's file is begun or continued in a browser."""
    if not publication.repository:
        return ""
    if question.answer:
        return f"{publication.repository}/edit/{publication.branch}/content/{question.answer.text(question.place.lang).path}"
    stem = question.place.item.rpartition("/")[2]
    folder = f"content/answers/{question.place.council}"
    begun = urlencode({"filename": f"{stem}.{question.place.lang}.md", "value": "---\nregistered_on: \nanswered_on: \n---\n\n"})
    return f"{publication.repository}/new/{publication.branch}/{folder}?{begun}"


def grouped(site: Site, asked: Sequence[Asked]) -> dict[tuple[str, str], list[Asked]]:
    """The questions of each state, topic, region and council, by kind and name."""

    @cache
    def belonging(councils: tuple[str, ...]) -> list[tuple[str, str]]:
        regions = dict.fromkeys(region for slug in councils if (region := site.councils[slug].region))
        return [*(("region", each) for each in regions), *(("council", each) for each in councils)]

    groups = defaultdict(list)
    for each in asked:
        question, stands = each
        for name in (("state", stands.state), ("topic", question.topic), *belonging(question.councils)):
            groups[name].append(each)
    return groups


def facets(site: Site, asked: Sequence[Asked], groups: Mapping[tuple[str, str], list[Asked]], lang: str) -> Iterator[Facet]:
    """All, each state, and the topics, regions and councils that were asked about."""
    yield Facet("all", "", "", "questions/", asked)
    for state in STATES:
        yield Facet("state", state, "", f"questions/state/{state.replace('_', '-')}/", groups.get(("state", state), []))
    for topic in TOPICS:
        if about := groups.get(("topic", topic)):
            yield Facet("topic", topic, TOPICS[topic], f"questions/topic/{topic}/", about)
    for region in sorted(site.regions.values(), key=lambda region: alphabetical(region.name[lang])):
        if about := groups.get(("region", region.slug)):
            yield Facet("region", region.slug, region.name[lang], f"questions/region/{region.slug}/", about)
    for slug in site.councils:
        if about := groups.get(("council", slug)):
            yield council_facet(site, slug, about, lang)


def council_facet(site: Site, slug: str, about: Sequence[Asked], lang: str) -> Facet:
    """The questions that a council has to do with."""
    return Facet("council", slug, site.councils[slug].text(lang).title, f"councils/{slug}/questions/", about)


def beginning(pages: Lists, facet: Facet, periods: Sequence[tuple[str, int]], known: Sequence[Facet], lang: str) -> Artifact:
    """The newest of a facet, with links to its periods and, for all questions, to the other facets."""
    whole = facet.kind == "all"
    return pages.page(
        lang,
        facet.address,
        "questions/list.html",
        title=facet.title,
        rows=pages.rows(facet.asked[:NEWEST], lang),
        periods=[(period, pages.addresses.url(lang, period_address(facet, period)), count) for period, count in periods],
        counts=counted(each for each in facet.asked if facet.kind != "council" or each[0].place.council == facet.name)._asdict(),
        facets=[(each.kind, each.name, each.title, pages.addresses.url(lang, each.address), len(each.asked)) for each in known] if whole else [],
        index=[pages.addresses.url(lang, index_address(period)) for period, _ in periods] if whole else [],
        **shared(pages, facet, lang),
    )


def archived(pages: Lists, facet: Facet, period: str, lang: str) -> Artifact:
    """The questions of a facet in a year (``2026``) or month (``2026-03``)."""
    rows = pages.rows(facet.asked, lang)
    up = pages.addresses.url(lang, facet.address)
    return pages.page(
        lang, period_address(facet, period), "questions/period.html", title=facet.title, rows=rows, period=period, up=up, **shared(pages, facet, lang)
    )


def shared(pages: Lists, facet: Facet, lang: str) -> dict[str, Any]:
    """What all lists of a facet show."""
    stream = {"council": f"councils/{facet.name}", "region": f"regions/{facet.name}"}.get(facet.kind, "all")
    council = pages.councils[lang][facet.name] if facet.kind == "council" else None
    return {"kind": facet.kind, "name": facet.name, "council": council, "channel": (f"questions/{stream}", facet.title)}


def period_address(facet: Facet, period: str) -> str:
    """Where the questions of a facet in a year or month stand."""
    return f"{facet.address}{period.replace('-', '/')}/"


def index_address(month: str) -> str:
    """Where the questions of a month stand for the filter in the browser."""
    return f"questions/{month.replace('-', '/')}/list.json"


def waiting(pages: Lists, facet: Facet, lang: str) -> Artifact:
    """What waits for a council's answer, the longest due first: its secretary's page."""
    due = sorted(
        (each for each in facet.asked if each[1].state in OPEN and each[0].place.council == facet.name),
        key=lambda each: (each[1].due or each[0].day, each[0].place.item),
    )
    rows = pages.rows(due, lang)
    return pages.page(lang, f"{facet.address}waiting/", "questions/council_waiting.html", title=facet.title, rows=rows, **shared(pages, facet, lang))


def all_waiting(pages: Lists, answerable: Mapping[str, list[Asked]], lang: str) -> Artifact:
    """How many questions wait for each council, how many are overdue, and the first due day."""
    table = []
    for council, slug in by_name(pages, answerable, lang):
        if due := [each for each in answerable[slug] if each[1].state in OPEN]:
            address = pages.addresses.url(lang, f"councils/{slug}/questions/waiting/")
            days = [str(stands.due) for _, stands in due if stands.due]
            table.append((council._replace(url=address), counted(due)._asdict(), min(days, default="")))
    return pages.page(lang, "questions/waiting/", "questions/waiting.html", title="", table=table)


def comparison(pages: Lists, answerable: Mapping[str, list[Asked]], lang: str) -> Artifact:
    """Counts and times of each council that was asked, by name: no ranking."""
    table = [(council, counted(answerable[slug])._asdict()) for council, slug in by_name(pages, answerable, lang)]
    return pages.page(lang, "questions/councils/", "questions/councils.html", title="", table=table, enough=ENOUGH)


def by_council(asked: Iterable[Asked]) -> dict[str, list[Asked]]:
    """The questions that each council has to answer."""
    groups: defaultdict[str, list[Asked]] = defaultdict(list)
    for each in asked:
        groups[each[0].place.council].append(each)
    return groups


def by_name(pages: Lists, councils: Iterable[str], lang: str) -> list[tuple[Link, str]]:
    """The councils by their names."""
    return sorted(((pages.councils[lang][slug], slug) for slug in councils), key=lambda each: alphabetical(each[0].text))


def index(pages: Lists, asked: Sequence[Asked], lang: str) -> list[list[Any]]:
    """For the filter in the browser: address, title, day, state, topic, councils, the first one's name, regions and language of each."""
    made = []
    for (question, stands), shown in zip(asked, pages.rows(asked, lang), strict=True):
        regions = sorted({region for slug in question.councils if (region := pages.site.councils[slug].region)})
        made.append([shown.url, shown.title, shown.day, stands.state, question.topic, question.councils, shown.council.text, regions, shown.lang])
    return made


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
