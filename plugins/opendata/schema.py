"""What the tables of open data hold, column by column."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from plugins.engine.settings import Settings
from plugins.model.discussion import Discussion
from plugins.model.document import Document
from plugins.model.event import Event
from plugins.model.news import News
from plugins.model.poll import Poll
from plugins.model.question import Question
from plugins.model.record import N_, Entry
from plugins.model.site import Site
from plugins.opendata.rows import Row, contributions, councils, discussions, documents, events, members, news, openness, poll_options, polls, questions


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: str
    """As Frictionless calls it: ``string``, ``date``, ``integer``, ``boolean``."""
    meaning: str
    """A sentence, to be translated."""


class Table(NamedTuple):
    """One kind of facts."""

    name: str
    title: str
    """To be translated."""
    columns: tuple[Column, ...]
    rows: Callable[[Site, Settings, str], Iterator[Row]]
    tells_of: type[Entry] | None
    """The type of entries that it follows from; None where it follows from councils alone."""


COUNCIL = Column("council", "string", N_("The council’s id."))
COUNCILS = (
    Column("councils", "string", N_("Ids of the councils it belongs to, parted by blanks.")),
    Column("regions", "string", N_("Ids of their regions, parted by blanks.")),
)
ID = Column("id", "string", N_("An id that never changes."))
URL = Column("url", "string", N_("The address of its page."))
TITLE = Column("title", "string", N_("The title, in this language where there is a translation."))
LANGUAGE = Column("language", "string", N_("The language of title and text: kk, ru or en."))
TEXT = Column("text", "string", N_("The text without formatting."))
CHANGED = Column("changed", "date", N_("The day it was last changed here."))
DELETED = Column("deleted", "boolean", N_("Whether it was removed or taken down; its id stays."))
TABLES = (
    Table(
        "councils",
        N_("Councils"),
        (
            ID,
            Column("name", "string", N_("The full name.")),
            Column("level", "string", N_("republican, regional, city or district.")),
            Column("region", "string", N_("The region’s id; empty for republican councils.")),
            Column("formed_with", "string", N_("The body that the council works with.")),
            Column("address", "string", N_("The postal address.")),
            Column("term_start", "date", N_("The first day of the present term.")),
            Column("website", "string", N_("The council’s own page.")),
            Column("email", "string", N_("The institution’s e-mail.")),
            Column("phone", "string", N_("The institution’s telephone.")),
            Column("bin", "string", N_("The institution’s business identification number.")),
            URL,
            CHANGED,
            DELETED,
        ),
        councils,
        None,
    ),
    Table(
        "members",
        N_("Members"),
        (
            COUNCIL,
            Column("name", "string", N_("The name as the source gives it.")),
            Column("role", "string", N_("chair, deputy_chair, secretary or member.")),
            Column("side", "string", N_("civil (civil society) or state.")),
            Column("organisation", "string", N_("Who proposed the member.")),
            Column("since", "date", N_("The first day of membership.")),
            Column("until", "date", N_("The last day of membership.")),
            Column("source_url", "string", N_("Where the composition was published.")),
        ),
        members,
        None,
    ),
    Table(
        "news",
        N_("News"),
        (
            ID,
            Column("date", "date", N_("The day of the news.")),
            TITLE,
            Column("summary", "string", N_("One or two sentences.")),
            *COUNCILS,
            LANGUAGE,
            URL,
            CHANGED,
            DELETED,
        ),
        news,
        News,
    ),
    Table(
        "events",
        N_("Meetings and other events"),
        (
            ID,
            Column("kind", "string", N_("meeting, hearing, report_hearing, reception, seminar, competition or conference.")),
            Column("status", "string", N_("announced, held, cancelled or moved.")),
            Column("date", "date", N_("The first day; of moved events the new one.")),
            Column("starts", "string", N_("When it begins, in Almaty’s time.")),
            Column("ends", "string", N_("When it ends, in Almaty’s time.")),
            Column("last_day", "date", N_("The last day of one that takes several.")),
            Column("announced_on", "date", N_("The day it was announced.")),
            Column("agenda_published_on", "date", N_("The day the agenda was published.")),
            Column("present", "integer", N_("How many took part.")),
            TITLE,
            Column("venue", "string", N_("Where it takes place.")),
            Column("online", "string", N_("Where it can be followed.")),
            *COUNCILS,
            URL,
            DELETED,
        ),
        events,
        Event,
    ),
    Table(
        "documents",
        N_("Documents"),
        (
            ID,
            Column("date", "date", N_("The day it was adopted.")),
            Column("kind", "string", N_("What it is: minutes, decision, recommendation…")),
            Column("number", "string", N_("Its number.")),
            Column("year", "integer", N_("The year that a plan or report is about.")),
            TITLE,
            Column("addressee", "string", N_("The body that a recommendation was sent to.")),
            Column("sent_on", "date", N_("The day it was sent.")),
            Column("due_on", "date", N_("The last day to reply: a month, or ten working days for drafts.")),
            Column("replied_on", "date", N_("The day the body replied.")),
            Column("outcome", "string", N_("accepted, partly or rejected.")),
            Column("state", "string", N_("Where it stood on the day of this file.")),
            Column("files", "string", N_("Addresses of its files, parted by blanks.")),
            *COUNCILS,
            URL,
            DELETED,
        ),
        documents,
        Document,
    ),
    Table(
        "polls",
        N_("Polls"),
        (
            ID,
            Column("date", "date", N_("The day it was announced.")),
            TITLE,
            Column("why", "string", N_("Why the council asks.")),
            Column("use", "string", N_("What the result will be used for.")),
            Column("method", "string", N_("one, several, approval or ranked (instant run-off).")),
            Column("electorate", "string", N_("Who may vote: members, list or anyone.")),
            Column("electorate_size", "integer", N_("How many may vote; empty where anyone may.")),
            Column("quorum", "string", N_("How many must vote: a number or a share.")),
            Column("opens", "date", N_("The first day of voting.")),
            Column("closes", "date", N_("The last day of voting, to its end in Almaty’s time.")),
            Column("state", "string", N_("Where it stood on the day of this file.")),
            Column("received", "integer", N_("How many ballots came.")),
            Column("counted", "integer", N_("How many were counted.")),
            Column("quorum_met", "boolean", N_("Whether enough voted; empty without a quorum.")),
            *COUNCILS,
            URL,
            DELETED,
        ),
        polls,
        Poll,
    ),
    Table(
        "poll-options",
        N_("Options of polls"),
        (
            Column("poll", "string", N_("The poll’s id.")),
            Column("option", "string", N_("The short name that ballots are counted under.")),
            Column("text", "string", N_("What voters read, in this language where there is a translation.")),
            Column("votes", "integer", N_("How many ballots chose it, in a ranking as the first; empty before the result.")),
        ),
        poll_options,
        Poll,
    ),
    Table(
        "questions",
        N_("Questions and answers"),
        (
            ID,
            Column("asked_on", "date", N_("The day of the question.")),
            Column("registered_on", "date", N_("The day the council registered it.")),
            Column("due_on", "date", N_("The last day to answer: 15 working days from registration, or as extended.")),
            Column("replied_on", "date", N_("The day of the first reply of any kind.")),
            Column("closed_on", "date", N_("The day of the answer, of forwarding or of refusal.")),
            Column("days", "integer", N_("Calendar days from the question to that day.")),
            Column("state", "string", N_("Where it stood on the day of this file.")),
            Column("topic", "string", N_("What it belongs to.")),
            TITLE,
            TEXT,
            Column("answer", "string", N_("The council’s answer without formatting.")),
            *COUNCILS,
            LANGUAGE,
            URL,
            DELETED,
        ),
        questions,
        Question,
    ),
    Table(
        "discussions",
        N_("Discussions"),
        (
            ID,
            Column("opened_on", "date", N_("The day it was opened.")),
            Column("closes_on", "date", N_("The last day for contributions, where it was set.")),
            Column("concluded_on", "date", N_("The day the council summed up.")),
            Column("state", "string", N_("open or closed, on the day of this file.")),
            Column("contributions", "integer", N_("How many contributions are shown.")),
            TITLE,
            TEXT,
            Column("conclusion", "string", N_("The council’s conclusion without formatting.")),
            *COUNCILS,
            LANGUAGE,
            URL,
            DELETED,
        ),
        discussions,
        Discussion,
    ),
    Table(
        "contributions",
        N_("Contributions to discussions"),
        (
            ID,
            Column("discussion", "string", N_("The discussion’s id.")),
            Column("date", "date", N_("The day of the contribution.")),
            Column("key", "string", N_("The name by which replies and conclusions refer to it.")),
            Column("reply_to", "string", N_("The key of the contribution that it replies to.")),
            Column("by", "string", N_("resident, ngo (an organisation) or member (of the council).")),
            Column("name", "string", N_("The writer’s name, where its publication was agreed to.")),
            Column("organisation", "string", N_("The organisation’s name, where its publication was agreed to.")),
            TEXT,
            LANGUAGE,
            URL,
            DELETED,
        ),
        contributions,
        Discussion,
    ),
    Table(
        "openness",
        N_("Openness of councils"),
        (
            COUNCIL,
            Column("criterion", "string", N_("The criterion’s id; the methodology says what it means.")),
            Column("kind", "string", N_("law, practice, or body (the state body’s replies).")),
            Column("answer", "string", N_("met, partly, not_found or not_applicable.")),
            Column("done", "integer", N_("How many meet it.")),
            Column("of", "integer", N_("Of how many.")),
        ),
        openness,
        Entry,
    ),
)
