"""Public councils and their members (Law of 2 November 2015 No. 383-V, Articles 1, 9 and 11–13)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from plugins.model.fields import (
    Keyed,
    business_number,
    day,
    email,
    key,
    link,
    list_of,
    one_of,
    phone,
    record,
    reference,
    text,
    words,
)
from plugins.model.place import Place, Shape
from plugins.model.record import Citation, Record

LEVELS = ("republican", "regional", "city", "district")
ROLES = ("chair", "deputy_chair", "secretary", "member")
SIDES = ("civil", "state")
BODIES = ("state", "quasi_public", "fund")
"""What a council is formed with; the Fund has a regulation of its own (Article 5-1(3))."""


class Member(Keyed):
    """A person on a council. Their name may be shown because its source is (Law 94-V, Article 7(5))."""

    name: str = key(text(120), "The member's name as the source gives it.")
    role: str = key(one_of(*ROLES), "What the member does on the council.")
    side: str = key(one_of(*SIDES), "Whom the member speaks for: civil society or the state (Article 1(7)).")
    organisation: str = key(text(200), "Who proposed the member.", required=False, default="")
    since: date | None = key(day, "The first day of membership.", required=False)
    until: date | None = key(day, "The last day of membership.", required=False)
    source_url: str = key(link, "Where the composition was published.")


class Commission(Keyed):
    """A commission of a council (Article 5(1)(10)), or its presidium (Article 11(2))."""

    name: str = key(text(200), "The commission's name.")
    kind: str = key(one_of("commission", "presidium"), "What it is.", required=False, default="commission")
    members: tuple[str, ...] = key(list_of(text(120)), "The names of its members.", required=False, default=())


class Council(Record):
    """A public council."""

    shape = Shape("councils")
    title_key = "name"
    sections = ("ask", "openness", "members", "events", "documents", "discussions", "news")

    name = words(text(200), "The council's full name.")
    formed_with = words(text(200), "The body that the council works with.")
    summary = words(text(300), "One or two sentences for lists.", required=False)
    address = words(text(200), "The postal address.", required=False)
    comment = words(text(1000), "What the council says of its card of openness.", required=False)
    level: str = key(one_of(*LEVELS), "The council's level (Article 1(4)–(6)).")
    region: str | None = key(reference("region"), "The region; not for republican councils.", required=False)
    body: str = key(one_of(*BODIES), "What the body is that the council is formed with.", required=False, default="state")
    approved_on: date | None = key(day, "The day the present composition was approved (Article 9(8)).", required=False)
    term_start: date | None = key(day, "The first day of the present term.", required=False)
    earlier_terms: tuple[date, ...] = key(list_of(day), "The first days of the terms before.", required=False, default=())
    website: str = key(link, "The council's own page.", required=False, default="")
    email: str = key(email, "The institution's e-mail.", required=False, default="")
    phone: str = key(phone, "The institution's telephone.", required=False, default="")
    bin: str = key(business_number, "The institution's business identification number.", required=False, default="")
    links: tuple[Citation, ...] = key(list_of(record(Citation)), "Other pages about the council.", required=False, default=())
    commissions: tuple[Commission, ...] = key(list_of(record(Commission)), "Its commissions.", required=False, default=())
    members: tuple[Member, ...] = key(list_of(record(Member)), "Its members.", required=False, default=())
    sources: tuple[Citation, ...] = key(list_of(record(Citation)), "Where these facts were found.")

    def members_on(self, day: date) -> list[Member]:
        """Who is on the council that day."""
        return [member for member in self.members if not (member.until and member.until < day) and not (member.since and member.since > day)]

    @classmethod
    def wrong_body(cls, facts: Mapping[str, Any], body: str) -> str:  # noqa: ARG003
        """The facts are worth a page by themselves."""
        return ""

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:  # noqa: ARG003
        """A region goes with every level but the republican one."""
        if values.get("level") == "republican" and values.get("region"):
            yield "region", "region_of_republican"
        if values.get("level") in LEVELS[1:] and "region" not in values:
            yield "level", "region_needed"
