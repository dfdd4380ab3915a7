"""Councils and their members as Popolo (popoloproject.com, 1.0), a file for each language.   → ``/data/popolo.json``"""

from collections.abc import Iterator
from typing import Any

from plugins.engine.artifact import Artifact, planning, render_json
from plugins.engine.group import Group
from plugins.engine.settings import Settings
from plugins.model.council import Council, Member
from plugins.model.site import Site


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """All that follows from the councils."""
    yield Group("data/popolo", of_all, site.part(councils=site.councils))


def of_all(site: Site, settings: Settings) -> Iterator[Artifact]:  # noqa: ARG001
    """The file of each language."""
    for lang in site.languages:
        yield Artifact(site.addresses.path(lang, "data/popolo.json"), render_json, document(site, lang))


def document(site: Site, lang: str) -> dict[str, list[dict[str, Any]]]:
    """Areas, organizations, persons and memberships."""
    people = [(council, number, member) for council in site.councils.values() for number, member in enumerate(council.members, 1)]
    return {
        "areas": [{"id": region.slug, "name": region.name[lang], "identifier": region.iso, "classification": region.kind} for region in site.regions.values()],
        "organizations": [organization(site, council, lang) for council in site.councils.values()],
        "persons": [{"id": person_id(council, number), "name": member.name, "sources": source(member)} for council, number, member in people],
        "memberships": [membership(council, number, member) for council, number, member in people],
    }


def organization(site: Site, council: Council, lang: str) -> dict[str, Any]:
    """A council."""
    text = council.text(lang)
    slug = council.place.slug
    contacts = [{"type": kind, "label": label, "value": value} for kind, label, value in channels(council) if value]
    made: dict[str, Any] = {"id": slug, "name": text.title, "classification": "public council", "contact_details": contacts}
    made["links"] = [{"url": site.addresses.absolute(site.addresses.url(*council.page(lang))), "note": text.title}]
    made["sources"] = [{"url": each.url, "note": each.title} for each in council.sources]
    if council.region:
        made["area_id"] = council.region
    if council.bin:
        made["identifiers"] = [{"scheme": "KZ-BIN", "identifier": council.bin}]
    return made


def channels(council: Council) -> tuple[tuple[str, str, str], ...]:
    """The institution's channels."""
    return ("voice", "telephone", council.phone), ("email", "e-mail", council.email), ("url", "website", council.website)


def membership(council: Council, number: int, member: Member) -> dict[str, Any]:
    """A person's membership in a council."""
    made: dict[str, Any] = {"id": f"{person_id(council, number)}-membership", "person_id": person_id(council, number), "organization_id": council.place.slug}
    made |= {"role": member.role, "sources": source(member)}
    made |= {"start_date": str(member.since)} if member.since else {}
    made |= {"end_date": str(member.until)} if member.until else {}
    return made


def person_id(council: Council, number: int) -> str:
    """The id of the member with that place in the council's list."""
    return f"{council.place.slug}-{number}"


def source(member: Member) -> list[dict[str, str]]:
    """Where the membership was published."""
    return [{"url": member.source_url}]


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
