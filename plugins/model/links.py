"""Links of texts to other files: which of them lead to something that is published."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from plugins.model.problem import Problem
from plugins.model.record import Record, Text
from plugins.model.source import Link, SourceFile
from plugins.model.types import TYPES

R = TypeVar("R", bound=Record)


class Links:
    """Which links of the texts lead to something that is published."""

    def __init__(self, files: Mapping[str, SourceFile], records: Iterable[Record], attachments: Iterable[str]) -> None:
        """`records` and `attachments` are what is published of the `files`."""
        self.files = files
        self.records = {record.place.item: record for record in records}
        self.attachments = attachments
        self.linking = {file.place.item for file in files.values() if file.links and file.place}
        """The items that have links."""
        self.problems: list[Problem] = []

    @cached_property
    def published(self) -> set[str]:
        """The paths of what is published."""
        shown = ((record, self.records.get(record.place.shown_on, record)) for record in self.records.values())
        return {text.path for record, page in shown for text in record.texts.values() if text.lang in page.texts}.union(self.attachments)

    def checked(self, record: R) -> R:
        """The record with its dead links known, and a problem noted for each that leads to no file at all."""
        if record.place.item not in self.linking:
            return record
        texts = {lang: self.with_dead_links(text) for lang, text in record.texts.items()}
        return record.altered(texts=texts) if texts != record.texts else record

    def with_dead_links(self, text: Text) -> Text:
        """The text with the addresses in it that lead nowhere."""
        dead = [link for link in self.files[text.path].links if link.path not in self.published or not self.has(link)]
        for link in dead:
            if link.path in self.published:
                self.problems.append(
                    Problem(text.path, link.line, 1, "anchor_missing", {"target": link.target[:80], "anchors": ", ".join(self.anchors(link.path)[:10]) or "—"})
                )
            elif link.path not in self.files:
                self.problems.append(Problem(text.path, link.line, 1, link.code, {"target": link.target[:80]}))
        return text._replace(broken=tuple(sorted({link.href for link in dead}))) if dead else text

    def has(self, link: Link) -> bool:
        """Whether there is such a section on the page that the link leads to."""
        return not link.anchor or link.path not in self.files or link.anchor in self.anchors(link.path)

    def anchors(self, path: str) -> tuple[str, ...]:
        """The sections of a content file's page."""
        file = self.files[path]
        return (*file.anchors, *TYPES[file.place.folder].sections) if file.place else ()
