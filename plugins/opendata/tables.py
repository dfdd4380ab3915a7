"""Site → tables: what each column is, and the rows.   → ``/data/councils.csv``, ``/data/councils.json``…"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import Any, NamedTuple

from plugins.engine.artifact import Artifact, Tools, encoded, planning
from plugins.engine.settings import Settings
from plugins.model.record import N_
from plugins.model.site import Site
from plugins.opendata.rows import Body, Cell, Row, councils, documents, events, members, news, poll_options, polls, questions

FORMULA = re.compile(r"^[\s'\"\ufeff\u00a0]*[=+\-@|%＝＋－＠｜％]")
"""How a cell begins that a spreadsheet may take for a formula."""


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


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """Each table in each language, as CSV and as JSON."""
    for lang in site.languages:
        for table in TABLES:
            view = {"columns": [column.name for column in table.columns], "rows": list(table.rows(site, settings, lang))}
            yield Artifact(site.addresses.path(lang, f"data/{table.name}.csv"), render_csv, view)
            yield Artifact(site.addresses.path(lang, f"data/{table.name}.json"), render_rows, view)


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
        ),
        councils,
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
        ),
        news,
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
        ),
        events,
    ),
    Table(
        "documents",
        N_("Documents"),
        (
            ID,
            Column("date", "date", N_("The day it was adopted.")),
            Column("kind", "string", N_("minutes, decision, recommendation, plan, annual_report, monitoring, expertise, regulation or other.")),
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
        ),
        documents,
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
        ),
        polls,
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
            Column("deleted", "boolean", N_("Whether its text was taken down; its id stays.")),
        ),
        questions,
    ),
)


def filled(rows: Sequence[Sequence[Any]], tools: Tools) -> Iterator[list[Cell]]:
    """The rows with the texts of the store in them."""
    texts = {digest: plain(html) for digest, html in tools.bodies.several(digests_in(rows)).items()}
    for row in rows:
        yield [texts.get(cell.digest) if isinstance(cell, Body) else cell for cell in row]


def digests_in(rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """The texts that the rows name."""
    yield from (cell.digest for row in rows for cell in row if isinstance(cell, Body) and cell.digest)


def plain(html: str) -> str:
    """HTML of a body as text."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br>|</(?:p|li|h\d|tr|dt|dd)>", "\n", html))).strip()


def render_rows(view: dict[str, Any], tools: Tools) -> bytes:
    """The table as a JSON list of objects, one a line."""
    rows = (encoded(dict(zip(view["columns"], row, strict=True))) for row in filled(view["rows"], tools))
    return b"[\n" + b",\n".join(rows) + b"\n]\n"


def render_csv(view: dict[str, Any], tools: Tools) -> bytes:
    """The table as CSV (RFC 4180) with a mark of UTF-8 for spreadsheets, in which no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(view["columns"])
    writer.writerows([safe(cell) for cell in row] for row in filled(view["rows"], tools))
    return out.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> str | int:
    """A cell that no spreadsheet runs: a text that looks like a formula, or like one made safe, gets an apostrophe before it; line ends become blanks."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int):
        return cell
    line = " ".join(cell.split())
    return f"'{line}" if FORMULA.match(line) else line


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
