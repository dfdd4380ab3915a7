"""What councils did over a period, in figures for reports."""

from collections.abc import Collection
from datetime import date

from plugins.model.discussion import Discussion
from plugins.model.document import Document
from plugins.model.entries import Entries
from plugins.model.event import MEETINGS
from plugins.model.news import News
from plugins.model.poll import Poll
from plugins.model.progress import counted, progress
from plugins.model.question import Question
from plugins.model.record import N_
from plugins.model.replies import reply_of
from plugins.model.site import Site

FIGURES = {
    "councils": (N_("Councils"), N_("Councils that the report is about.")),
    "news": (N_("News"), N_("News dated in the period.")),
    "meetings": (N_("Meetings held"), N_("Meetings and hearings of reports of the period that are known to have been held.")),
    "events": (N_("Other events held"), N_("Hearings, receptions, seminars and other events of the period that are known to have been held.")),
    "participants": (N_("Participants"), N_("People who took part in them, as far as the events tell; who came twice counts twice.")),
    "events_with_participants": (N_("Events that tell how many took part"), N_("So many events the number of participants rests on.")),
    "questions": (N_("Questions asked"), N_("Residents’ questions dated in the period, without those taken back.")),
    "replied": (N_("Of them with a first reply"), N_("Any reply until the last day of the period.")),
    "reply_days": (N_("Days to the first reply"), N_("The median of calendar days from the question; none below five replies.")),
    "answer_days": (N_("Days to the answer"), N_("The median of calendar days from the question; none below five answers.")),
    "answers": (N_("Answers given"), N_("Answers dated in the period, to questions of any time.")),
    "recommendations": (N_("Recommendations"), N_("Recommendations sent in the period.")),
    "replies": (N_("Replies to recommendations"), N_("Replies dated in the period, to recommendations of any time.")),
    "replies_in_time": (N_("Of them in time"), N_("Within a month, on drafts of budgets and plans within ten working days.")),
    "accepted": (N_("Recommendations accepted"), N_("Of the replies, those that accept the recommendation in full.")),
    "discussions": (N_("Discussions opened"), N_("Discussions whose first day lies in the period.")),
    "contributions": (N_("Contributions to discussions"), N_("Contributions dated in the period, without those taken down.")),
    "polls": (N_("Polls closed"), N_("Polls whose last day of voting lies in the period, without those called off.")),
    "documents": (N_("Documents"), N_("Documents of any kind dated in the period.")),
}
"""Title and definition of each figure, to be translated."""


def figures(site: Site, councils: Collection[str], first: date, last: date) -> dict[str, float | None]:
    """What some councils did from `first` to `last`, both included, by the names of `FIGURES`; None where there is too little to say.

    What several of them did together counts once.
    """
    entries = Entries(entry for entry in site.entries if not set(entry.councils).isdisjoint(councils))

    def within(day: date | None) -> bool:
        return day is not None and first <= day <= last

    held = [event for event in entries.events if event.status == "held" and within(event.first_day)]
    present = [event.present for event in held if event.present is not None]
    questions = [each for each in entries.of(Question) if each.place.council in councils]
    asked = counted((each, progress(each, last, site.workdays)) for each in questions if within(each.day))
    documents = entries.of(Document)
    recommendations = [document for document in documents if document.kind == "recommendation"]
    replied = [document for document in recommendations if within(document.replied_on)]
    return {
        "councils": len(councils),
        "news": sum(within(item.day) for item in entries.of(News)),
        "meetings": sum(event.kind in MEETINGS for event in held),
        "events": sum(event.kind not in MEETINGS for event in held),
        "participants": sum(present) if present else None,
        "events_with_participants": len(present),
        "questions": asked.asked,
        "replied": asked.replied,
        "reply_days": asked.reply_days,
        "answer_days": asked.answer_days,
        "answers": sum(within(each.answer.answered_on) for each in questions if each.answer),
        "recommendations": sum(within(document.sent_on) for document in recommendations),
        "replies": len(replied),
        "replies_in_time": sum(reply_of(document, last, site.workdays).state == "replied" for document in replied),
        "accepted": sum(document.outcome == "accepted" for document in replied),
        "discussions": sum(within(each.day) for each in entries.of(Discussion)),
        "contributions": sum(within(said.day) and not said.hidden_on for each in entries.of(Discussion) for said in each.contributions),
        "polls": sum(within(poll.closes) and not poll.cancelled_on for poll in entries.of(Poll)),
        "documents": sum(within(document.day) for document in documents),
    }
