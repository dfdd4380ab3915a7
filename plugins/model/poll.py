"""Polls of councils. They advise; a form service collects the ballots, and anyone can recount the result."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from plugins.model.counting import METHODS, Result, Rules
from plugins.model.fields import Findings, Invalid, Value, day, key, list_of, matching, one_of, reference, text, whole, words
from plugins.model.place import SLUG, Place, Shape
from plugins.model.record import N_, Entry

ELECTORATES = ("members", "list", "anyone")
FEWEST_OPTIONS, MOST_OPTIONS = 2, 30


class Roll(NamedTuple):
    """The published list of those who may vote."""

    poll: str
    size: int


def choices(value: Value, findings: Findings) -> tuple[tuple[str, str], ...]:
    """The options of a poll: a short name, which ballots are counted under, and a text for each."""
    if not isinstance(value.content, dict):
        raise Invalid("not_keys", keys="yes, no")
    if not FEWEST_OPTIONS <= len(value.content) <= MOST_OPTIONS:
        raise Invalid("options_number", least=str(FEWEST_OPTIONS), most=str(MOST_OPTIONS))
    options = {name: findings.typed(text(200), each, name) or "" for name, each in value.content.items()}
    seen = {name.casefold(): name for name in value.content}
    for name, each in value.content.items():
        if not SLUG.fullmatch(name):
            findings.problem(each, "bad_slug", slug=name[:40], expected="a-z, 0-9, -")
        plain = " ".join(options[name].split()).casefold()
        if seen.setdefault(plain, name) != name:
            findings.problem(each, "option_twice", option=options[name][:60])
    return tuple(options.items())


class Poll(Entry):
    """A question that is put to a vote, dated by the day it was announced."""

    shape = Shape("polls", per_council=True, dated=True)
    never_typed = frozenset({"total", "votes", "result", "results"})
    heading = N_("Poll: {title}")
    sections = ("result", "check")

    title = words(text(300), "The question.")
    summary = words(text(300), "One or two sentences for lists.", required=False)
    options = words(choices, "What can be chosen: a short name and a text for each.")
    why = words(text(1000), "Why the council asks.")
    use = words(text(1000), "What the result will be used for.")
    cancelled_reason = words(text(500), "Why it was called off.", required=False)
    method: str = key(one_of(*METHODS), "How it is voted.")
    choose_at_most: int | None = key(whole(2, MOST_OPTIONS), "How many options may be chosen, by the method `several`.", required=False)
    electorate: str = key(one_of(*ELECTORATES), "Who may vote.")
    electorate_size: int | None = key(whole(1, 1_000_000), "How many they are; not where anyone may vote.", required=False)
    quorum: str = key(matching(r"[1-9]\d{0,6}|(?:[1-9]\d?|100)%", "bad_quorum"), "How many must vote: a number or a share.", required=False, default="")
    opens: date = key(day, "The first day of voting, in Almaty's time.")
    closes: date = key(day, "The last day of voting, to its end.")
    form: str = key(reference("form"), "The form in forms.yml that collects the ballots.")
    cancelled_on: date | None = key(day, "When it was called off.", required=False)
    councils: tuple[str, ...] = key(list_of(reference("council")), "Further councils it belongs to.", required=False, default=())

    roll: Roll | None = None
    """The list of voters, once there is one."""
    result: Result | None = None
    """Never there before the poll is over."""

    @classmethod
    def wrong_body(cls, facts: Mapping[str, Any], body: str) -> str:  # noqa: ARG003
        """Question, reason and use are enough."""
        return ""

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Days follow one another, and what the method and the electorate need is there."""
        opens, closes, size, quorum = (values.get(name) for name in ("opens", "closes", "electorate_size", "quorum"))
        if place.day and opens and opens < place.day:
            yield "opens", "opens_before_announced"
        if opens and closes and closes < opens:
            yield "closes", "closes_before_opens"
        if values.get("method") == "several" and not values.get("choose_at_most"):
            yield "method", "choose_at_most_needed"
        if values.get("choose_at_most") and (values.get("method", "several") != "several" or values["choose_at_most"] > len(values.get("options") or ())):
            yield "choose_at_most", "choose_at_most_wrong"
        if values.get("electorate") in ("members", "list") and not size:
            yield "electorate", "electorate_size_needed"
        if values.get("electorate") == "anyone" and size:
            yield "electorate_size", "electorate_unknown"
        if quorum and (size is None if quorum.endswith("%") else size is not None and int(quorum) > size):
            yield "quorum", "quorum_impossible"
        if values.get("cancelled_on") and not values.get("cancelled_reason"):
            yield "cancelled_on", "cancelled_without_reason"
        if values.get("cancelled_on") and closes and values["cancelled_on"] > closes:
            yield "cancelled_on", "cancelled_after_close"

    @property
    def rules(self) -> Rules:
        """What its ballots are judged by."""
        options = tuple(name for name, _ in self.text("").words["options"])
        at_most = {"one": 1, "several": self.choose_at_most or 1}.get(self.method, len(options))
        return Rules(poll=self.place.item, method=self.method, options=options, at_most=at_most, electorate=self.electorate_size)

    def state(self, day: date) -> str:
        """Where it stands on a day."""
        if self.cancelled_on and self.cancelled_on <= day:
            return "cancelled"
        if day <= self.closes:
            return "announced" if day < self.opens else "open"
        return "published" if self.result else "closed"

    def quorum_met(self, counted: int) -> bool | None:
        """Whether enough voted; None without a quorum."""
        if not self.quorum:
            return None
        if self.quorum.endswith("%"):
            return counted * 100 >= int(self.quorum[:-1]) * (self.electorate_size or 0)
        return counted >= int(self.quorum)


FILE = re.compile(r"(polls/[a-z0-9-]+/[a-z0-9-]+)\.(voters|result)\.json")
"""The files beside a poll's texts: its item, and what they hold."""


def beside(item: str, holds: str) -> str:
    """The path of the list of voters or of the result."""
    return f"{item}.{holds}.json"
