"""Questions of residents to councils."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from plugins.model.fields import day, key, matching, one_of, text, words
from plugins.model.place import Place, Shape
from plugins.model.record import N_, Entry

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
ID_FORM = "[a-z2-7]{12}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entry):
    """A resident's question, word for word but for what was masked. Its file is the moderators'."""

    shape = Shape("questions", per_council=True, dated=True)
    plain_text = True
    heading = N_("Question: {title}")

    title = words(text(200), "What it is about, in a line.")
    hidden_reason = words(text(300), "Why its text is not shown any more.", required=False)
    id: str = key(matching(ID_FORM, "bad_id"), "The opaque name that intake knows it by; never to be changed.")
    topic: str = key(one_of(*TOPICS), "What it belongs to.", required=False, default="other")
    name: str = key(text(100), "The resident's name, where its publication was agreed to.", required=False, default="")
    hold: str = key(text(100), "Why a person has to look at it; it waits as long as this stands.", required=False, default="")
    withdrawn_on: date | None = key(day, "When the resident took it back.", required=False)
    hidden_on: date | None = key(day, "When its text was taken down; its page says so and why.", required=False)

    answer: "Answer | None" = None
    """What the council did with it."""

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Nothing happens to a question before it is asked, and nothing is hidden without a reason."""
        for name in ("withdrawn_on", "hidden_on"):
            if place.day and values.get(name) and values[name] < place.day:
                yield name, "before_question"
        if values.get("hidden_on") and not values.get("hidden_reason"):
            yield "hidden_on", "hidden_without_reason"
