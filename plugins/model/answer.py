"""What councils do with the questions put to them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from plugins.model.fields import day, key, one_of, reference, text, words
from plugins.model.place import Place, Shape
from plugins.model.question import Question
from plugins.model.record import N_, Entry

NEEDS = {
    "extended_on": (("extended_until", "extended_reason"), "extension_incomplete"),
    "refused_on": (("refused_reason",), "refusal_incomplete"),
}
"""What must stand beside a date, and the problem's code where it does not."""
DAYS = ("registered_on", "interim_on", "extended_on", "forwarded_on", "refused_on", "answered_on")


class Answer(Entry):
    """The council's side of a question: a file of the same name below ``answers/``, which is the secretary's."""

    shape = Shape("answers", per_council=True, dated=True, shown_with="questions")
    title_key = ""
    heading = N_("Answer: {title}")

    signed_by = words(text(200), "The post of who signed the answer.", required=False)
    extended_reason = words(text(500), "Why the council needs longer.", required=False)
    forwarded_body = words(text(200), "The body that it was forwarded to, where that is no council of this site.", required=False)
    refused_reason = words(text(500), "Why there will be no answer.", required=False)
    registered_on: date = key(day, "When the council registered the question.")
    interim_on: date | None = key(day, "When it first replied, if not yet with the answer.", required=False)
    extended_on: date | None = key(day, "When the term was extended.", required=False)
    extended_until: date | None = key(day, "Until when.", required=False)
    forwarded_on: date | None = key(day, "When it was forwarded.", required=False)
    forwarded_to: str | None = key(reference("council"), "The council that it was forwarded to.", required=False)
    refused_on: date | None = key(day, "When the council refused to answer.", required=False)
    answered_on: date | None = key(day, "When it was answered; the answer stands below.", required=False)
    extent: str = key(one_of("full", "partial"), "Whether all of the question was answered.", required=False, default="full")

    question: Question | None = None
    """What it answers."""

    @property
    def day(self) -> date:
        """The day of the answer; the last of all days as long as there is none."""
        return self.answered_on or date.max

    @classmethod
    def wrong_body(cls, facts: Mapping[str, Any], body: str) -> str:
        """An answer has words and a day; a registration alone has neither."""
        if facts and body and not facts.get("answered_on"):
            return "answer_undated"
        return "empty_body" if facts.get("answered_on") and not body else ""

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Days follow one another, and what needs a reason has one."""
        registered = values.get("registered_on")
        for name in DAYS:
            if place.day and values.get(name) and values[name] < place.day:
                yield name, "before_question"
            elif registered and values.get(name) and values[name] < registered:
                yield name, "before_registration"
        for name, (needed, code) in NEEDS.items():
            given = [each for each in (name, *needed) if values.get(each)]
            if values.get("registered_on") and given and len(given) <= len(needed):
                yield given[0], code
        whom = [each for each in ("forwarded_to", "forwarded_body") if values.get(each)]
        if values.get("registered_on") and bool(values.get("forwarded_on")) != bool(whom):
            yield (["forwarded_on"] if values.get("forwarded_on") else whom)[0], "forwarding_incomplete"
        if values.get("forwarded_to") and values["forwarded_to"] == place.council:
            yield "forwarded_to", "forwarded_to_itself"
        if values.get("extended_on") and values.get("extended_until") and values["extended_until"] <= values["extended_on"]:
            yield "extended_until", "extension_incomplete"

    def page(self, lang: str) -> tuple[str, str]:
        """On the question's page."""
        assert self.question is not None
        lang, address = self.question.page(lang)
        return lang, f"{address}#answer"
