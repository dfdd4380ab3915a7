"""Ballots → counts. A ballot is a choice in its one written form: ``park``, ``park+school`` in the poll's order, or ``school>park``, best first."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from textwrap import wrap

import msgspec

METHODS = ("one", "several", "approval", "ranked")
REJECTED = ("unknown", "early", "late", "malformed", "other_poll", "repeated")
"""Why a ballot does not count. `repeated`: valid, but the same voter sent a later one."""
Ballot = tuple[str, str]
"""Receipt and choice; open polls have no receipts."""


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What the ballots of a poll are judged by."""

    poll: str
    """Its item: ``polls/astana/2026-03-01-park``."""
    method: str
    options: tuple[str, ...]
    at_most: int
    """How many options a ballot may name."""
    electorate: int | None
    """How many may vote; None where anyone may."""

    def written(self, chosen: Sequence[str]) -> str:
        """The options of a ballot in its one form; empty where they are no valid choice."""
        if not 1 <= len(chosen) <= self.at_most or len(set(chosen)) < len(chosen) or not set(chosen) <= set(self.options):
            return ""
        return ">".join(chosen) if self.method == "ranked" else "+".join(sorted(chosen, key=self.options.index))

    def chosen(self, choice: str) -> tuple[str, ...]:
        """The options that a choice names; none where it is not written in the one form."""
        named = choice.split(">" if self.method == "ranked" else "+")
        return tuple(named) if self.written(named) == choice else ()


class Result(Rules, frozen=True, kw_only=True):
    """A result: all of it but `rejected` and `in_bursts` follows from the ballots."""

    received: int
    rejected: Mapping[str, int]
    in_bursts: int
    """How many counted ballots came in seconds with more than `BURST` of them."""
    counted: int
    counts: Mapping[str, int]
    """Of the options; in a ranking the first places."""
    rounds: tuple[Mapping[str, int], ...]
    """Of a ranking: what each option that was left had in each round."""
    sha256: str
    """Of all that the counts follow from, and of what cannot be counted anew."""

    @property
    def fingerprint(self) -> str:
        """The SHA-256 in groups of four, which nobody takes for somebody's number."""
        return ":".join(wrap(self.sha256, 4))

    @property
    def leaders(self) -> tuple[str, ...]:
        """The options that most ballots are for, in a ranking those of the last round; none without ballots."""
        last = self.rounds[-1] if self.rounds else self.counts
        most = max(last.values(), default=0)
        return tuple(option for option, count in last.items() if count == most > 0)


BURST = 20


def result(rules: Rules, ballots: Sequence[Ballot], *, rejected: Mapping[str, int], in_bursts: int) -> Result:
    """Count ballots, which stand in their order."""
    same = Counter(choice for _, choice in ballots)
    choices = {choice: rules.chosen(choice) for choice in same}
    places = slice(1) if rules.method == "ranked" else slice(None)
    told = {name: getattr(rules, name) for name in Rules.__struct_fields__}
    rejected = {kind: rejected.get(kind, 0) for kind in REJECTED}
    sealed = [json.dumps([*told.values(), rejected, in_bursts]), *(f"{receipt} {choice}" for receipt, choice in ballots)]
    return Result(
        **told,
        received=len(ballots) + sum(rejected.values()),
        rejected=rejected,
        in_bursts=in_bursts,
        counted=len(ballots),
        counts=totals(rules.options, ((option, count) for choice, count in same.items() for option in choices[choice][places])),
        rounds=tuple(instant_runoff(rules.options, {choices[choice]: count for choice, count in same.items()})) if rules.method == "ranked" else (),
        sha256=sha256("\n".join(sealed).encode()).hexdigest(),
    )


def totals(options: Iterable[str], votes: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The votes for each option, in the options' order."""
    counts = dict.fromkeys(options, 0)
    for option, count in votes:
        counts[option] += count
    return counts


def instant_runoff(options: Sequence[str], rankings: Mapping[tuple[str, ...], int]) -> Iterable[Mapping[str, int]]:
    """The rounds of an instant run-off.

    Each ballot goes to the first of its options that is left. Until one has more than half of what goes to any, all that have the fewest
    are taken out together: no lot is drawn, and the order of the options decides nothing. Where all that are left have as many, it is a tie.
    """
    left = list(options)
    while True:
        votes = ((next((option for option in ranking if option in left), ""), count) for ranking, count in rankings.items())
        counts = totals(left, (vote for vote in votes if vote[0]))
        yield counts
        fewest, most = min(counts.values()), max(counts.values())
        if most * 2 > sum(counts.values()) or fewest == most:
            return
        left = [option for option in left if counts[option] > fewest]
