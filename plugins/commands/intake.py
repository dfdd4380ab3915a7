"""Takes up questions and contributions from exports of form services."""

import csv
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from plugins.engine.build import Build
from plugins.engine.settings import Settings, WrongSetting
from plugins.engine.terminal import Terminal
from plugins.engine.words import Catalogues
from plugins.intake.compose import NotReadBack, composed
from plugins.intake.deliver import batches, ids_in_history, letter
from plugins.intake.inbox import FILE, FOLDERS, Draft, Inbox, Unused
from plugins.intake.kinds import Contributions, Kind, Questions
from plugins.intake.repository import Repository
from plugins.intake.services import SERVICES
from plugins.intake.submission import ASKED, Asked, Mapper, Submission
from plugins.intake.tables import Unreadable, rows
from plugins.model import ZONE
from plugins.model.form import Form
from plugins.model.question import TOPICS
from plugins.reading.atomic import write_atomically

KEY = "INTAKE_KEY"
KEY_LENGTH = 32
SOME_UNUSED = 3
"""The exit status when all was done, but some submissions could not be used."""


class Order(NamedTuple):
    """What was asked for on the command line."""

    exports: Sequence[Path]
    form: str
    contacts: Path | None
    accept: Sequence[str]
    pull_request: bool
    each: bool
    remote: str
    base: str


def intake(settings: Settings, order: Order) -> int:
    """Write what is new in the exports, or propose it; 3 if some submissions could not be used, else 0."""
    form, key = form_of(settings, order.form), key_of_environment()
    if order.contacts:
        judge_private(order.contacts.resolve())
    repository = Repository(settings.content, order.remote, order.base) if order.pull_request else None
    if repository:
        repository.fetch()
    with Build(settings) as build:
        build.read()
    known = {str(file.facts["id"]) for file in build.files.values() if file.facts and "id" in file.facts}
    known |= ids_in(settings.content) | ids_in_history(settings.content, *(repository.revisions if repository else ("--all",)))
    kind: Kind = Contributions(build.site) if form.takes == "contributions" else Questions(build.site, topics(build.theme.catalogues, build.site.languages))
    inbox = Inbox(kind, build.site, form.name, key, known, accepted=order.accept, today=datetime.now(ZONE).date())
    drafts: list[Draft] = []
    unused: list[Unused] = []
    with ExitStack() as stack:
        keep = contacts_writer(stack, order.contacts)
        terminal = Terminal()
        stack.callback(terminal.close)
        for done, found in enumerate(inbox.drafts(submissions(form, order.exports, contacts=order.contacts is not None)), 1):
            terminal.progress("intake", done, None)
            if isinstance(found, Unused):
                unused.append(found)
            elif found:
                try:
                    text = composed(found)
                except NotReadBack as error:
                    unused.append(Unused("", found.id, str(error)))
                    continue
                keep(found)
                if not repository:
                    put(settings.content / found.path, text)
                drafts.append(found if repository else found._replace(text="", title=""))
    tell_oddities(drafts, unused)
    if repository and drafts:
        for branch, batch in batches(drafts, each=order.each):
            say(repository.propose(branch, {each.path: composed(each).encode() for each in batch}, *letter(batch, unused)))
    report(drafts, unused)
    return SOME_UNUSED if unused else 0


def topics(catalogues: Catalogues, languages: Sequence[str]) -> dict[str, str]:
    """The topics by what a form may call them: their code, or their name in one of the languages."""
    named = {catalogues.site(lang).gettext(name).casefold(): topic for topic, name in TOPICS.items() for lang in languages}
    return named | {topic: topic for topic in TOPICS}


def form_of(settings: Settings, name: str) -> Form:
    """The form that the exports come from: the one named, or the one that residents ask through."""
    known = {form.name: form for form in settings.forms}
    asked = settings.publication.form
    wanted = name or (asked.name if asked else "")
    if wanted not in known:
        raise WrongSetting("--form", wanted, f"the name of a form in the FORMS file: {', '.join(known) or 'there is none yet'}")
    return known[wanted]


def key_of_environment() -> bytes:
    """The secret that question ids are made with; the same for ever, or each question would come twice."""
    key = os.environ.get(KEY, "")
    if len(key) < KEY_LENGTH:
        make = "python3 -c 'import secrets; print(secrets.token_hex(32))'"
        raise WrongSetting(
            KEY, "…" if key else "", f"a secret of at least {KEY_LENGTH} characters in the environment, kept the same for ever; make one with: {make}"
        )
    return key.encode()


def submissions(form: Form, exports: Sequence[Path], *, contacts: bool = False, asked: Asked | None = None) -> Iterator[Submission]:
    """The submissions of all exports, with contacts or without."""
    service = SERVICES[form.service]
    for path in exports:
        head, found = rows(path, service)
        if not head:
            continue
        mapper = Mapper(form, service, head, asked or ASKED[form.takes], contacts=contacts)
        for number, row in enumerate(found, 1 if path.suffix in (".json", ".jsonl") else 2):  # as spreadsheets count, the head is row 1
            yield mapper.submission(f"{path.name}, row {number}", row)


def ids_in(content: Path) -> set[str]:
    """The ids of the questions and contributions that lie in the content folder."""
    return {found[1] for folder in FOLDERS for path in content.glob(f"{folder}/*.md") if (found := FILE.search(path.as_posix()))}


def put(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text.encode())


def contacts_writer(stack: ExitStack, path: Path | None) -> Callable[[Draft], object]:
    """A function that keeps the contacts of a draft in a file that only its owner can read."""
    if path is None:
        return lambda _: None
    handle = os.open(path.resolve(), os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    os.fchmod(handle, 0o600)
    file = stack.enter_context(os.fdopen(handle, "a", encoding="utf-8", errors="replace", newline=""))
    writer = csv.writer(file)

    def keep(draft: Draft) -> None:
        writer.writerow([draft.id, draft.target.council, *(f"{name}: {value}" for name, value in draft.contacts.items())])
        file.flush()

    return keep


def judge_private(path: Path) -> None:
    """Refuse a file for what is secret that would lie in a repository, or in no folder."""
    if not path.parent.is_dir():
        raise Unreadable(f"The folder {path.parent} does not exist; make it first")
    if any((folder / ".git").exists() for folder in path.parents):
        raise Unreadable(f"{path} lies in a Git repository, where nothing secret may ever be: name a file elsewhere")


def tell_oddities(drafts: Sequence[Draft], unused: Sequence[Unused]) -> None:
    """Say of each submission that could not be used why, and what a moderator has to look at; nothing of what residents wrote."""
    for each in unused:
        print(f"{each.place}{f' ({each.id})' if each.id else ''}: not proposed: {each.reason}", file=sys.stderr)  # noqa: T201
    for draft in drafts:
        for note in (*draft.check, *([f"the same text as {draft.twin}"] if draft.twin else [])):
            print(f"{draft.path}: {note}", file=sys.stderr)  # noqa: T201


def report(drafts: Sequence[Draft], unused: Sequence[Unused]) -> None:
    """Say what was done."""
    held = sum(bool(draft.hold) for draft in drafts)
    places = sum(len(draft.masked) for draft in drafts)
    say(f"{len(drafts)} new, {held} of them held for a moderator, personal data masked in {places} places, {len(unused)} not proposed")


def say(line: str) -> None:
    """Tell the person at the terminal."""
    print(line)  # noqa: T201
