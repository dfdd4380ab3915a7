"""The card of a council: every criterion with its finding. Law, practice and what rates the replying body stand apart; nothing is added up to a mark."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from plugins.model.council import Council
from plugins.model.openness.case import Case, Finding
from plugins.model.openness.criteria import CRITERIA, Criterion
from plugins.model.site import Site


class Card(NamedTuple):
    """What became of each criterion."""

    council: Council
    findings: tuple[tuple[Criterion, Finding], ...]

    def applicable(self, kind: str) -> list[tuple[Criterion, Finding]]:
        """The criteria of a kind that are asked of the council."""
        return [each for each in self.findings if each[0].kind == kind and each[1].answer != "not_applicable"]

    def met(self, kind: str) -> tuple[int, int]:
        """How many criteria of a kind are met, of how many that apply."""
        asked = self.applicable(kind)
        return sum(finding.answer == "met" for _, finding in asked), len(asked)


def cards(site: Site, day: date) -> Iterator[Card]:
    """Each council's card on a day."""
    for slug, part in site.council_parts.items():
        yield card_of(part, slug, day)


@lru_cache(maxsize=1000)
def card_of(site: Site, slug: str, day: date) -> Card:
    """A council's card on a day; judged once, although pages and open data both show it. Its part of the site is enough."""
    case = Case(site, site.councils[slug], day)
    return Card(case.council, tuple((criterion, criterion.judge(case)) for criterion in CRITERIA))
