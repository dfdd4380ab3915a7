"""The laws that deadlines and criteria rest on, in ``content/laws.yml``: an amended article is one line there."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from plugins.model.fields import Findings, Invalid, Keyed, Value, day, in_languages, key, line_of, link, table_of, text
from plugins.model.problem import Problem

LAWS_FILE = "laws.yml"
NUMBER = r"\d+(?:-\d+)?"
ARTICLE = re.compile(rf"({NUMBER})(?:\(({NUMBER})?\)(?:\(({NUMBER})\))?)?")
"""An article, its paragraph and its subparagraph; ``1()(7)`` where an article has subparagraphs alone."""


CITED = (
    *("composition", "term", "civil_share", "size", "competition", "regulation", "commissions", "terms_in_a_row"),
    *("agenda", "decisions", "quorum", "open_meetings", "report_hearing"),
    *("recommendations", "results", "reply_term", "draft_reply_term", "reply_signed", "separate_answers"),
    *("hearing_notice", "hearing_drafts", "hearing_protocol", "monitoring", "conclusion_posted", "expertise"),
    *("informing", "annual_report", "appeals", "appeal_term", "language_of_reply", "state_language", "languages", "dates_shown"),
)
"""What the site cites a law on."""


def articles(value: Value, _: Findings) -> tuple[tuple[str, ...], ...]:
    """Articles with their paragraphs and subparagraphs: ``14(1)(3); 21(2)``."""
    named = [ARTICLE.fullmatch(each.strip()) for each in line_of(value).split(";")]
    if not all(named):
        raise Invalid("bad_article", value=line_of(value)[:40])
    return tuple(tuple(each.groups(default="")) for each in named if each)


class Act(Keyed):
    """A law or a code."""

    short: Mapping[str, str] = key(in_languages(text(60)), "What it is called where it is cited.")
    name: Mapping[str, str] = key(in_languages(text(200)), "Its name, date and number.")
    edition: date | None = key(day, "The date of the edition that was read.", required=False)
    address: Mapping[str, str] = key(in_languages(link), "Where it can be read.")
    articles: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = key(table_of(articles, *CITED), "The articles that the site cites, by what they are about.")


class Provision(NamedTuple):
    """What a law says of something."""

    act: Act
    articles: tuple[tuple[str, ...], ...]
    """Each as article, paragraph and subparagraph; empty where there is none."""


def provisions(acts: Iterable[Act]) -> dict[str, Provision]:
    """What the laws provide, by what it is about."""
    return {name: Provision(act, named) for act in acts for name, named in act.articles}


def uncited(acts: Collection[Act]) -> Iterator[Problem]:
    """A problem for each thing that the laws say twice, or not at all though the site cites them on it; a site without laws cites none."""
    named = [name for act in acts for name, _ in act.articles]
    yield from (Problem(LAWS_FILE, 1, 1, "provision_missing", {"name": name}) for name in CITED if acts and name not in named)
    yield from (Problem(LAWS_FILE, 1, 1, "duplicate_key", {"key": name, "first": "1"}) for name in sorted(set(named)) if named.count(name) > 1)
