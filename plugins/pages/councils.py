"""Councils.   → ``/councils/``, ``/councils/<council>/``, ``/councils/<council>/news/<year>/``"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, pairwise
from typing import Any
from urllib.parse import urlsplit

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Pages, council_links, link_to
from plugins.engine.settings import Settings
from plugins.engine.words import alphabetical
from plugins.model.council import ROLES, Council, Member
from plugins.model.discussion import Discussion
from plugins.model.document import Document
from plugins.model.news import News
from plugins.model.openness.card import Card, card_of
from plugins.model.poll import Poll
from plugins.model.progress import counted, progress
from plugins.model.question import Question
from plugins.model.site import Site

LATEST = 10


def plan(site: Site, settings: Settings) -> Iterator[Artifact | Group]:
    """The list of councils, and the pages of each in the languages it is written in."""
    pages = Pages(site, settings)
    for lang in site.languages:
        yield pages.page(lang, "councils/", "councils/list.html", title="", republican=republican(site, lang), regions=by_region(site, lang))
    for slug, part in site.council_parts.items():
        yield Group(f"councils/{slug}", of_council, part, (slug,))


def of_council(site: Site, settings: Settings, slug: str) -> Iterator[Artifact]:
    """A council's page and its news by year."""
    pages = Pages(site, settings)
    council = site.councils[slug]
    for lang in council.texts:
        yield council_page(pages, council, card_of(site, slug, settings.build_date), lang)
        yield from archive(pages, council, lang)


def republican(site: Site, lang: str) -> tuple[object, ...]:
    """Links to the councils of the whole country."""
    return council_links(site, [council for council in site.councils.values() if council.level == "republican"], lang)


def by_region(site: Site, lang: str) -> list[tuple[str, str, object]]:
    """Name, address and councils of each region, by name."""
    regions = sorted(site.regions.values(), key=lambda region: alphabetical(region.name[lang]))
    return [
        (region.name[lang], site.addresses.url(lang, f"regions/{region.slug}/"), council_links(site, site.councils_in(region.slug), lang)) for region in regions
    ]


def council_page(pages: Pages, council: Council, card: Card, lang: str) -> Artifact:
    """A council's page."""
    site, text = pages.site, council.texts[lang]
    entries = site.by_council[council.place.slug].of(News)
    region = site.regions.get(council.region or "")
    return pages.page(
        lang,
        council.place.address,
        "councils/item.html",
        title=text.title,
        record=council,
        level=council.level,
        formed_with=text.words["formed_with"],
        region=(region.name[lang], site.addresses.url(lang, f"regions/{region.slug}/")) if region else None,
        term_start=str(council.term_start or ""),
        approved_on=str(council.approved_on or ""),
        postal_address=text.words.get("address", ""),
        bin=council.bin,
        bin_grouped=grouped(council.bin, 3, 6, 9),
        contacts=contacts(council),
        members=members(council, pages.settings.build_date),
        commissions=tuple((commission.name, commission.members) for commission in council.commissions),
        links=tuple((each.url, each.title) for each in council.links),
        sources=tuple((each.url, each.title) for each in council.sources),
        facts_lang=council.place.lang if council.place.lang != lang else "",
        **newest(pages, council, lang),
        latest=pages.cards(entries[:LATEST], lang),
        ask=site.addresses.url(lang, f"councils/{council.place.slug}/ask/"),
        questions=asked(pages, council, lang),
        openness={
            "url": site.addresses.url(lang, f"{council.place.address}openness/"),
            "counts": (card.met("law"), card.met("practice")),
            "law": [(criterion.title, finding.answer) for criterion, finding in card.applicable("law")],
        },
        years=years(pages, council, by_year(site, council), lang),
        channel=(f"councils/{council.place.slug}", text.title),
    )


def newest(pages: Pages, council: Council, lang: str) -> dict[str, Any]:
    """The newest events, documents, discussions and polls, and where the others are."""
    site, day = pages.site, pages.settings.build_date
    entries = site.by_council[council.place.slug]
    events, documents, discussions, polls = entries.events, entries.of(Document), entries.of(Discussion), entries.of(Poll)
    below = {part: site.addresses.url(lang, f"{council.place.address}{part}/") for part in ("events", "documents", "discussions", "polls")}
    return {
        "events": [(link_to(site, each, lang), str(each.first_day)) for each in events[:LATEST]],
        "event_years": [(year, f"{below['events']}{year}/") for year in dict.fromkeys(each.first_day.year for each in events)],
        "documents": [(link_to(site, each, lang), str(each.day)) for each in documents[:LATEST]],
        "documents_url": below["documents"],
        "discussions": [(link_to(site, each, lang), str(each.day), each.is_open(day)) for each in discussions[:LATEST]],
        "discussions_url": below["discussions"],
        "polls": [(link_to(site, each, lang), each.state(day), str(each.closes)) for each in polls[:LATEST]],
        "polls_url": below["polls"],
    }


def asked(pages: Pages, council: Council, lang: str) -> dict[str, Any]:
    """How many questions the council was asked and answered, and the newest; nothing without any."""
    site = pages.site
    questions = [each for each in site.by_council[council.place.slug].of(Question) if each.place.council == council.place.slug]
    stand = [(question, progress(question, pages.settings.build_date, site.workdays)) for question in questions]
    if not stand:
        return {}
    newest = [(link_to(site, question, lang), str(question.day), stands.state) for question, stands in stand[:LATEST]]
    return {"url": site.addresses.url(lang, f"councils/{council.place.slug}/questions/"), "counts": counted(stand)._asdict(), "newest": newest}


def contacts(council: Council) -> dict[str, tuple[str, str]]:
    """The institution's channels, those that are known: address to follow and what to show."""
    number = re.sub(r"\D", "", council.phone)[-10:]
    known = {
        "phone": (f"tel:+7{number}", grouped(council.phone, 1, 4, 7, 9) if council.phone.isdigit() else council.phone) if number else None,
        "email": (f"mailto:{council.email}", council.email) if council.email else None,
        "website": (council.website, urlsplit(council.website).netloc) if council.website else None,
    }
    return {name: value for name, value in known.items() if value}


def grouped(digits: str, *ends: int) -> str:
    """Digits parted after each of `ends` by a narrow space that no line breaks at."""
    return "\u202f".join(digits[start:end] for start, end in pairwise((0, *ends, len(digits))))


def members(council: Council, day: date) -> dict[str, list[tuple[str, ...]]]:
    """The members of that day by side, and the former ones: name, role, organisation, since, until, source."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for member in sorted(council.members, key=lambda member: (ROLES.index(member.role), alphabetical(member.name))):
        groups.setdefault("former" if is_former(member, day) else member.side, []).append(
            (member.name, member.role, member.organisation, str(member.since or ""), str(member.until or ""), member.source_url)
        )
    return {group: groups[group] for group in ("civil", "state", "former") if group in groups}


def is_former(member: Member, day: date) -> bool:
    """Whether the membership has ended."""
    return member.until is not None and member.until < day


def by_year(site: Site, council: Council) -> list[tuple[int, list[News]]]:
    """The council's news of each year, newest first."""
    return [(year, list(entries)) for year, entries in groupby(site.by_council[council.place.slug].of(News), lambda entry: entry.day.year)]


def years(pages: Pages, council: Council, known: Iterable[tuple[int, object]], lang: str) -> tuple[tuple[int, str], ...]:
    """Links to the pages of these years."""
    return tuple((year, pages.addresses.url(lang, archive_address(council, year))) for year, _ in known)


def archive(pages: Pages, council: Council, lang: str) -> Iterator[Artifact]:
    """A council's news, a page a year."""
    known = by_year(pages.site, council)
    linked = years(pages, council, known, lang)
    for year, entries in known:
        yield pages.page(
            lang,
            archive_address(council, year),
            "councils/year.html",
            title=council.texts[lang].title,
            languages=council.texts,
            year=year,
            council=link_to(pages.site, council, lang),
            entries=pages.cards(entries, lang),
            years=linked,
            channel=(f"councils/{council.place.slug}", council.texts[lang].title),
        )


def archive_address(council: Council, year: int) -> str:
    """Where a council's news of a year stand."""
    return f"{council.place.address}news/{year}/"


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
