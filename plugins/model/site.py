"""All that is published, resolved, and the parts of it that pages are planned from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from plugins.model.addresses import Addresses
from plugins.model.council import Council
from plugins.model.document import Document
from plugins.model.entries import Entries
from plugins.model.law import Act, Provision
from plugins.model.page import Page
from plugins.model.question import Question
from plugins.model.record import Entry
from plugins.model.region import Region
from plugins.model.source import Attachment
from plugins.model.workdays import Workdays


@dataclass(frozen=True, kw_only=True, eq=False)
class Site:
    """All that is published, resolved, or a part of it. Features read this and nothing else."""

    addresses: Addresses
    regions: Mapping[str, Region]
    councils: Mapping[str, Council]
    """By slug, in the slugs' order."""
    entries: Entries
    """Everything dated."""
    hidden: tuple[Question, ...]
    """Questions whose text was taken down."""
    workdays: Workdays
    laws: tuple[Act, ...]
    provisions: Mapping[str, Provision]
    """What the laws provide, by what it is about."""
    pages: tuple[Page, ...]
    """In their order."""
    attachments: Mapping[str, Attachment]
    """The files published as they are, by path."""
    changed: Mapping[str, datetime]
    """When each content file was last changed, as far as Git knows."""
    removed: tuple[str, ...]
    """Items whose files are gone, as far as Git knows, by folder and name."""
    waiting: int
    """How many entries are dated after the build date and wait for their day."""
    beyond: Mapping[str, Entry]
    """What the entries of a part name, by item, whether it belongs to the part or not."""
    followers: Mapping[str, tuple[Document, ...]]
    """The documents that belong to an event or follow another document, by the item that they name."""
    by_council: Mapping[str, Entries]
    """Of each council, also of those without any."""
    by_region: Mapping[str, Entries]

    @property
    def languages(self) -> tuple[str, ...]:
        """The default language first."""
        return self.addresses.languages

    @cached_property
    def by_item(self) -> Mapping[str, Entry]:
        """The entries, and what they name, by their folder and name: ``events/astana/2026-03-12-meeting``."""
        return {**self.beyond, **{entry.place.item: entry for entry in self.entries}}

    def councils_in(self, region: str) -> list[Council]:
        """The councils of a region."""
        return [council for council in self.councils.values() if council.region == region]

    @cached_property
    def council_parts(self) -> Mapping[str, "Site"]:
        """For each council the part of its entries."""
        return {slug: replace(self.part(entries, [slug]), by_council={slug: entries}) for slug, entries in self.by_council.items()}

    @cached_property
    def region_parts(self) -> Mapping[str, "Site"]:
        """For each region the part of its councils and their entries."""
        councils = {region: [council.place.slug for council in self.councils_in(region)] for region in self.regions}
        return {slug: replace(self.part(entries, councils[slug]), by_region={slug: entries}) for slug, entries in self.by_region.items()}

    def part(self, entries: Iterable[Entry] = (), councils: Iterable[str] = ()) -> "Site":
        """A site of these entries, of these councils, and of what the entries name.

        It knows all regions, laws, standing pages and attachments, but of councils and entries only what was asked for; `by_council` and `by_region` are empty.
        """
        entries = entries if isinstance(entries, Entries) else Entries(entries)
        owners = frozenset(councils)
        named = owners.union(*(entry.councils for entry in entries))
        items = [entry.place.item for entry in entries] if self.followers else []
        others = {item: self.by_item[item] for document in entries.of(Document) for item in document.named if item in self.by_item}
        kept = {slug: self.councils[slug] for slug in sorted(named)}
        hidden = tuple(question for question in self.hidden if question.place.council in owners)
        texts = (text for record in (*entries, *kept.values()) for text in record.texts.values()) if self.changed else ()
        return replace(
            self,
            councils=kept,
            entries=entries,
            hidden=hidden,
            changed={text.path: self.changed[text.path] for text in texts if text.path in self.changed},
            removed=(),
            waiting=0,
            beyond=others,
            followers={item: self.followers[item] for item in items if item in self.followers},
            by_council={},
            by_region={},
        )
