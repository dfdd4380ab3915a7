"""Lists of voters and results of polls: JSON in one written form with an item a line, so that any change of either is seen and named."""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

import msgspec

from plugins.model.counting import METHODS, Ballot, Result, Rules, result
from plugins.model.poll import Roll
from plugins.model.problem import Problem
from plugins.model.token import DIGEST

UNREADABLE = (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Counted(NamedTuple):
    """What a file of a result holds."""

    result: Result
    ballots: Sequence[Ballot]


class Written(Result, frozen=True, kw_only=True):
    """A result as its file has it."""

    ballots: list[Ballot]


class Voters(NamedTuple):
    """What a list of voters holds."""

    poll: str
    voters: frozenset[str]


class Altered(ValueError):
    """A file that does not say what follows from its own lines."""

    def __init__(self, line: int, code: str, **values: str) -> None:
        super().__init__(code)
        self.line, self.code, self.values = line, code, values


def in_order(ballots: Iterable[Ballot]) -> list[Ballot]:
    """Ballots as they are published: their order says nothing of when they came or from whom."""
    return sorted(ballots)


def result_file(counted: Result, ballots: Iterable[Ballot]) -> bytes:
    """The file of a result."""
    return listed(msgspec.structs.asdict(counted), "ballots", (json.dumps(ballot) for ballot in ballots))


def voters_file(poll: str, voters: Iterable[str]) -> bytes:
    """The file of a list of voters, whose order says nothing of theirs."""
    return listed({"poll": poll}, "voters", (json.dumps(voter) for voter in sorted(voters)))


def listed(head: dict[str, object], name: str, lines: Iterable[str]) -> bytes:
    """A JSON object whose last value is a list with an item a line."""
    rows = ",\n".join(f"  {line}" for line in lines)
    return f'{json.dumps(head, indent=1)[:-2]},\n "{name}": [\n{rows}\n ]\n}}\n'.encode()


def read_result(data: bytes) -> Counted:
    """Count the ballots of a result's file anew; raises `Altered` where it says anything else than they do."""
    try:
        written = msgspec.json.decode(data, type=Written)
    except UNREADABLE as error:
        raise Altered(1, "result_unreadable", reason=str(error)) from None
    if written.method not in METHODS or len(written.options) != len(set(written.options)) or not written.options:
        raise Altered(1, "result_unreadable", reason="method, options")
    rules = Rules(**{name: getattr(written, name) for name in Rules.__struct_fields__})
    ballots = in_order(written.ballots)
    for place, (before, ballot) in enumerate(zip([("", ""), *ballots], ballots, strict=False)):
        if not rules.chosen(ballot[1]) or not re.fullmatch(DIGEST if rules.electorate else "", ballot[0]):
            raise Altered(line_of(data, json.dumps(ballot)), "ballot_impossible", ballot=" ".join(ballot)[:80])
        if place and ballot[0] and ballot[0] == before[0]:
            raise Altered(line_of(data, json.dumps(ballot)), "receipt_twice", receipt=ballot[0])
    if min(written.rejected.values(), default=0) < 0 or not 0 <= written.in_bursts <= len(ballots):
        raise Altered(1, "result_unreadable", reason="rejected, in_bursts")
    if rules.electorate is not None and len(ballots) > rules.electorate:
        raise Altered(1, "more_than_voters", counted=str(len(ballots)), electorate=str(rules.electorate))
    counted = result(rules, ballots, rejected=written.rejected, in_bursts=written.in_bursts)
    judge(data, result_file(counted, ballots))
    return Counted(counted, ballots)


def read_voters(data: bytes) -> Voters:
    """The list of voters; raises `Altered` where it is not one of different digests in their order."""
    try:
        written = msgspec.json.decode(data, type=dict[str, str | list[str]])
    except UNREADABLE as error:
        raise Altered(1, "result_unreadable", reason=str(error)) from None
    poll, voters = written.get("poll"), written.get("voters")
    if not isinstance(poll, str) or not isinstance(voters, list) or not all(re.fullmatch(DIGEST, each) for each in voters):
        raise Altered(1, "result_unreadable", reason="poll, voters")
    judge(data, voters_file(poll, set(voters)))
    return Voters(poll, frozenset(voters))


def judge(data: bytes, expected: bytes) -> None:
    """Raise `Altered` at the first line that is another one than expected."""
    if data != expected:
        lines = zip_longest(data.decode().split("\n"), expected.decode().split("\n"))
        number, (said, found) = next((number, pair) for number, pair in enumerate(lines, 1) if pair[0] != pair[1])
        raise Altered(number, "result_altered", said=shown(said), found=shown(found))


def shown(line: str | None) -> str:
    """A line for a message, which must not hide what nobody sees."""
    return "∅" if line is None else line.strip(" ").replace("\r", "␍")[:80] or "␤"


def line_of(data: bytes, words: str) -> int:
    """The last line that has some words."""
    return data[: max(data.rfind(words.encode()), 0)].count(b"\n") + 1


def read_poll_file(path: str, data: bytes) -> Roll | Result | Problem:
    """What a file beside a poll says, or what is wrong with it."""
    try:
        if path.endswith(".voters.json"):
            voters = read_voters(data)
            return Roll(voters.poll, len(voters.voters))
        return read_result(data).result
    except Altered as altered:
        return Problem(path, altered.line, 1, altered.code, altered.values)
