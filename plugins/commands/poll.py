"""Holds polls: gives voters their tokens, counts ballots, counts a published result anew, finds one's own ballot."""

import csv
import io
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from getpass import getpass
from pathlib import Path
from typing import NamedTuple, TypeVar

from plugins.commands.intake import judge_private, say, submissions
from plugins.engine.build import Build
from plugins.engine.settings import Settings
from plugins.engine.words import Catalogues
from plugins.intake.ballots import LISTED, OPEN, tally
from plugins.intake.repository import Repository
from plugins.intake.tables import Unreadable, encoding_of
from plugins.model.counting import Result
from plugins.model.form import Form
from plugins.model.poll import Poll, beside
from plugins.model.problem import Problem
from plugins.model.token import ALPHABET, LENGTH, grouped, normal, receipt, voter
from plugins.reading.atomic import write_atomically
from plugins.reading.polling import Altered, Counted, read_result, read_voters, result_file, voters_file

T = TypeVar("T")
THEME = Path(__file__).parents[2] / "theme"
"""Whose words are used where there are no settings."""


class Cannot(Exception):
    """What was asked for cannot be done with this poll; says why."""


class Count(NamedTuple):
    """What was asked for on the command line."""

    exports: Sequence[Path]
    poll: str
    pull_request: bool
    remote: str
    base: str


def tokens(settings: Settings, name: str, *, voters: Path, out: Path) -> int:
    """Make a token for each row of the organiser's list; the tokens go into the secret file, their digests beside the poll."""
    poll = poll_of(settings, name)
    listed = settings.content / beside(poll.place.item, "voters")
    if not poll.electorate_size:
        raise Cannot("Anyone may vote in this poll: it has no list of voters")
    if poll.opens <= settings.build_date:
        raise Cannot(f"The poll opened on {poll.opens}: its list of voters does not change any more")
    if listed.exists():
        raise Cannot(f"{listed} is there already, and its tokens may have been sent. To make others, remove it first")
    judge_private(out.resolve())
    if out.exists():
        raise Cannot(f"{out} is there already, and is not written over: name a new file")
    head, *rows = rows_of(voters)
    if len(set(rows)) < len(rows):
        raise Cannot(f"{voters} has a row twice: nobody votes twice")
    if len(rows) != poll.electorate_size:
        raise Cannot(f"{voters} has {len(rows)} voters, but the poll says electorate_size: {poll.electorate_size}")
    made = ["".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in rows]
    handle = os.open(out.resolve(), os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([(*head, "token"), *((*row, grouped(token)) for row, token in zip(rows, made, strict=True))])
    write_atomically(listed, voters_file(poll.place.item, (voter(token, poll.place.item) for token in made)))
    say(f"{len(rows)} tokens are in {out}: send each voter theirs, then keep the file where nobody else reads it. Propose {listed} before the poll opens")
    return 0


def rows_of(path: Path) -> list[tuple[str, ...]]:
    """The head and the rows of the organiser's list, without empty ones. Raises `Unreadable`."""
    if not path.is_file():
        raise Unreadable(f"{path} does not exist")
    text = path.read_bytes().decode(encoding_of(path))
    head = text.partition("\n")[0]
    rows = [tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))]
    ragged = next((line for line, row in enumerate(rows, 1) if any(row) and len(row) != len(rows[0])), 0)
    if ragged:
        raise Unreadable(f"{path}, line {ragged}: it has other cells than the head; a token would land in a column that is not its own")
    rows = [row for row in rows if any(row)]
    if len(rows) < 2:  # noqa: PLR2004  a head and a voter
        raise Unreadable(f"{path} holds no voters: its first line names the columns, each further line is a voter")
    return rows


def count(settings: Settings, order: Count) -> int:
    """Count the ballots of exports, and write the result beside the poll or propose it."""
    poll = poll_of(settings, order.poll)
    if poll.cancelled_on:
        raise Cannot("The poll was called off")
    if settings.build_date <= poll.closes:
        raise Cannot(f"The poll is open to the end of {poll.closes}: nothing is counted before")
    voters = voters_of(settings, poll)
    asked = LISTED if voters else OPEN
    found = tally(poll, voters, submissions(form_of(settings, poll), order.exports, asked=asked))
    if found.unidentified and len(order.exports) > 1:
        raise Cannot("The service gives ballots no ids, so that a ballot that is in two exports would count twice: give one export of all ballots")
    path, data = beside(poll.place.item, "result"), result_file(found.result, found.ballots)
    tell(found.result)
    if order.pull_request:
        repository = Repository(settings.content, order.remote, order.base)
        repository.fetch()
        title = f"Result of the poll {poll.place.item.removeprefix('polls/')}"
        body = f"Counted: {found.result.counted} of {found.result.received} ballots.\n\nTo check: `kenes poll recount content/{path}`\n"
        body += f"\nSHA-256 of the ballots: {found.result.fingerprint}\n"
        say(repository.propose(poll.place.item.replace("polls/", "poll/", 1), {path: data}, title, body))
    else:
        write_atomically(settings.content / path, data)
        say(f"Written: {settings.content / path}")
    return 0


def recount(path: Path) -> int:
    """Count a published result anew, and compare it with itself and with the list of voters beside it. Raises `Cannot` with what does not agree."""
    found = read(path)
    voters = path.with_name(path.name.replace(".result.", ".voters."))
    if found.result.electorate is not None and (voters == path or not voters.is_file()):
        say(f"The list of voters is not beside {path.name}: whether there were so many voters is not known")
    elif found.result.electorate is not None:
        listed = read_as(voters, read_voters)
        if (listed.poll, len(listed.voters)) != (found.result.poll, found.result.electorate):
            raise Cannot(f"{voters} lists {len(listed.voters)} voters of {listed.poll}; the result is of {found.result.electorate} of {found.result.poll}")
    tell(found.result)
    say("The ballots in the file give the counts in the file.")
    return 0


def find(path: Path) -> int:
    """Ask for a token and say how its ballot was counted; 1 where none was."""
    found = read(path)
    token = normal(getpass("Token: "))
    if not token:
        raise Cannot("That is no token: it has 20 letters and digits")
    choices = chosen(found, token)
    say(f"Counted as: {choices[0]}" if choices else "No ballot of this token was counted.")
    return 0 if choices else 1


def chosen(found: Counted, token: str) -> list[str]:
    """The choices in a result that have the receipt of a token: one or none."""
    receipts = {choice: receipt(token, found.result.poll, choice) for choice in {choice for _, choice in found.ballots}}
    return [choice for mark, choice in found.ballots if mark == receipts[choice]]


def read(path: Path) -> Counted:
    """The result in a file. Raises `Cannot` where it does not follow from its ballots."""
    return read_as(path, read_result)


def read_as(path: Path, reader: Callable[[bytes], T]) -> T:
    """What a file holds. Raises `Cannot` with the line where it was altered."""
    if not path.is_file():
        raise Unreadable(f"{path} does not exist")
    try:
        return reader(path.read_bytes())
    except Altered as altered:
        wrong, _ = Catalogues(THEME / "locale").sentences(Problem("", altered.line, 1, altered.code, altered.values), "en")
        raise Cannot(f"{path}:{altered.line}: {wrong}") from None


def poll_of(settings: Settings, name: str) -> Poll:
    """The poll of that name, as the site publishes it. Raises `Cannot`."""
    with Build(settings) as build:
        build.read()
        polls = {poll.place.item.removeprefix("polls/"): poll for poll in build.site.entries.of(Poll)}
    wanted = name.removeprefix("content/").removeprefix("polls/")
    if wanted not in polls:
        raise Cannot(f"There is no poll {wanted} that is published: {', '.join(sorted(polls)) or 'there is none yet'}. What keeps one back says kenes check")
    return polls[wanted]


def voters_of(settings: Settings, poll: Poll) -> frozenset[str]:
    """The digests of the voters' tokens; none where anyone may vote. Raises `Cannot`."""
    if not poll.electorate_size:
        return frozenset()
    if poll.roll is None:
        raise Cannot(f"The list of voters {beside(poll.place.item, 'voters')} is missing, or is not the poll's: see kenes check")
    return read_voters((settings.content / beside(poll.place.item, "voters")).read_bytes()).voters


def form_of(settings: Settings, poll: Poll) -> Form:
    """The form that collects a poll's ballots."""
    return next(form for form in settings.forms if form.name == poll.form)


def tell(result: Result) -> None:
    """Say what was counted."""
    rejected = ", ".join(f"{kind} {number}" for kind, number in result.rejected.items())
    say(f"{result.poll}: {result.received} ballots, {result.counted} counted; not counted: {rejected}")
    say("  ".join(f"{option}: {number}" for option, number in result.counts.items()))
    say(f"SHA-256 of the ballots: {result.fingerprint}")
    for number, each in enumerate(result.rounds, 1):
        say(f"round {number}: " + "  ".join(f"{option}: {votes}" for option, votes in each.items()))
    if result.in_bursts:
        print(f"{result.in_bursts} ballots came in bursts: look at them before you publish", file=sys.stderr)  # noqa: T201
