"""Criteria A: who is on the council."""

from datetime import date
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from plugins.model.council import Council
from plugins.model.event import Event
from plugins.model.openness.case import NOT_APPLICABLE, NOT_FOUND, TERM_OF_OFFICE, Case, Finding, counted

SIZES = {"state": (15, 30), "quasi_public": (10, 15), "fund": (10, 15)}
"""How many members a republican council has (Article 9(3)(1))."""
COMPETITION_BEFORE = relativedelta(months=2)
"""Before the end of a term (Article 9(2))."""
TERMS_IN_A_ROW = 2


def composition(case: Case) -> Finding:
    """The members, and the day they were approved."""
    council = case.council
    if not council.members_on(case.day):
        return NOT_FOUND
    return Finding("met" if council.approved_on else "partly", evidence=(council,))


def current_term(case: Case) -> Finding:
    """The composition is that of a term that has not ended."""
    council = case.council
    if not council.term_start:
        return NOT_APPLICABLE
    return Finding("met", evidence=(council,)) if case.day <= council.term_start + TERM_OF_OFFICE else NOT_FOUND


def civil_share(case: Case) -> Finding:
    """Two thirds of the members speak for civil society."""
    members = case.council.members_on(case.day)
    civil = sum(member.side == "civil" for member in members)
    if not members:
        return NOT_APPLICABLE
    return Finding("met" if 3 * civil >= 2 * len(members) else "partly", civil, len(members), (case.council,))


def size(case: Case) -> Finding:
    """As many members as the law has for republican councils."""
    members = len(case.council.members_on(case.day))
    if case.council.level != "republican" or not members:
        return NOT_APPLICABLE
    least, most = SIZES[case.council.body]
    return Finding("met" if least <= members <= most else "partly", evidence=(case.council,))


def competition(case: Case) -> Finding:
    """The announcement of a competition has the five data that the law names."""
    term_start = case.council.term_start
    if not term_start or case.day < term_start + TERM_OF_OFFICE - COMPETITION_BEFORE:
        return NOT_APPLICABLE
    announced = [event for event in case.published.events if event.kind == "competition" and event.status != "cancelled"]
    found = max((event for event in announced if case.is_recent(event.day)), key=data_of_competition, default=None)
    return counted(data_of_competition(found), 5)._replace(evidence=(found,)) if found else NOT_FOUND


def data_of_competition(event: Event) -> int:
    """How many of the five it has: name, postal address, last day, e-mail, papers needed (Article 9(6))."""
    words = event.text(event.place.lang).words
    return sum(map(bool, (event.text("").title, words.get("postal_address"), event.apply_by, event.apply_to, words.get("papers_needed"))))


def regulation(case: Case) -> Finding:
    """The council's regulation, of whatever year."""
    found = [document for document in case.documents if document.kind == "regulation"]
    return Finding("met", evidence=tuple(found[:1])) if found else NOT_FOUND


def commissions(case: Case) -> Finding:
    """Commissions and presidium, with their members."""
    groups = case.council.commissions
    kinds = {group.kind for group in groups if group.members}
    return Finding("met" if kinds == {"commission", "presidium"} else "partly", evidence=(case.council,)) if groups else NOT_FOUND


def terms_in_a_row(case: Case) -> Finding:
    """Nobody has been a member for more than two terms in a row."""
    council = case.council
    terms = sorted((*council.earlier_terms, *((council.term_start,) if council.term_start else ())))
    known = {member.name for member in council.members_on(case.day) if member.since}
    if len(terms) <= TERMS_IN_A_ROW or not known:
        return NOT_APPLICABLE
    spells = list(pairwise((*terms, date.max)))[-TERMS_IN_A_ROW - 1 :]
    longer = {name for name in known if all(was_member(council, name, *spell) for spell in spells)}
    return Finding("partly" if longer else "met", len(known) - len(longer), len(known), (council,))


def was_member(council: Council, name: str, begins: date, ends: date) -> bool:
    """Whether somebody is known to have been a member for some of a term; a day on which one ends and the next begins belongs to neither."""
    return any(member.name == name and member.since and member.since < ends and (member.until is None or member.until > begins) for member in council.members)
