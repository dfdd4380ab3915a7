"""Polls, their lists of voters and their results, which are files of their own, brought together."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from plugins.model.counting import Result, Rules
from plugins.model.poll import FILE, Poll, Roll, beside
from plugins.model.problem import Problem
from plugins.model.source import Attachment


class PollFile(NamedTuple):
    """A list of voters or a result, which is published as it is once it may be."""

    holds: Roll | Result
    attachment: Attachment


class Polling(NamedTuple):
    """What comes of polls and the files beside them."""

    polls: list[Poll]
    attachments: dict[str, Attachment]
    """The files that may be published, by path."""
    problems: list[Problem]


def with_results(polls: Iterable[Poll], files: Mapping[str, PollFile], build_date: date) -> Polling:
    """The polls, each with its voters and, once it is over, its result. What is early or does not fit is left out and named."""
    made = Polling([], {}, [])
    for poll in polls:
        made.polls.append(with_files(poll, files, build_date, made))
    return made


def with_files(poll: Poll, files: Mapping[str, PollFile], build_date: date, made: Polling) -> Poll:
    """The poll with the files beside it that may be published; those, and all problems, are noted."""
    names = [name for name, _ in poll.text("").words["options"]]
    differing = {lang: text for lang, text in poll.texts.items() if [name for name, _ in text.words["options"]] != names}
    made.problems.extend(Problem(text.path, 1, 1, "options_differ", {"options": ", ".join(names)}) for text in differing.values())
    poll = poll.altered(texts={lang: text for lang, text in poll.texts.items() if lang not in differing})
    roll, result = (fitting(poll, beside(poll.place.item, holds), files, build_date, made) for holds in ("voters", "result"))
    if poll.electorate_size and roll is None and poll.state(build_date) not in ("announced", "cancelled"):
        made.problems.append(Problem(poll.text("").path, 1, 1, "voters_missing", {"expected": beside(poll.place.item, "voters")}))
    return poll.altered(roll=roll if isinstance(roll, Roll) else None, result=result if isinstance(result, Result) else None)


def fitting(poll: Poll, path: str, files: Mapping[str, PollFile], build_date: date, made: Polling) -> Roll | Result | None:
    """What a file beside a poll holds, where there is one that may be published."""
    if path not in files:
        return None
    wrong = misfit(poll, path, files[path].holds, build_date)
    made.problems.extend(wrong)
    if wrong:
        return None
    made.attachments[path] = files[path].attachment
    return files[path].holds


def without_poll(paths: Iterable[str], polls: Container[str]) -> Iterator[Problem]:
    """A problem for each list or result whose poll is none of the items that have a file."""
    for path in paths:
        found = FILE.fullmatch(path)
        if found and found[1] not in polls:
            yield Problem(path, 1, 1, "poll_missing", {"expected": f"{found[1]}.<kk|ru|en>.md"})


def misfit(poll: Poll, path: str, holds: Roll | Result, build_date: date) -> list[Problem]:
    """Why a file beside a poll cannot be published with it."""
    if isinstance(holds, Roll):
        wrong: list[tuple[str, object, object]] = [("poll", holds.poll, poll.place.item), ("voters", holds.size, poll.electorate_size or 0)]
    elif poll.cancelled_on:
        return [Problem(path, 1, 1, "result_cancelled")]
    elif build_date <= poll.closes:
        return [Problem(path, 1, 1, "result_early", {"closes": str(poll.closes)})]
    else:
        wrong = [(name, getattr(holds, name), getattr(poll.rules, name)) for name in Rules.__struct_fields__]
    differing = [(name, told(value), told(of_poll)) for name, value, of_poll in wrong if value != of_poll]
    return [Problem(path, 1, 1, "poll_contradicted", {"key": name, "said": value, "poll": of_poll}) for name, value, of_poll in differing]


def told(value: object) -> str:
    """A value for a message."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
