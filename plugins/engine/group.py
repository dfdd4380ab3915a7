"""Artifacts that are planned together from a part of the site: what has not changed is not even planned."""

from collections.abc import Callable, Collection, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from plugins.engine.artifact import Artifact
from plugins.engine.chunks import Chunk
from plugins.engine.settings import Settings
from plugins.model.digest import digest, encoded
from plugins.model.site import Site


class Group(NamedTuple):
    """Artifacts that follow from a part of the site and the settings. While these are the same, those of the last build stand."""

    name: str
    plan: Callable[..., Iterator[Artifact]]
    """A module-level function of the part, the settings' build date, forms and publication, what is `further`, and of nothing else."""
    part: Site
    further: tuple[Any, ...] = ()
    """Plain data."""

    def artifacts(self, settings: Settings) -> Iterator[Artifact]:
        """What is published of it."""
        return self.plan(self.part, settings, *self.further)


stamp_of = attrgetter("stamp")


class Digests:
    """The digests of groups and chunks. That of what many share is computed once."""

    def __init__(self, base: bytes) -> None:
        """`base` stands for the code, the theme and the settings."""
        self.base = base
        self.known: dict[int, bytes] = {}
        self.held: list[object] = []
        """The things that are known, so that no other one can get the place of one that went."""

    def of_group(self, group: Group) -> str:
        """Stands for all that the group's artifacts can show."""
        return self.of(group.plan, group.part, group.further)

    def of_chunk(self, chunk: Chunk) -> str:
        """Stands for all that the chunk can show."""
        return self.of(chunk.make, chunk.part, chunk.further)

    def of(self, function: Callable[..., object], part: Site, further: tuple[Any, ...]) -> str:
        """Stands for what a function makes of a part of the site."""
        return digest(self.base, encoded((function.__module__, function.__qualname__, further)), *self.of_all([part], self.of_part)).hex()

    def of_part(self, part: Site) -> bytes:
        """Stands for a part of the site."""
        shared = (part.addresses, part.regions, part.workdays.changes, part.laws, part.attachments)
        documents = [document for followers in part.followers.values() for document in followers]
        records = (part.pages, part.councils.values(), part.entries, part.hidden, part.beyond.values(), documents)
        stamps = (digest(*map(stamp_of, each)) for each in records)
        return digest(*self.of_all(shared, of_facts), *stamps, encoded((part.changed, part.removed, part.waiting)))

    def of_all(self, things: Collection[object], compute: Callable[[Any], bytes]) -> list[bytes]:
        """The digests of things that do not change any more."""
        for thing in things:
            if id(thing) not in self.known:
                self.known[id(thing)] = compute(thing)
                self.held.append(thing)
        return [*map(self.known.__getitem__, map(id, things))]


def of_facts(facts: object) -> bytes:
    """Stands for what is no record."""
    return digest(encoded(facts))
