"""What is asked of a council's openness: what it published here in a year, and what follows from that."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, cached_property
from itertools import takewhile
from typing import NamedTuple, TypeVar

from dateutil.relativedelta import relativedelta

from plugins.model.council import Council
from plugins.model.document import Document
from plugins.model.event import MEETINGS, Event
from plugins.model.question import Question
from plugins.model.record import Record
from plugins.model.replies import Reply, reply_of
from plugins.model.site import Site

TERM_OF_OFFICE = relativedelta(years=3)
"""Article 9(8) in the editions before 5 April 2024, and Article 15-1(1)."""
CONCLUSIONS = ("monitoring", "expertise", "final_protocol")
R = TypeVar("R", bound=Record)


class Finding(NamedTuple):
    """The answer to a criterion, and what it rests on."""

    answer: str
    """``met``, ``partly``, ``not_found`` or ``not_applicable``."""
    done: int = 0
    of: int = 0
    """Of so many; 0 where nothing is counted."""
    evidence: tuple[Record, ...] = ()
    """What meets the criterion."""
    lacking: tuple[Record, ...] = ()
    """What does not."""


NOT_APPLICABLE = Finding("not_applicable")
NOT_FOUND = Finding("not_found")


def each(records: Iterable[R], holds: Callable[[R], object]) -> Finding:
    """Whether a condition holds for all, some or none of the records; without any it is not asked."""
    good: list[Record] = []
    bad: list[Record] = []
    for record in records:
        (good if holds(record) else bad).append(record)
    return parted(good, bad)


def parted(good: Sequence[Record], bad: Sequence[Record]) -> Finding:
    """All, some or none of the records are good; without any it is not asked."""
    of = len(good) + len(bad)
    return Finding(answer_of(len(good), of), len(good), of, tuple(good), tuple(bad))


def counted(done: int, of: int) -> Finding:
    """All, some or none; of nothing it is not asked."""
    return Finding(answer_of(done, of), done, of)


def answer_of(done: int, of: int) -> str:
    """The answer where so many of so many meet a criterion."""
    return "not_applicable" if not of else "met" if done == of else "partly" if done else "not_found"


@cache
def year_before(day: date) -> date:
    """The same day of the year before, on which twelve months began that end with `day`."""
    return day - relativedelta(years=1)


class Case:
    """A council on a day, with what it published in the twelve months that end then."""

    def __init__(self, site: Site, council: Council, day: date) -> None:
        self.site, self.council, self.day = site, council, day
        self.year_before = year_before(day)
        self.published = site.by_council[council.place.slug]
        """Everything, newest first."""

    def is_recent(self, day: date) -> bool:
        """Whether a day lies in the twelve months."""
        return self.year_before < day <= self.day

    @cached_property
    def events(self) -> list[Event]:
        """What took place in the twelve months, or was to."""
        return [event for event in self.published.events if self.is_recent(event.first_day) and event.status != "cancelled"]

    @cached_property
    def questions(self) -> list[Question]:
        """The questions that the council was asked in the twelve months."""
        recent = takewhile(lambda question: question.day > self.year_before, self.published.of(Question))
        return [each for each in recent if each.place.council == self.council.place.slug]

    def of_kind(self, *kinds: str) -> list[Event]:
        """The events of some kinds."""
        return [event for event in self.events if event.kind in kinds]

    @property
    def meetings(self) -> list[Event]:
        """Its meetings."""
        return self.of_kind(*MEETINGS)

    @property
    def held(self) -> list[Event]:
        """The meetings that are known to have been held."""
        return [event for event in self.meetings if event.status == "held"]

    @property
    def hearings(self) -> list[Event]:
        """Public hearings; the rules for them do not bind the Fund (Articles 5-1(3) and 21(10))."""
        return self.of_kind("hearing") if self.council.body != "fund" else []

    @property
    def documents(self) -> Sequence[Document]:
        """All its documents, newest first."""
        return self.published.of(Document)

    def papers(self, *kinds: str) -> list[Document]:
        """The documents of some kinds of the twelve months."""
        return [document for document in self.documents if document.kind in kinds and self.is_recent(document.day)]

    def papers_of(self, event: Event) -> list[Document]:
        """The documents that belong to an event."""
        return self.by_event.get(event.place.item.removeprefix("events/"), [])

    @cached_property
    def by_event(self) -> dict[str | None, list[Document]]:
        """The documents by the event they belong to."""
        events: defaultdict[str | None, list[Document]] = defaultdict(list)
        for document in self.documents:
            events[document.event].append(document)
        return dict(events)

    @cached_property
    def replies(self) -> list[tuple[Document, Reply]]:
        """The recommendations, and where the reply to each stands."""
        workdays = self.site.workdays
        return [(document, reply_of(document, self.day, workdays)) for document in self.documents if document.kind == "recommendation"]

    @property
    def answerable(self) -> list[tuple[Document, Reply]]:
        """The recommendations whose term to reply ended in the twelve months."""
        return [(document, reply) for document, reply in self.replies if reply.due and self.year_before < reply.due < self.day]

    @property
    def replied(self) -> list[Document]:
        """Those of them that were replied to."""
        return [document for document, reply in self.answerable if reply.state in ("replied", "replied_late")]

    @property
    def began(self) -> date | None:
        """The first day of the council, as far as it is known."""
        return min((*self.council.earlier_terms, *filter(None, [self.council.term_start])), default=None)

    @property
    def is_whole_year(self) -> bool:
        """Whether the council was there in the whole of last year; taken for granted where nothing is known."""
        return self.began is None or self.began <= date(self.day.year - 1, 1, 1)
