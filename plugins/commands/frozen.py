"""Says what a pull request changes of polls that are open already."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plugins.commands.repository import git
from plugins.engine.settings import Settings
from plugins.model.poll import FILE, Poll
from plugins.model.problem import Problem
from plugins.model.source import SourceFile
from plugins.reading.read import read

FREE = frozenset({"summary", "councils"})
"""What may change at any time, as the text below may: no ballot depends on it."""
CALLING_OFF = frozenset({"cancelled_on", "cancelled_reason"})
"""What may still be added as long as the poll is not over."""


def frozen(settings: Settings, base: str) -> Iterator[Problem]:
    """A problem for each thing that differs from where the branch left `base`, and may not. Further languages may be added."""
    root = Path(git(settings.content, "rev-parse", "--show-toplevel").strip())
    content = settings.content.resolve().relative_to(root.resolve()).as_posix()
    left = git(root, "merge-base", base, "HEAD").strip()
    changed = git(root, "diff", "--name-only", "--no-renames", "--diff-filter=AMDT", "-z", left, "--", f"{content}/polls").split("\0")
    for name in sorted(filter(None, changed)):
        path = name.removeprefix(f"{content}/")
        file = FILE.fullmatch(path)
        item = file[1] if file else path.rsplit(".", 2)[0]
        before = {each: read_at(settings, root, left, content, each) for each in paths_at(root, left, content, item)}
        facts = next((each.facts for each in before.values() if each.facts and {"opens", "closes"} <= each.facts.keys()), {})
        if not facts or facts["opens"] > settings.build_date:
            continue
        is_new_result = file and file[2] == "result" and not git(root, "ls-tree", left, "--", name)
        if file and not is_new_result:
            yield Problem(path, 1, 1, "poll_frozen", {"key": file[2], "opens": str(facts["opens"])})
        elif path in before:
            yield from differences(settings, path, before[path], closed=facts["closes"] < settings.build_date, opens=str(facts["opens"]))


def differences(settings: Settings, path: str, before: SourceFile, *, closed: bool, opens: str) -> Iterator[Problem]:
    """A problem for each key of a file that has another value."""
    there = settings.content / path
    data = there.read_bytes() if there.is_file() else b""
    old, new = values(before), values(read(path, data, settings.publication.addresses))
    for key, each in Poll.keys.items():
        settled = key not in FREE and (each.translated or "opens" in old)
        if settled and (closed or key not in CALLING_OFF or old.get(key)) and old.get(key) != new.get(key):
            line = next((number for number, line in enumerate(data.decode(errors="replace").splitlines(), 1) if line.startswith(f"{key}:")), 1)
            yield Problem(path, line, 1, "poll_frozen", {"key": key, "opens": opens})


def values(file: SourceFile) -> dict[str, Any]:
    """The front matter of a file."""
    return {**(file.facts or {}), **({"title": file.text.title, **file.text.words} if file.text else {})}


def paths_at(root: Path, commit: str, content: str, item: str) -> list[str]:
    """The files of a poll's texts in a commit."""
    folder = item.rpartition("/")[0]
    names = git(root, "ls-tree", "--name-only", "-z", commit, "--", f"{content}/{folder}/").split("\0")
    return [path for name in names if (path := name.removeprefix(f"{content}/")).startswith(f"{item}.") and path.endswith(".md")]


def read_at(settings: Settings, root: Path, commit: str, content: str, path: str) -> SourceFile:
    """A file as it was in a commit."""
    return read(path, git(root, "show", f"{commit}:{content}/{path}").encode(), settings.publication.addresses)
