"""Papers of councils: minutes, decisions, recommendations with their replies, plans, reports (Law No. 383-V, Articles 5, 7, 14, 20–23)."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from plugins.model.fields import Keyed, day, key, list_of, one_of, record, reference, text, whole, words
from plugins.model.place import Place, Shape
from plugins.model.record import N_, Citation, Entry

KINDS = ("minutes", "final_protocol", "decision", "recommendation", "plan", "annual_report", "monitoring", "mandate", "expertise", "regulation", "other")
PARTS = {
    "monitoring": ("effects", "recommendations", "efficiency", "acts"),
    "decision": ("assessment", "recommendations", "proposals"),
}
"""What a conclusion of monitoring (Article 20(5)), and a resolution on a report that was heard (Article 23(3)), must hold."""
OUTCOMES = ("accepted", "partly", "rejected")
BASES = ("draft", "other")
"""Drafts of budget programmes and plans (Article 5(1)(1)) have another term than everything else."""


class Paper(Keyed):
    """A file of a document."""

    file: str = key(reference("file"), "Its path below the content folder: files/<council>/<name>.pdf.")
    title: str = key(text(200), "What it holds.")


class Document(Entry):
    """A paper of a council, dated by the day it was adopted."""

    shape = Shape("documents", per_council=True, dated=True)
    heading = N_("Document: {title}")

    title = words(text(300), "What it is called.")
    summary = words(text(300), "One or two sentences for lists.", required=False)
    addressee = words(text(200), "The body that a recommendation was sent to.", required=False)
    replied_by = words(text(200), "The post of who signed the reply (Article 5(2)).", required=False)
    reply = words(text(2000), "What the body replied.", required=False)
    grounds = words(text(2000), "The grounds of the decisions in a final protocol (Article 21(8)).", required=False)
    kind: str = key(one_of(*KINDS), "What it is.")
    number: str = key(text(40), "Its number.", required=False, default="")
    event: str = key(reference("event"), "The meeting or hearing that it belongs to: <council>/<date>-<name>.", required=False, default="")
    follows: str = key(reference("document"), "The document that it follows from: <council>/<date>-<name>.", required=False, default="")
    parts: tuple[str, ...] = key(list_of(one_of(*chain(*PARTS.values()))), "Which of the parts that the law names it holds.", required=False, default=())
    year: int | None = key(whole(2015, 2100), "The year that a plan or report is about.", required=False)
    basis: str = key(one_of(*BASES), "What a recommendation is about: a draft under Article 5(1)(1), or anything else.", required=False, default="other")
    sent_on: date | None = key(day, "When a recommendation was sent.", required=False)
    replied_on: date | None = key(day, "When the body replied.", required=False)
    signed_by: str = key(one_of("head", "acting_head", "other"), "Who signed the reply (Article 5(2)).", required=False, default="")
    outcome: str = key(one_of(*OUTCOMES), "What the body decided.", required=False, default="")
    papers: tuple[Paper, ...] = key(list_of(record(Paper)), "Its files.", required=False, default=())
    councils: tuple[str, ...] = key(list_of(reference("council")), "Further councils it belongs to.", required=False, default=())
    sources: tuple[Citation, ...] = key(list_of(record(Citation)), "Where it was found.", required=False, default=())

    @property
    def named(self) -> tuple[str, ...]:
        """The event and the document that it belongs to, by folder and name."""
        return tuple(f"{folder}/{name}" for folder, name in (("events", self.event), ("documents", self.follows)) if name)

    @classmethod
    def wrong_body(cls, facts: Mapping[str, Any], body: str) -> str:
        """Something must be shown: a text, or a file."""
        return "" if body or not facts or facts.get("papers") else "empty_document"

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Only recommendations are sent and replied to, in that order."""
        recommendation = values.get("kind") == "recommendation"
        for name in ("sent_on", "replied_on", "outcome", "basis", "addressee", "replied_by", "signed_by", "reply"):
            if values.get("kind") and values.get(name) and not recommendation:
                yield name, "only_recommendations"
        if values.get("kind") and set(values.get("parts") or ()) - set(PARTS.get(values["kind"], ())):
            yield "parts", "parts_of_other_kind"
        if recommendation and not values.get("addressee"):
            yield "kind", "addressee_missing"
        if place.day and values.get("sent_on") and values["sent_on"] < place.day:
            yield "sent_on", "sent_before_adopted"
        if values.get("replied_on") and (not values.get("sent_on") or values["replied_on"] < values["sent_on"]):
            yield "replied_on", "replied_before_sent"
        if recommendation and bool(values.get("replied_on")) != bool(values.get("outcome")):
            yield ("replied_on" if values.get("replied_on") else "outcome"), "reply_incomplete"
