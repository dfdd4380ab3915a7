"""Criteria B and D: meetings, hearings and other public control."""

from datetime import timedelta

from plugins.model.document import PARTS, Document
from plugins.model.event import Event
from plugins.model.openness.case import CONCLUSIONS, Case, Finding, each

HEARING_NOTICE = timedelta(days=10)
"""Calendar days before a hearing (Article 21(2))."""


def agenda(case: Case) -> Finding:
    """Each meeting has an agenda."""
    return each(case.meetings, lambda meeting: meeting.agenda)


def agenda_before(case: Case) -> Finding:
    """Each agenda was there before its meeting."""
    with_agenda = [meeting for meeting in case.meetings if meeting.agenda]
    return each(with_agenda, lambda meeting: meeting.agenda_published_on and meeting.agenda_published_on < meeting.first_day)


def decisions(case: Case) -> Finding:
    """Each meeting that was held has its decisions: in the agenda, or as a document."""
    kinds = ("decision", "minutes", "recommendation")
    return each(case.held, lambda meeting: any(item.result for item in meeting.agenda) or any(paper.kind in kinds for paper in case.papers_of(meeting)))


def quorum(case: Case) -> Finding:
    """Two thirds of all members were there."""
    on_the_day = {meeting.place.item: len(case.council.members_on(meeting.first_day)) for meeting in case.held}
    known = [meeting for meeting in case.held if meeting.members_present is not None and meeting.members_present <= on_the_day[meeting.place.item]]
    return each(known, lambda meeting: 3 * (meeting.members_present or 0) >= 2 * on_the_day[meeting.place.item])


def open_meetings(case: Case) -> Finding:
    """Each meeting says where it can be attended or followed."""
    return each(case.meetings, lambda meeting: meeting.online or any(text.words.get("venue") for text in meeting.texts.values()))


def report_hearing(case: Case) -> Finding:
    """A hearing of a report has a protocol with its data, and a resolution with its three parts."""

    def is_complete(meeting: Event) -> bool:
        papers = case.papers_of(meeting)
        resolved = any(paper.kind == "decision" and set(paper.parts) == set(PARTS["decision"]) for paper in papers)
        data = meeting.present is not None and meeting.agenda and any(text.words.get("venue") for text in meeting.texts.values())
        return bool(resolved and data and any(paper.kind == "minutes" for paper in papers))

    return each((meeting for meeting in case.of_kind("report_hearing") if meeting.status == "held"), is_complete)


def hearing_notice(case: Case) -> Finding:
    """Each hearing was announced ten days before."""
    return each(case.hearings, lambda hearing: hearing.announced_on and hearing.announced_on <= hearing.first_day - HEARING_NOTICE)


def hearing_drafts(case: Case) -> Finding:
    """The drafts for each hearing were there ten days before."""

    def were_there(hearing: Event) -> bool:
        return bool(hearing.drafts) and all(draft.published_on and draft.published_on <= hearing.first_day - HEARING_NOTICE for draft in hearing.drafts)

    return each(case.hearings, were_there)


def hearing_protocol(case: Case) -> Finding:
    """Each hearing that was held has a final protocol with the grounds of the decisions."""
    held = [hearing for hearing in case.hearings if hearing.status == "held"]
    protocols = {hearing.place.item: [paper for paper in case.papers_of(hearing) if paper.kind == "final_protocol"] for hearing in held}
    found = each(held, lambda hearing: any(text.words.get("grounds") for paper in protocols[hearing.place.item] for text in paper.texts.values()))
    return found._replace(answer="partly") if found.answer == "not_found" and any(protocols.values()) else found


def monitoring(case: Case) -> Finding:
    """Each conclusion of monitoring has its four parts."""
    conclusions = case.papers("monitoring")
    found = each(conclusions, lambda paper: set(paper.parts) == set(PARTS["monitoring"]))
    return found._replace(answer="partly") if found.answer == "not_found" and any(paper.parts for paper in conclusions) else found


def conclusion_posted(case: Case) -> Finding:
    """No reply is overdue to a recommendation that follows from a conclusion."""
    overdue = {f"documents/{document.follows}" for document, reply in case.replies if reply.state == "overdue"}
    return each(case.papers(*CONCLUSIONS), lambda paper: paper.place.item not in overdue)


def expertise(case: Case) -> Finding:
    """Each conclusion of expertise names the mandate that a meeting decided on."""

    def has_mandate(paper: Document) -> bool:
        mandate = case.site.by_item.get(f"documents/{paper.follows}")
        return isinstance(mandate, Document) and mandate.kind in ("mandate", "decision")

    return each(case.papers("expertise") if case.council.body != "fund" else (), has_mandate)
