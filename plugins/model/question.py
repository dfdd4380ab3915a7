"""Questions of residents to councils."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from plugins.model.fields import day, key, one_of, text, words
from plugins.model.place import Place, Shape
from plugins.model.record import N_
from plugins.model.submitted import Submitted

if TYPE_CHECKING:
    from plugins.model.answer import Answer

TOPICS: Mapping[str, str] = {
    "roads": N_("Roads and streets"),
    "transport": N_("Transport"),
    "utilities": N_("Water, heat, electricity"),
    "housing": N_("Housing"),
    "land": N_("Land and building"),
    "environment": N_("Environment"),
    "health": N_("Health care"),
    "education": N_("Education"),
    "social": N_("Social support"),
    "work": N_("Work"),
    "business": N_("Business"),
    "culture": N_("Culture and sport"),
    "safety": N_("Safety"),
    "budget": N_("Budget and procurement"),
    "council": N_("Work of the council"),
    "other": N_("Other"),
}
"""What questions belong to: their names, to be translated."""


class Question(Submitted):
    """A resident's question."""

    shape = Shape("questions", per_council=True, dated=True)
    heading = N_("Question: {title}")

    title = words(text(200), "What it is about, in a line.")
    topic: str = key(one_of(*TOPICS), "What it belongs to.", required=False, default="other")
    withdrawn_on: date | None = key(day, "When the resident took it back.", required=False)

    answer: "Answer | None" = None
    """What the council did with it."""

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Nothing happens to a question before it is asked, and nothing is hidden without a reason."""
        yield from Submitted.contradictions(place, values)
        if place.day and values.get("withdrawn_on") and values["withdrawn_on"] < place.day:
            yield "withdrawn_on", "before_question"
