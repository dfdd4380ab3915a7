"""What councils make of discussions."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from plugins.model.discussion import Discussion
from plugins.model.document import OUTCOMES
from plugins.model.fields import Keyed, day, key, list_of, one_of, record, reference, text, words
from plugins.model.place import Place, Shape
from plugins.model.record import N_, Entry


class Proposal(Keyed):
    """Something that was proposed in a discussion, and what became of it."""

    title: str = key(text(300), "What was proposed.")
    outcome: str = key(one_of(*OUTCOMES), "Whether it was taken up.")
    reason: str = key(text(1000), "Why not, or not all of it.", required=False, default="")
    contributions: tuple[str, ...] = key(list_of(reference("contribution")), "The ids of the contributions that proposed it.", required=False, default=())


class Conclusion(Entry):
    """The council's closing summary: a file of the discussion's name below ``conclusions/``. It closes the discussion."""

    shape = Shape("conclusions", per_council=True, dated=True, shown_with="discussions")
    title_key = ""
    heading = N_("Conclusion: {title}")

    signed_by = words(text(200), "The post of who signed it.", required=False)
    closed_on: date = key(day, "When the council summed up.")
    proposals: tuple[Proposal, ...] = key(list_of(record(Proposal)), "What was proposed and what was taken up.", required=False, default=())

    discussion: Discussion | None = None
    """What it concludes."""

    @property
    def day(self) -> date:
        """The day on which the council summed up."""
        return self.closed_on

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """A discussion is not closed before it opens, and what is not taken up has a reason."""
        if place.day and values.get("closed_on") and values["closed_on"] < place.day:
            yield "closed_on", "before_file_day"
        if any(each and each.outcome != "accepted" and not each.reason for each in values.get("proposals") or ()):
            yield "proposals", "reason_needed"

    def page(self, lang: str) -> tuple[str, str]:
        """On the discussion's page."""
        assert self.discussion is not None
        lang, address = self.discussion.page(lang)
        return lang, f"{address}#conclusion"
