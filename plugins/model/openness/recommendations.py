"""Criteria C: recommendations, and how bodies reply to them."""

from plugins.model.document import Document
from plugins.model.openness.case import NOT_APPLICABLE, Case, Finding, each


def recommendations(case: Case) -> Finding:
    """There are recommendations; not asked of a council that held no public control."""
    found = case.papers("recommendation")
    held = [event for event in case.of_kind("hearing", "report_hearing") if event.status == "held"]
    control = [*held, *case.papers("monitoring", "expertise")]
    return Finding("met", evidence=tuple(found)) if found else Finding("not_found", lacking=tuple(control)) if control else NOT_APPLICABLE


def replies(case: Case) -> Finding:
    """The replies that are due are there."""
    replied = case.replied
    return each((document for document, _ in case.answerable), lambda document: document in replied)


def replies_in_time(case: Case) -> Finding:
    """The body replied in time."""
    in_time = [document for document, reply in case.answerable if reply.state == "replied"]
    return each((document for document, _ in case.answerable), lambda document: document in in_time)


def signed_by_head(case: Case) -> Finding:
    """The head of the body signed, or who acts in the head's place."""
    return each(case.replied, lambda document: document.signed_by in ("head", "acting_head"))


def separate_answers(case: Case) -> Finding:
    """Each recommendation has an answer of its own."""
    told = [reply_text(document) for document in case.replied]
    return each(case.replied, lambda document: reply_text(document) and told.count(reply_text(document)) == 1)


def reply_text(document: Document) -> str:
    """What the body replied, in the language of the document."""
    return str(document.text(document.place.lang).words.get("reply", ""))
