"""Ballots, as a form service exported them → the result of a poll."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple

from plugins.intake.clean import clean
from plugins.intake.submission import Asked, Submission
from plugins.model import ZONE
from plugins.model.counting import BURST, Ballot, Result, result
from plugins.model.poll import Poll
from plugins.model.token import normal, receipt, voter
from plugins.reading.polling import in_order

LABELS: Mapping[str, tuple[str, ...]] = {
    "poll": ("Опрос", "Сауалнама", "Poll", "poll"),
    "token": ("Код", "Ваш код", "Кодыңыз", "Code", "Your code", "token"),
    "choice": ("Ваш выбор", "Таңдауыңыз", "Your choice", "choice"),
    "honeypot": ("_gotcha", "website"),
}
LISTED, OPEN = Asked(LABELS, ("token", "choice")), Asked(LABELS, ("choice",))
LONGEST = 10_000
BETWEEN = re.compile(r"[\s,;>|]*")
NUMBER = re.compile(r"\d{1,2}[.)]\s*")
"""What may stand before each option of a ranking."""


class Vote(NamedTuple):
    """A valid ballot. Of those with the same token the greatest counts: the last one, whatever the order of the export."""

    sent: datetime
    id: str
    choice: str


class Tally(NamedTuple):
    """A counted poll."""

    result: Result
    ballots: list[Ballot]
    unidentified: int
    """Ballots of an open poll that the service gives no id, so that nobody knows whether one was read twice."""


def tally(poll: Poll, voters: frozenset[str], submissions: Iterable[Submission]) -> Tally:
    """Count the ballots of a poll; `voters` are the digests of the tokens, none where anyone may vote."""
    box = Box(poll, voters)
    rejected = Counter(filter(None, map(box.put, once(submissions, anonymous=not voters))))
    seconds = Counter(vote.sent for vote in box.votes.values())
    ballots = in_order((receipt(token, poll.place.item, vote.choice) if voters else "", vote.choice) for token, vote in box.votes.items())
    bursts = sum(count for count in seconds.values() if count > BURST)
    return Tally(result(poll.rules, ballots, rejected=rejected, in_bursts=bursts), ballots, box.unidentified)


def once(submissions: Iterable[Submission], *, anonymous: bool) -> Iterator[Submission]:
    """The submissions, each once although it stands in several exports; of anonymous ones only those that have an id can be told apart."""
    seen = set()
    for each in submissions:
        key = (each.id, each.sent, repr(sorted(each.fields.items())))
        if each.fields and key in seen and (each.id or not anonymous):
            continue
        seen.add(key)
        yield each


class Box:
    """Takes in ballots one after another."""

    def __init__(self, poll: Poll, voters: frozenset[str]) -> None:
        self.poll, self.voters, self.rules = poll, voters, poll.rules
        self.opens = datetime.combine(poll.opens, time(), ZONE)
        self.ends = datetime.combine(poll.closes + timedelta(days=1), time(), ZONE)
        self.named = re.compile(rf"(?:polls/)?{re.escape(poll.place.item.removeprefix('polls/'))}")
        labels: dict[str, set[str]] = {}
        for text in poll.texts.values():
            for option, words in text.words["options"]:
                for label in (words, *as_spreadsheets_write(words)):
                    labels.setdefault(plain(label), set()).add(option)
                labels.setdefault(plain(option), set()).add(option)
        self.labels = labels
        self.read = cache(self._read)
        self.votes: dict[str, Vote] = {}
        """By token, or by the service's id where anyone may vote."""
        self.unidentified = 0

    def put(self, submission: Submission) -> str:
        """Take in a ballot: why one does not count, this one or that which it replaces; empty where one more counts."""
        fields = submission.fields
        said = fields.get("poll")
        if said and not (isinstance(said, str) and self.named.fullmatch(said.strip())):
            return "other_poll"
        if not fields or fields.get("honeypot") or submission.sent is None:
            return "malformed"
        if not self.opens <= submission.sent < self.ends:
            return "early" if submission.sent < self.opens else "late"
        written = fields.get("token")
        token = normal(written) if isinstance(written, str) and self.voters else ""
        choice = self.choice(fields.get("choice"))
        if not choice or (self.voters and not token):
            return "malformed"
        if self.voters and voter(token, self.poll.place.item) not in self.voters:
            return "unknown"
        vote = Vote(submission.sent, submission.id, choice)
        self.unidentified += not self.voters and not submission.id
        voter_of = token or submission.id or f"unidentified {self.unidentified}"
        before = self.votes.get(voter_of)
        self.votes[voter_of] = max(vote, before) if before else vote
        return "repeated" if before else ""

    def choice(self, answer: Any) -> str:
        """The choice in its one written form; empty where it is none."""
        parts = answer if isinstance(answer, list) else [answer]
        if not all(isinstance(part, str) and len(part) <= LONGEST for part in parts):
            return ""
        return self.read(tuple(parts))

    def _read(self, parts: tuple[str, ...]) -> str:
        found = [self.options(plain(part)) for part in parts]
        if not all(len(each) == 1 for each in found):
            return ""
        return self.rules.written([option for (each,) in found for option in each])

    def options(self, words: str) -> list[tuple[str, ...]]:
        """The ways, two at most, in which words can be read as options, parted by signs or blanks and perhaps numbered."""

        @cache
        def ways(start: int, left: int) -> list[tuple[str, ...]]:
            start = end_of(BETWEEN, start)
            if start == len(words):
                return [()]
            made = ((option, *rest) for option, end in beginning(start) for rest in ways(end, left - 1)) if left else ()
            return list(dict.fromkeys(made))[:2]

        def beginning(start: int) -> Iterator[tuple[str, int]]:
            for at in {start, end_of(NUMBER, start)}:
                for label, options in self.labels.items():
                    end = at + len(label)
                    if words.startswith(label, at) and (end == len(words) or end_of(BETWEEN, end) > end):
                        yield from ((option, end) for option in options)

        def end_of(pattern: re.Pattern[str], start: int) -> int:
            found = pattern.match(words, start)
            return found.end() if found else start

        return ways(0, self.rules.at_most)


def as_spreadsheets_write(words: str) -> Iterator[str]:
    """What becomes of a text that a spreadsheet takes for a day: ``12.06.2026``."""
    with suppress(ValueError):
        day = datetime.strptime(words.strip(), "%d.%m.%Y")  # noqa: DTZ007  a day has no zone
        yield from (day.isoformat(), day.date().isoformat(), f"{day.isoformat(sep=' ')}")


def plain(words: str) -> str:
    """Words without what makes no difference."""
    return " ".join(clean(words).split()).casefold()
