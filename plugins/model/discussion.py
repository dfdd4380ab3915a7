"""Discussions: what councils ask everybody about."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from plugins.model.fields import day, key, list_of, record, reference, text, words
from plugins.model.place import Place, Shape
from plugins.model.record import N_, Citation, Entry

if TYPE_CHECKING:
    from plugins.model.conclusion import Conclusion
    from plugins.model.contribution import Contribution


class Discussion(Entry):
    """A topic that is open to everybody from the day in its file's name on. Its file is the council's."""

    shape = Shape("discussions", per_council=True, dated=True)
    heading = N_("Discussion: {title}")
    sections = ("contributions", "conclusion", "take-part")

    title = words(text(200), "What it is about.")
    summary = words(text(300), "One or two sentences for lists.", required=False)
    closes_on: date | None = key(day, "The last day for contributions; without it the conclusion closes it.", required=False)
    councils: tuple[str, ...] = key(list_of(reference("council")), "Further councils it belongs to.", required=False, default=())
    sources: tuple[Citation, ...] = key(list_of(record(Citation)), "Drafts and papers that it is about.", required=False, default=())

    contributions: tuple["Contribution", ...] = ()
    """What was said, also what was taken down; the first one first."""
    conclusion: "Conclusion | None" = None
    """What the council made of it."""

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """It does not close before it opens."""
        if place.day and values.get("closes_on") and values["closes_on"] < place.day:
            yield "closes_on", "before_file_day"

    @property
    def last_day(self) -> date | None:
        """The last day for contributions; None as long as it is not known."""
        return min((each for each in (self.closes_on, self.conclusion and self.conclusion.closed_on) if each), default=None)

    def is_open(self, on: date) -> bool:
        """Whether contributions are taken on a day."""
        return self.day <= on and self.conclusion is None and (self.closes_on is None or on <= self.closes_on)
