"""What residents write: published word for word but for what was masked, under an id, and with a name only where that was agreed to."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from plugins.model.fields import day, key, matching, text, words
from plugins.model.place import Place
from plugins.model.record import Entry

ID_FORM = "[a-z2-7]{12}"


class Submitted(Entry):
    """A resident's text. Its file is the moderators'."""

    plain_text = True

    hidden_reason = words(text(300), "Why its text is not shown any more.", required=False)
    id: str = key(matching(ID_FORM, "bad_id"), "The opaque name that intake knows it by; never to be changed.")
    name: str = key(text(100), "The writer's name, where its publication was agreed to.", required=False, default="")
    hold: str = key(text(100), "Why a person has to look at it; it waits as long as this stands.", required=False, default="")
    hidden_on: date | None = key(day, "When its text was taken down; its page says so and why.", required=False)

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Nothing is hidden before it was written, nor without a reason."""
        if place.day and values.get("hidden_on") and values["hidden_on"] < place.day:
            yield "hidden_on", "before_file_day"
        if values.get("hidden_on") and not values.get("hidden_reason"):
            yield "hidden_on", "hidden_without_reason"
