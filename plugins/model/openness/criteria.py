"""The criteria: what is asked of each council, on what law it rests, and how it is answered."""

from collections.abc import Callable
from typing import NamedTuple

from plugins.model.openness import composition, informing, meetings, recommendations
from plugins.model.openness.case import Case, Finding
from plugins.model.record import N_

VERSION = "1.0"
"""Of the methodology; it goes up with each change of a criterion."""
KINDS = ("law", "practice", "body")
"""What the law has a council publish, what is good practice, and what tells of the body that has to reply."""


class Criterion(NamedTuple):
    """A question that is asked of each council's record."""

    id: str
    kind: str
    """One of `KINDS`."""
    provisions: tuple[str, ...]
    """What the laws say on it, by the names in ``laws.yml``."""
    title: str
    """To be translated, as what follows."""
    needs: str
    """How it is answered, and so what has to be here."""
    judge: Callable[[Case], Finding]


CRITERIA = (
    Criterion(
        "A1",
        "law",
        ("composition",),
        N_("The composition is published"),
        N_("The council’s page names the members of today, each with a source, and the day they were approved. Without that day: partly."),
        composition.composition,
    ),
    Criterion(
        "A2",
        "law",
        ("term",),
        N_("The composition is that of the present term"),
        N_("No more than three years have passed since the first day of the term. Asked where that day is known."),
        composition.current_term,
    ),
    Criterion(
        "A3",
        "law",
        ("civil_share",),
        N_("Two thirds of the members are from civil society"),
        N_("Members from civil society, of all members of today. Fewer than two thirds: partly."),
        composition.civil_share,
    ),
    Criterion(
        "A4",
        "law",
        ("size",),
        N_("The council has as many members as the law says"),
        N_("15 to 30 members, in the quasi-public sector 10 to 15. Asked of republican councils whose members are known."),
        composition.size,
    ),
    Criterion(
        "A5",
        "law",
        ("competition",),
        N_("The competition for members is announced"),
        N_("An event of the kind “competition” with name, postal address, last day, e-mail and papers needed. Asked from two months before the term ends."),
        composition.competition,
    ),
    Criterion(
        "A6",
        "practice",
        ("regulation",),
        N_("The council’s regulation can be read"),
        N_("A document of the kind “regulation”, of whatever year."),
        composition.regulation,
    ),
    Criterion(
        "A7",
        "practice",
        ("commissions",),
        N_("Commissions and presidium are named"),
        N_("The council’s page names commissions and a presidium, each with its members. Only some of that: partly."),
        composition.commissions,
    ),
    Criterion(
        "A8",
        "law",
        ("terms_in_a_row",),
        N_("Nobody is a member for more than two terms in a row"),
        N_("The members of today, by their names and days in the list of members. Asked where three terms are known."),
        composition.terms_in_a_row,
    ),
    Criterion(
        "B1",
        "law",
        ("agenda",),
        N_("Agendas of meetings are published"),
        N_("Meetings of the last twelve months with at least one item of the agenda, of all."),
        meetings.agenda,
    ),
    Criterion(
        "B2",
        "practice",
        ("agenda",),
        N_("Agendas are published before the meeting"),
        N_("Of the meetings with an agenda, those whose agenda was published on an earlier day. The law sets no term."),
        meetings.agenda_before,
    ),
    Criterion(
        "B3",
        "law",
        ("decisions",),
        N_("Decisions are published"),
        N_("Held meetings of the last twelve months with a result in the agenda, or with minutes, a decision or a recommendation linked to them, of all held."),
        meetings.decisions,
    ),
    Criterion(
        "B4",
        "law",
        ("quorum",),
        N_("Two thirds of the members were present"),
        N_("Held meetings with two thirds of the members present, of those where both numbers are known."),
        meetings.quorum,
    ),
    Criterion(
        "B5",
        "practice",
        ("open_meetings",),
        N_("Meetings say where they can be attended"),
        N_("Meetings of the last twelve months with a place or an address to follow, of all."),
        meetings.open_meetings,
    ),
    Criterion(
        "B6",
        "law",
        ("report_hearing",),
        N_("Hearings of reports have their protocol and resolution"),
        N_(
            "Held hearings of reports with place, number present, agenda, and linked minutes and decision, which has assessment, recommendations and proposals."
        ),
        meetings.report_hearing,
    ),
    Criterion(
        "C1",
        "law",
        ("recommendations", "decisions"),
        N_("Recommendations are published"),
        N_("At least one recommendation in the last twelve months. Without any it is asked only of councils that held a hearing, monitoring or expertise."),
        recommendations.recommendations,
    ),
    Criterion(
        "C2",
        "law",
        ("results",),
        N_("Replies to recommendations are published"),
        N_("Of the recommendations whose term to reply ended in the last twelve months, those with a reply here."),
        recommendations.replies,
    ),
    Criterion(
        "C3",
        "body",
        ("reply_term", "draft_reply_term"),
        N_("The body replies in time"),
        N_("Of the same recommendations, those replied to within a month, on drafts of budgets and plans within ten working days."),
        recommendations.replies_in_time,
    ),
    Criterion(
        "C4",
        "body",
        ("reply_signed",),
        N_("The head of the body signs the reply"),
        N_("Replies that the head or the acting head signed, of all replies."),
        recommendations.signed_by_head,
    ),
    Criterion(
        "C5",
        "body",
        ("separate_answers",),
        N_("Each recommendation is answered separately"),
        N_("Replies with a text of their own, of all replies."),
        recommendations.separate_answers,
    ),
    Criterion(
        "D1",
        "law",
        ("hearing_notice",),
        N_("Hearings are announced ten days before"),
        N_("Hearings of the last twelve months announced at least ten calendar days before, of all. Not asked of the Fund."),
        meetings.hearing_notice,
    ),
    Criterion(
        "D2",
        "law",
        ("hearing_drafts",),
        N_("Drafts for hearings can be read ten days before"),
        N_("Hearings with drafts, all published at least ten calendar days before, of all. Not asked of the Fund."),
        meetings.hearing_drafts,
    ),
    Criterion(
        "D3",
        "law",
        ("hearing_protocol",),
        N_("Final protocols of hearings are published with grounds"),
        N_("Held hearings with a linked final protocol that gives the grounds of the decisions, of all held. A protocol without grounds: partly."),
        meetings.hearing_protocol,
    ),
    Criterion(
        "D4",
        "law",
        ("monitoring",),
        N_("Conclusions of monitoring have their four parts"),
        N_("Conclusions of the last twelve months with negative effects, recommendations, proposals on efficiency and proposals on legal acts, of all."),
        meetings.monitoring,
    ),
    Criterion(
        "D5",
        "practice",
        ("conclusion_posted",),
        N_("Conclusions are published with the answers to them"),
        N_("Conclusions and final protocols of the last twelve months without an overdue reply to a recommendation that follows from them, of all."),
        meetings.conclusion_posted,
    ),
    Criterion(
        "D6",
        "law",
        ("expertise",),
        N_("Expertise rests on a mandate of the council"),
        N_("Conclusions of expertise that name the mandate they follow from, of all. Not asked of the Fund."),
        meetings.expertise,
    ),
    Criterion(
        "E1",
        "law",
        ("informing",),
        N_("The council tells of its work twice a year"),
        N_("News on at least two days of the last calendar year. Asked of councils that were there in the whole of it."),
        informing.informing,
    ),
    Criterion(
        "E2",
        "law",
        ("annual_report",),
        N_("The annual report is published"),
        N_("A document of the kind “annual report” on the last calendar year. Asked of councils that were there in the whole of it."),
        informing.annual_report,
    ),
    Criterion(
        "E3",
        "practice",
        (),
        N_("The plan of work is published"),
        N_("A document of the kind “plan of work” on this calendar year."),
        informing.plan,
    ),
    Criterion(
        "F1",
        "practice",
        ("appeals", "appeal_term"),
        N_("Residents’ questions are answered in time"),
        N_("Questions with a first reply within 15 working days of registration, or of asking where they were not registered; of those whose term has ended."),
        informing.answers,
    ),
    Criterion(
        "F2",
        "law",
        ("language_of_reply",),
        N_("Answers are in the language of the question"),
        N_("Answered questions of the last twelve months with an answer in the language they were asked in, of all answered."),
        informing.language_of_answers,
    ),
    Criterion(
        "G1",
        "law",
        ("state_language",),
        N_("The page is there in Kazakh"),
        N_("The council’s page in Kazakh, with all that it has in other languages. Only some of that: partly."),
        informing.in_kazakh,
    ),
    Criterion(
        "G2",
        "practice",
        ("languages",),
        N_("The page is there in Russian"),
        N_("The council’s page in Russian, with all that it has in other languages. Only some of that: partly."),
        informing.in_russian,
    ),
    Criterion(
        "G3",
        "practice",
        ("dates_shown",),
        N_("The page says when it was changed"),
        N_("The day of the last change is known."),
        informing.dates_shown,
    ),
)
