"""What residents, organisations and members of councils say in discussions."""

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.model.discussion import Discussion
from plugins.model.fields import key, one_of, reference, text
from plugins.model.place import Place, Shape
from plugins.model.record import N_
from plugins.model.submitted import Submitted

VOICES = ("resident", "ngo", "member")


class Contribution(Submitted):
    """A contribution to a discussion, whose name its folder has; or a reply to another one."""

    shape = Shape("contributions", per_council=True, dated=True, shown_with="discussions", nested=True)
    title_key = ""
    heading = N_("Contribution: {title}")

    reply_to: str = key(reference("contribution"), "The id of the contribution that it replies to, which is no reply itself.", required=False, default="")
    by: str = key(one_of(*VOICES), "Who the writer is: anybody, an organisation, a member of the council.", required=False, default="resident")
    organisation: str = key(text(200), "The organisation's name, where its publication was agreed to.", required=False, default="")

    discussion: Discussion | None = None
    """What it is about."""

    @classmethod
    def contradictions(cls, place: Place, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Who speaks for an organisation is no mere resident."""
        yield from Submitted.contradictions(place, values)
        if values.get("organisation") and values.get("by", "resident") == "resident":
            yield "organisation", "organisation_of_resident"

    def page(self, lang: str) -> tuple[str, str]:
        """On the discussion's page."""
        assert self.discussion is not None
        return self.discussion.text(lang).lang, self.place.address
