"""Criteria C: recommendations, and how bodies reply to them."""

from collections import Counter

from plugins.model.document import Document
from plugins.model.openness.case import NOT_APPLICABLE, Case, Finding, each, parted


def recommendations(case: Case) -> Finding:
    """There are recommendations; not asked of a council that held no public control."""
    found = case.papers("recommendation")
    held = [event for event in case.of_kind("hearing", "report_hearing") if event.status == "held"]
    control = [*held, *case.papers("monitoring", "expertise")]
    return Finding("met", evidence=tuple(found)) if found else Finding("not_found", lacking=tuple(control)) if control else NOT_APPLICABLE


def replies(case: Case) -> Finding:
    """The replies that are due are there."""
    return where_reply_is(case, "replied", "replied_late")


def replies_in_time(case: Case) -> Finding:
    """The body replied in time."""
    return where_reply_is(case, "replied")


def where_reply_is(case: Case, *states: str) -> Finding:
    """Whether the replies that are due stand so."""
    good = [document for document, reply in case.answerable if reply.state in states]
    return parted(good, [document for document, reply in case.answerable if reply.state not in states])


def signed_by_head(case: Case) -> Finding:
    """The head of the body signed, or who acts in the head's place."""
    return each(case.replied, lambda document: document.signed_by in ("head", "acting_head"))


def separate_answers(case: Case) -> Finding:
    """Each recommendation has an answer of its own."""
    told = Counter(map(reply_text, case.replied))
    return each(case.replied, lambda document: reply_text(document) and told[reply_text(document)] == 1)


def reply_text(document: Document) -> str:
    """What the body replied, in the language of the document."""
    return str(document.text(document.place.lang).words.get("reply", ""))
