"""The scorecard of openness.   → ``/openness/``, ``/openness/methodology/``, ``/councils/<council>/openness/``"""

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Pages, link_to
from plugins.engine.settings import Settings
from plugins.engine.words import alphabetical
from plugins.model.openness.card import Card, card_of, cards
from plugins.model.openness.case import Finding
from plugins.model.openness.criteria import CRITERIA, KINDS, VERSION, Criterion
from plugins.model.plots import plots
from plugins.model.site import Site

SHOWN = 5
"""Pages that a finding links to, of each sort."""
SECTIONS = {"A": "s4", "B": "s5", "C": "s6", "D": "s5", "E": "s6", "F": "s8", "G": "s11"}
"""The section of the editors' guide that tells of a group of criteria."""
HISTORY = "openness/"
"""Where the cards of the months that are past lie in the content folder."""


def plan(site: Site, settings: Settings) -> Iterator[Artifact | Group]:
    """All councils, the methodology, and a card for each council."""
    pages = Pages(site, settings)
    judged = [*cards(site, settings.build_date)]
    for lang in site.languages:
        yield all_councils(pages, judged, lang)
        yield methodology(pages, lang)
    for slug, part in site.council_parts.items():
        yield Group(f"openness/{slug}", of_council, part, (slug,))


def of_council(site: Site, settings: Settings, slug: str) -> Iterator[Artifact]:
    """A council's card in each language."""
    pages = Pages(site, settings)
    card = card_of(site, slug, settings.build_date)
    for lang in site.languages:
        yield card_page(pages, card, lang)


def all_councils(pages: Pages, cards: Sequence[Card], lang: str) -> Artifact:
    """All councils by name, each with the number of criteria that it meets."""
    rows = [(pages.councils[lang][card.council.place.slug], card_url(pages, card, lang), card.met("law"), card.met("practice")) for card in cards]
    rows.sort(key=lambda row: alphabetical(row[0].text))
    day = pages.settings.build_date
    plotted = plots(pages.site.entries, day)
    return pages.page(lang, "openness/", "openness/list.html", title="", rows=rows, tiles=pages.tiles(lang), plots=plotted, as_of=str(day))


def methodology(pages: Pages, lang: str) -> Artifact:
    """How each criterion is answered, on which editions of the laws, and the cards of past months."""
    kept = sorted(path for path in pages.site.attachments if path.startswith(HISTORY))
    history = [(path.removeprefix(HISTORY).removesuffix(".csv"), pages.addresses.file(path)) for path in kept]
    laws = [(pages.in_language(act.name, lang), pages.in_language(act.address, lang), str(act.edition or "")) for act in pages.site.laws]
    groups = [(kind, [described(pages, criterion, lang) for criterion in CRITERIA if criterion.kind == kind]) for kind in KINDS]
    return pages.page(
        lang,
        "openness/methodology/",
        "openness/methodology.html",
        title="",
        version=VERSION,
        groups=groups,
        laws=laws,
        history=history[::-1],
    )


def described(pages: Pages, criterion: Criterion, lang: str) -> dict[str, Any]:
    """A criterion as the templates know it."""
    return {"id": criterion.id, "title": criterion.title, "needs": criterion.needs, "laws": pages.cited(lang, *criterion.provisions)}


def card_url(pages: Pages, card: Card, lang: str) -> str:
    """The address of a council's card."""
    return pages.addresses.url(lang, f"councils/{card.council.place.slug}/openness/")


def card_page(pages: Pages, card: Card, lang: str) -> Artifact:
    """A council's card: each criterion with its answer, what it rests on and what is lacking."""
    council, site, day = card.council, pages.site, pages.settings.build_date
    guide = next((link_to(site, page, lang) for page in site.pages if page.place.slug == "editing"), None)
    text = council.text(lang)
    comments = (each for each in (text, *council.texts.values()) if each.words.get("comment"))
    comment = next(((each.words["comment"], each.lang if each.lang != lang else "") for each in comments), ("", ""))
    return pages.page(
        lang,
        f"councils/{council.place.slug}/openness/",
        "openness/item.html",
        title=text.title,
        council=pages.councils[lang][council.place.slug],
        counts={kind: card.met(kind) for kind in KINDS},
        groups=[(kind, [found(pages, *each, lang) for each in card.findings if each[0].kind == kind]) for kind in KINDS],
        comment=comment,
        plots=plots(site.by_council[council.place.slug], day),
        guide=guide,
        as_of=str(day),
    )


def found(pages: Pages, criterion: Criterion, finding: Finding, lang: str) -> dict[str, Any]:
    """A criterion with its finding."""
    evidence, lacking = ([link_to(pages.site, record, lang) for record in records[:SHOWN]] for records in (finding.evidence, finding.lacking))
    return described(pages, criterion, lang) | {
        "answer": finding.answer,
        "done": finding.done,
        "of": finding.of,
        "evidence": evidence,
        "lacking": lacking,
        "section": SECTIONS[criterion.id[0]],
    }


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
