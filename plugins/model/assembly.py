"""The files of all items → the `Site`: languages brought together, names resolved, rules kept that need more than one file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from itertools import chain
from typing import Any, TypeVar

from plugins.model.addresses import Addresses
from plugins.model.answer import Answer
from plugins.model.conclusion import Conclusion
from plugins.model.contribution import Contribution
from plugins.model.council import Council
from plugins.model.digest import digest
from plugins.model.discussion import Discussion
from plugins.model.document import Document
from plugins.model.entries import Entries
from plugins.model.event import Event
from plugins.model.fields import Reference
from plugins.model.joining import ownerless, with_answers
from plugins.model.law import Act, provisions, uncited
from plugins.model.links import Links
from plugins.model.page import Page
from plugins.model.poll import Poll
from plugins.model.polling import PollFile, with_results, without_poll
from plugins.model.problem import Problem
from plugins.model.question import Question
from plugins.model.record import Entry, Record
from plugins.model.region import Region
from plugins.model.site import Site
from plugins.model.source import Attachment, SourceFile
from plugins.model.threads import misdirected, untimely, with_contributions
from plugins.model.types import TYPES
from plugins.model.visible import removed, shown, unannounced
from plugins.model.workdays import Workdays

R = TypeVar("R", bound=Record)
E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All that a site is made of."""

    addresses: Addresses
    files: Mapping[str, SourceFile]
    regions: tuple[Region, ...]
    attachments: Mapping[str, Attachment]
    polling: Mapping[str, PollFile]
    """Lists of voters and results of polls, by path."""
    forms: Iterable[str]
    """The names of the forms that there are."""
    workdays: Workdays
    laws: tuple[Act, ...]
    changed: Mapping[str, datetime]
    build_date: date


def assemble(inputs: Inputs) -> tuple[Site, list[Problem]]:
    """Make the site of what was read, and the problems that show only when files are seen together."""
    assembly = Assembly(inputs)
    site = assembly.site()
    return site, sorted(assembly.problems)


class Assembly:
    """Brings the files of each item together, gathering the problems."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.problems: list[Problem] = []
        self.regions = {region.slug: region for region in inputs.regions}
        self.councils: dict[str, Council] = {}
        self.unreadable: set[str] = set()
        """Councils that have files, none of which can be published; what belongs to them waits without a further complaint."""
        self.known: dict[str, set[str]] = {"region": set(self.regions), "council": set(), "file": set(inputs.attachments), "form": set(inputs.forms)}
        """What a reference may name, by its kind."""
        self.all_councils, self.regions_of = cache(self._all_councils), cache(self._regions_of)
        self.by_folder: dict[str, dict[str, list[SourceFile]]] = {folder: defaultdict(list) for folder in TYPES}
        """The files of each item, by folder and item."""
        for file in inputs.files.values():
            if file.place:
                self.by_folder[file.place.folder][file.place.item].append(file)
        for kind in ("event", "document"):
            self.known[kind] = {item.partition("/")[2] for item in self.by_folder[f"{kind}s"]}

    def site(self) -> Site:
        """The site."""
        self.councils = {council.place.slug: council for council in self.records(Council)}
        self.unreadable = {item.partition("/")[2] for item in self.by_folder[Council.shape.folder]} - set(self.councils)
        self.known["council"] = self.unreadable | set(self.councils)
        said = [file for files in self.by_folder[Contribution.shape.folder].values() for file in files]
        self.known["contribution"] = {str((file.facts or {}).get("id", file.place.slug)) for file in said if file.place}
        dated: dict[type[Entry], list[Any]] = {type_: [*self.records(type_)] for type_ in TYPES.values() if issubclass(type_, Entry)}
        self.problems += [*unannounced(dated[Event], self.inputs.build_date), *self.astray(dated)]
        due = {type_: entries if type_ is Answer else shown(entries, self.inputs.build_date) for type_, entries in dated.items()}
        polling = with_results(due[Poll], self.inputs.polling, self.inputs.build_date)
        due[Poll] = polling.polls
        self.problems += [*polling.problems, *uncited(self.inputs.laws)]
        pages = sorted(self.records(Page), key=lambda page: (page.order, page.place.slug))
        live = Links(self.inputs.files, chain(self.councils.values(), *due.values(), pages), self.inputs.attachments)
        due = {type_: [*map(live.checked, entries)] for type_, entries in due.items()}
        due[Question], due[Answer] = with_answers(due[Question], due[Answer], self.councils, self.inputs.build_date)
        due[Discussion], due[Contribution], due[Conclusion] = with_contributions(due[Discussion], due[Contribution], due[Conclusion])
        self.problems += untimely(due[Discussion])
        hidden = newest_first(question for question in due[Question] if question.hidden_on)
        for type_ in (Question, Contribution):
            due[type_] = [entry for entry in due[type_] if not entry.hidden_on]
        entries = newest_first(chain(*due.values()))
        councils = {slug: live.checked(self.councils[slug]) for slug in sorted(self.councils)}
        pages = [live.checked(page) for page in pages]
        self.problems += live.problems
        return Site(
            addresses=self.inputs.addresses,
            regions=self.regions,
            councils=councils,
            entries=Entries(entries),
            hidden=tuple(hidden),
            workdays=self.inputs.workdays,
            laws=self.inputs.laws,
            provisions=provisions(self.inputs.laws),
            pages=tuple(pages),
            attachments={**self.inputs.attachments, **polling.attachments},
            changed=self.inputs.changed,
            removed=tuple(sorted(removed(self.inputs.changed, self.inputs.files, self.inputs.addresses.languages, self.inputs.build_date))),
            waiting=sum(entry.day > self.inputs.build_date for type_, each in dated.items() if type_ is not Answer for entry in each),
            beyond={},
            followers=followers(due[Document]),
            by_council=grouped(councils, ((slug, entry) for entry in entries for slug in entry.councils)),
            by_region=grouped(self.regions, ((region, entry) for entry in entries for region in self.regions_of(entry.councils))),
        )

    def astray(self, dated: Mapping[type[Entry], Iterable[Entry]]) -> Iterator[Problem]:
        """A problem for each file that belongs to another one, and goes with none."""
        owners = self.by_folder[Question.shape.folder].keys() | self.by_folder[Discussion.shape.folder].keys()
        yield from ownerless(chain(dated[Answer], dated[Contribution], dated[Conclusion]), owners)
        yield from misdirected(file for type_ in (Contribution, Conclusion) for files in self.by_folder[type_.shape.folder].values() for file in files)
        yield from without_poll(self.inputs.polling, self.by_folder[Poll.shape.folder])

    def records(self, type_: type[R]) -> Iterator[R]:
        """The items of a type, each brought together from its files."""
        needed = [name for name, each in type_.keys.items() if each.required and not each.translated]
        for _, files in sorted(self.by_folder[type_.shape.folder].items()):
            record = self.record(type_, sorted(files, key=self.rank) if len(files) > 1 else files, needed)
            if record is not None:
                yield record

    def record(self, type_: type[R], files: list[SourceFile], needed: list[str]) -> R | None:
        """An item of its files, one of which must have the `needed` facts; None, and a problem noted, where they do not make one."""
        usable = [file for file in files if file.text and self.resolves(file)]
        if len(files) == len(usable) == 1 and usable[0].facts is not None and not usable[0].missing:  # as most are
            return self.made(type_, usable)
        whole = [file for file in usable if file.facts is not None and not file.missing]
        parts = [file for file in files if file.missing]
        if len(whole) > 1 or (whole and parts):
            self.repeated(whole, parts)
        elif parts:
            self.problems += [Problem(file.path, 1, 1, "missing_key", {"key": name}) for file in parts for name in file.missing]
        if len(whole) > 1:
            return None
        usable = [file for file in usable if not file.missing]
        if not whole and needed:
            if len(usable) == len(files):
                self.problems.append(Problem(usable[0].path, 1, 1, "no_original", {"keys": ", ".join(needed)}))
            return None
        if not usable:
            return None
        original = (whole or usable)[0]
        return self.made(type_, [original, *(file for file in usable if file is not original)])

    def made(self, type_: type[R], files: list[SourceFile]) -> R:
        """The item of its files, the original first."""
        original = files[0]
        assert original.place is not None
        stamp = original.stamp if len(files) == 1 else digest(*(file.stamp for file in files))
        texts = {file.text.lang: file.text for file in files if file.text}
        facts = original.facts or {}
        if issubclass(type_, Entry):
            named = (original.place.council, *facts.get("councils", ()))
            councils = self.all_councils(named)
            if councils != named and len(councils) < len({*named}):
                stamp = digest(stamp, " ".join(councils).encode())
            facts = {**facts, "councils": councils}
        return type_(place=original.place, texts=texts, stamp=stamp, **facts)

    def repeated(self, whole: list[SourceFile], parts: list[SourceFile]) -> None:
        """Note the facts that stand in more than one file: with two whole sets nobody knows which one is right."""
        for file in [*(whole if len(whole) > 1 else ()), *parts]:
            others = ", ".join(other.path for other in whole if other is not file)
            self.problems.append(Problem(file.path, 1, 1, "facts_twice", {"other": others, "keys": ", ".join(file.facts or ())}))

    def rank(self, file: SourceFile) -> int:
        """The place of a file's language among the languages."""
        return self.inputs.addresses.languages.index(file.place.lang) if file.place else 0

    def resolves(self, file: SourceFile) -> bool:
        """Whether all regions and councils that a file names exist."""
        own = file.place.council if file.place else ""
        if not file.references and (not own or own in self.councils):  # as most do
            return True
        unknown = [each for each in file.references if each.slug not in self.known[each.kind]]
        if own and own not in self.known["council"]:
            unknown.append(Reference("council", own, 1, 1))
        for kind, slug, line, column in unknown:
            close = "".join(get_close_matches(slug, sorted(self.known[kind]), n=1))
            code = f"unknown_{kind}_close" if close else f"unknown_{kind}"
            self.problems.append(Problem(file.path, line, column, code, {"slug": slug[:60], "close": close}))
        return not unknown and own not in self.unreadable

    def _all_councils(self, named: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the councils that there are, each once."""
        return tuple(slug for slug in dict.fromkeys(named) if slug in self.councils)

    def _regions_of(self, councils: tuple[str, ...]) -> Iterable[str]:
        """The councils' regions, each once."""
        return dict.fromkeys(region for slug in councils if (region := self.councils[slug].region))


def newest_first(entries: Iterable[E]) -> list[E]:
    """Entries in the order of their days, the latest first; those of a day by their names."""
    return sorted(sorted(entries, key=lambda entry: entry.place.item), key=lambda entry: entry.day, reverse=True)


def followers(documents: Iterable[Document]) -> dict[str, tuple[Document, ...]]:
    """The documents that belong to an event or follow another document, by the item that they name; the newest first."""
    by_item: defaultdict[str, list[Document]] = defaultdict(list)
    for document in newest_first(documents):
        for item in document.named:
            by_item[item].append(document)
    return {item: tuple(each) for item, each in by_item.items()}


def grouped(names: Iterable[str], pairs: Iterable[tuple[str, Entry]]) -> dict[str, Entries]:
    """For each name the entries that it stands with, in their order."""
    groups: dict[str, list[Entry]] = {name: [] for name in names}
    for name, entry in pairs:
        groups[name].append(entry)
    return {name: Entries(entries) for name, entries in groups.items()}
