"""Whom questions and contributions to discussions are for, and what their files say beside the text: all in which the two differ."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from plugins.model.discussion import Discussion
from plugins.model.site import Site

VOICES = {"ngo": ("организация", "ұйым", "organisation", "ngo"), "member": ("член совета", "кеңес мүшесі", "member of the council", "member")}
"""What a form may call those who write not just for themselves."""


class Cannot(ValueError):
    """A submission that cannot be used; says why."""


class Target(NamedTuple):
    """Where a submission goes."""

    council: str
    folder: str
    """Of its file, below the content folder."""

    @property
    def name(self) -> str:
        """The council, or the council and the discussion."""
        return self.folder.partition("/")[2]


class Told(NamedTuple):
    """What a file says beside title and text."""

    facts: Mapping[str, str]
    agreed: tuple[str, ...] = ("name",)
    """The answers that are published if the resident agreed to that."""
    check: tuple[str, ...] = ()
    """What a moderator has to find out."""


class Kind(Protocol):
    """What residents write in a form."""

    titled: bool
    """Whether it has a title of its own."""

    def target(self, fields: Mapping[str, Any]) -> Target:
        """Where it goes. Raises `Cannot`."""

    def told(self, fields: Mapping[str, Any], target: Target, day: date) -> Told:
        """What the answers that were sent on a day say beside the text. Raises `Cannot`."""


class Questions:
    """Questions to councils."""

    titled = True

    def __init__(self, site: Site, topics: Mapping[str, str]) -> None:
        """`topics` are those of a name."""
        self.topics = topics
        self.councils = {slug: slug for slug in site.councils}
        self.names = {name_of(text.title): slug for slug, council in site.councils.items() for text in council.texts.values()}

    def target(self, fields: Mapping[str, Any]) -> Target:
        """The council, which the answer names by its slug or its name."""
        answer = line(fields, "council")
        council = self.councils.get(answer) or self.names.get(name_of(answer))
        if not council:
            raise Cannot("the council is none of this site's")
        return Target(council, f"questions/{council}")

    def told(self, fields: Mapping[str, Any], target: Target, day: date) -> Told:  # noqa: ARG002  a question is taken up on any day
        """The topic."""
        return Told({"topic": self.topics.get(name_of(line(fields, "topic")), "other")})


class Contributions:
    """Contributions to discussions."""

    titled = False

    def __init__(self, site: Site) -> None:
        self.discussions = {each.place.item.partition("/")[2]: each for each in site.entries.of(Discussion)}
        self.said = {said.id: said for each in self.discussions.values() for said in each.contributions}

    def target(self, fields: Mapping[str, Any]) -> Target:
        """The discussion, which the answer names by its council and file, or by the address of its page."""
        found = re.search(r"[a-z0-9-]+/\d{4}-\d\d-\d\d-[a-z0-9-]+(?=/?(?:#.*)?$)", line(fields, "discussion"))
        discussion = self.discussions.get(found[0]) if found else None
        if discussion is None:
            raise Cannot("the discussion is none of this site's")
        return Target(discussion.place.council, discussion.place.item.replace("discussions/", "contributions/", 1))

    def told(self, fields: Mapping[str, Any], target: Target, day: date) -> Told:
        """Whom it replies to, and whom the writer says to speak for, which nobody has proved."""
        discussion = self.discussions[target.name]
        if not discussion.day <= day <= (discussion.last_day or day):
            raise Cannot(f"the discussion {target.name} took no contributions on {day}")
        facts, check = {}, []
        if answer := line(fields, "reply_to"):
            if parent := self.thread(answer, target):
                facts["reply_to"] = parent
            else:
                check.append("replies to something that is not on the discussion's page")
        voice = next((voice for voice, names in VOICES.items() if name_of(line(fields, "by")) in names), "")
        if voice == "member":
            check.append("**says to be a member of the council: if it is so, write `by: member`**")
        if voice != "ngo":
            return Told(facts, check=tuple(check))
        return Told(facts | {"by": voice}, ("name", "organisation"), (*check, "**says to speak for an organisation: find out whether it does**"))

    def thread(self, answer: str, target: Target) -> str:
        """The id of the contribution that a reply goes below: of a reply the one that this replies to; empty where there is none in the discussion."""
        said = self.said.get(answer.rpartition("-")[2])
        first = self.said.get(said.reply_to, said) if said else None
        return first.id if first and not first.reply_to and first.place.item.startswith(f"{target.folder}/") else ""


def line(fields: Mapping[str, Any], field: str) -> str:
    """A short answer; empty where there is none that is text."""
    answer = fields.get(field)
    return answer.strip() if isinstance(answer, str) else ""


def name_of(text: str) -> str:
    """A name without what makes no difference."""
    return " ".join(text.split()).casefold()
