"""Takes over what councils have elsewhere: news from feeds and sitemaps, members and meetings from tables."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from plugins.engine.build import Build
from plugins.engine.settings import Settings
from plugins.imports.addresses import published
from plugins.imports.events import LABELS as OF_EVENTS
from plugins.imports.events import events
from plugins.imports.known import known_in, names_in_history
from plugins.imports.members import LABELS as OF_MEMBERS
from plugins.imports.members import CouncilFile, members
from plugins.imports.news import found_in, news
from plugins.imports.proposal import Batch, Wanted, branch_of, letter
from plugins.imports.table import Table
from plugins.intake.repository import Repository
from plugins.intake.tables import Unreadable
from plugins.model import ZONE
from plugins.model.site import Site
from plugins.reading.atomic import write_atomically

SOME_UNUSED = 3
"""The exit status when all was done, but some entries could not be used."""


class Import(NamedTuple):
    """What was asked for on the command line."""

    kind: str
    """``news``, ``members`` or ``events``."""
    sources: Sequence[str]
    """Files; for news addresses too."""
    council: str
    lang: str = ""
    under: str = ""
    """How the addresses of news begin, where a sitemap names all pages."""
    since: date | None = None
    limit: int = 50
    columns: Sequence[str] = ()
    """``FIELD=HEADING``."""
    source_url: str = ""
    """Where all rows of a table were published."""
    pull_request: bool = False
    remote: str = "origin"
    base: str = "main"


def imports(settings: Settings, order: Import) -> int:
    """Write what is new, or propose it; 3 if some entries could not be used, else 0."""
    repository = Repository(settings.content, order.remote, order.base) if order.pull_request else None
    if repository:
        repository.fetch()
    with Build(settings) as build:
        build.read()
    if order.council not in build.site.councils:
        raise Unreadable(f"There is no council {order.council!r}; there are: {', '.join(build.site.councils)}")
    revisions = repository.revisions if repository else ("--all",)
    wanted = Wanted(order.council, build.site.languages, datetime.now(ZONE).date(), order.lang)
    if order.kind == "members":
        file = council_file(settings.content, build.site, order.council, repository)
        table = table_of(order, OF_MEMBERS, ("name", "role", "side"))
        batch = members(table, file, order.source_url, names_in_history(settings.content, order.council, revisions), wanted)
    elif order.kind == "events":
        table = table_of(order, OF_EVENTS, ("date", "title", "kind"))
        batch = events(table, build.files.values(), known_in(settings.content, order.kind, revisions), order.source_url, wanted)
    else:
        found = found_in(order.sources, beginning(order.under), order.since)
        batch = news(found, known_in(settings.content, order.kind, revisions), wanted, since=order.since, limit=order.limit)
    tell(batch)
    if repository and batch.drafts:
        branch = branch_of(order.kind, order.council, batch.drafts)
        say(repository.propose(branch, {draft.path: draft.data for draft in batch.drafts}, *letter(order.kind, order.council, batch)))
    elif not repository:
        for draft in batch.drafts:
            put(settings.content / draft.path, draft.data)
    say(f"{len(batch.drafts)} {'changed' if order.kind == 'members' else 'new'}, {batch.known} known before, {len(batch.unused)} not proposed")
    return SOME_UNUSED if batch.unused else 0


def council_file(content: Path, site: Site, council: str, repository: Repository | None) -> CouncilFile:
    """The file with a council's facts: as the base of the pull request has it, or as it lies here."""
    record = site.councils[council]
    path = record.texts[record.place.lang].path
    return CouncilFile(path, repository.read(path) if repository else (content / path).read_bytes())


def table_of(order: Import, labels: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> Table:
    """The table that was named. Raises `Unreadable`."""
    if wrong := [each for each in order.columns if "=" not in each]:
        raise Unreadable(f"--columns {wrong[0]}: say FIELD=HEADING; fields are {', '.join(labels)}")
    (path,) = order.sources
    own = {field: heading for field, _, heading in (each.partition("=") for each in order.columns)}
    return Table(Path(path), labels, own, needed)


def beginning(under: str) -> str:
    """The beginning of addresses, spelled as they are. Raises `Unreadable`."""
    if under and not published(under):
        raise Unreadable(f"--under {under!r} is no address of the web; say https://…/news/")
    return published(under) if under else ""


def put(path: Path, data: bytes) -> None:
    """Write a file that was composed for this place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)


def tell(batch: Batch) -> None:
    """Say what could not be used and why, what an editor should know, and what is new."""
    for each in batch.unused:
        print(f"{each.place}: not proposed: {each.reason}", file=sys.stderr)  # noqa: T201
    for line in batch.told:
        print(line, file=sys.stderr)  # noqa: T201
    for draft in batch.drafts:
        say(f"{draft.path}{''.join(f'; {note}' for note in draft.notes)}")


def say(line: str) -> None:
    """Tell the person at the terminal."""
    print(line)  # noqa: T201
