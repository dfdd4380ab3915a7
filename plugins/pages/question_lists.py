"""Lists of questions: by month, state, topic, region and council; what waits, and how each council does.

→ ``/questions/``, ``/questions/<year>/<month>/``, ``/questions/<state|topic|region>/<name>/``, ``/councils/<council>/questions/`` and each with
``<year>/``, ``/questions/waiting/``, ``/questions/councils/``, ``/questions/list.json``
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import urlencode

from plugins.engine.artifact import Artifact, planning, render_json
from plugins.engine.group import Group
from plugins.engine.page import Link, Pages, link_to
from plugins.engine.settings import Publication, Settings
from plugins.engine.words import alphabetical
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


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """The lists of all questions, and those of each council."""
    yield Group("questions", of_all, site.part(site.entries.of(Question)))
    for slug, part in site.council_parts.items():
        yield Group(f"councils/{slug}/questions", of_council, part, (slug,))


def of_council(site: Site, settings: Settings, slug: str) -> Iterator[Artifact]:
    """The questions that a council was asked or was forwarded, if there are any."""
    pages = Pages(site, settings)
    asked = in_order(site, settings)
    for lang in site.languages if asked else ():
        rows = {question.place.item: row(pages, question, stands, lang) for question, stands in asked}
        yield from lists(pages, council_facet(site, slug, asked, lang), (), rows, lang)


def in_order(site: Site, settings: Settings) -> list[Asked]:
    """The questions, newest first."""
    return [(question, progress(question, settings.build_date, site.workdays)) for question in site.entries.of(Question)]


def of_all(site: Site, settings: Settings) -> Iterator[Artifact]:
    """All lists but those of councils, in each language."""
    pages = Pages(site, settings)
    asked = in_order(site, settings)
    groups = grouped(site, asked)
    for lang in site.languages:
        rows = {question.place.item: row(pages, question, stands, lang) for question, stands in asked}
        known = list(facets(site, asked, groups, lang))
        for facet in known:
            if facet.kind != "council":
                yield from lists(pages, facet, known, rows, lang)
        yield waiting(pages, asked, rows, lang)
        yield comparison(pages, asked, lang)
        yield Artifact(site.addresses.path(lang, "questions/list.json"), render_json, index(asked, rows, site))


def row(pages: Pages, question: Question, stands: Progress, lang: str) -> Row:
    """A question for lists in `lang`."""
    url, title, other = link_to(pages.site, question, lang)
    council = pages.councils[lang][question.place.council]
    return Row(url, title, other, str(question.day), stands.state, council, str(stands.due or ""), where_to_write(question, pages.settings.publication))


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
    groups = defaultdict(list)
    for question, stands in asked:
        regions = dict.fromkeys(region for slug in question.councils if (region := site.councils[slug].region))
        named = [
            ("state", stands.state),
            ("topic", question.topic),
            *(("region", each) for each in regions),
            *(("council", each) for each in question.councils),
        ]
        for name in named:
            groups[name].append((question, stands))
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


def lists(pages: Pages, facet: Facet, known: Sequence[Facet], rows: dict[str, Row], lang: str) -> Iterator[Artifact]:
    """The newest of a facet, and its years or, for all questions, its months."""
    length = len("2026-03" if facet.kind == "all" else "2026")
    periods = [(f"{begin.replace('-', '/')}/", list(each)) for begin, each in groupby(facet.asked, lambda each: str(each[0].day)[:length])]
    stream = {"council": f"councils/{facet.name}", "region": f"regions/{facet.name}"}.get(facet.kind, "all")
    shown: dict[str, Any] = {
        "kind": facet.kind,
        "name": facet.name,
        "periods": [(as_period(begin), pages.addresses.url(lang, facet.address + begin), len(each)) for begin, each in periods],
        "counts": counted(each for each in facet.asked if facet.kind != "council" or each[0].place.council == facet.name)._asdict(),
        "channel": (f"questions/{stream}", facet.title),
        "council": pages.councils[lang][facet.name] if facet.kind == "council" else None,
    }
    whole = facet.kind == "all"
    others = [(each.kind, each.name, each.title, pages.addresses.url(lang, each.address), len(each.asked)) for each in known] if whole else []
    first: dict[str, Any] = {"period": "", "facets": others, "index": pages.addresses.url(lang, "questions/list.json") if whole else ""}
    newest = [rows[question.place.item] for question, _ in facet.asked[:NEWEST]]
    yield pages.page(lang, facet.address, "questions/list.html", title=facet.title, rows=newest, **shown, **first)
    for begin, each in periods:
        of_period = [rows[question.place.item] for question, _ in each]
        later: dict[str, Any] = {"period": as_period(begin), "facets": [], "index": ""}
        yield pages.page(lang, facet.address + begin, "questions/list.html", title=facet.title, rows=of_period, **shown, **later)


def as_period(begin: str) -> str:
    """``2026/03/`` → ``2026-03``."""
    return begin.rstrip("/").replace("/", "-")


def waiting(pages: Pages, asked: Sequence[Asked], rows: dict[str, Row], lang: str) -> Artifact:
    """What waits for an answer, council by council, the longest due first: the secretaries' page."""
    groups: dict[str, list[Row]] = {}
    for question, _ in sorted((each for each in asked if each[1].state in OPEN), key=lambda each: (each[1].due or each[0].day, each[0].place.item)):
        groups.setdefault(question.place.council, []).append(rows[question.place.item])
    by_name = sorted(groups.items(), key=lambda each: alphabetical(pages.councils[lang][each[0]].text))
    councils = [(pages.councils[lang][slug], each) for slug, each in by_name]
    return pages.page(lang, "questions/waiting/", "questions/waiting.html", title="", councils=councils)


def comparison(pages: Pages, asked: Sequence[Asked], lang: str) -> Artifact:
    """Counts and times of each council that was asked, by name: no ranking."""
    groups: dict[str, list[Asked]] = {}
    for each in asked:
        groups.setdefault(each[0].place.council, []).append(each)
    table = [(pages.councils[lang][slug], counted(each)._asdict()) for slug, each in groups.items()]
    table.sort(key=lambda each: alphabetical(each[0].text))
    return pages.page(lang, "questions/councils/", "questions/councils.html", title="", table=table, enough=ENOUGH)


def index(asked: Sequence[Asked], rows: dict[str, Row], site: Site) -> list[list[Any]]:
    """For the filter in the browser: address, title, day, state, topic, councils, the first one's name, regions and language of each."""
    made = []
    for question, stands in asked:
        shown = rows[question.place.item]
        regions = sorted({region for slug in question.councils if (region := site.councils[slug].region)})
        made.append([shown.url, shown.title, shown.day, stands.state, question.topic, question.councils, shown.council.text, regions, shown.lang])
    return made


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
