"""Files to be proposed: written by the YAML library, read back by the site's own reader, and the words of the pull request."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple

from plugins.intake.compose import NotReadBack, yaml_of
from plugins.intake.deliver import Letter
from plugins.intake.inbox import Unused
from plugins.model.addresses import Addresses
from plugins.model.fields import Value
from plugins.model.source import SourceFile
from plugins.reading.decode import decoded
from plugins.reading.frontmatter import split
from plugins.reading.read import read as read_file


class Draft(NamedTuple):
    """A file to be proposed."""

    path: str
    """Below the content folder."""
    data: bytes
    notes: tuple[str, ...] = ()
    """What a person has to look at; nothing of what the source says."""

    @property
    def item(self) -> str:
        """Its path without the language."""
        return self.path.rsplit(".", 2)[0]


class Batch(NamedTuple):
    """What came of a source."""

    drafts: Sequence[Draft]
    unused: Sequence[Unused]
    known: int
    """What was taken up before."""
    told: Sequence[str] = ()
    """What an editor should know beside."""


class Wanted(NamedTuple):
    """What is imported for whom."""

    council: str
    languages: tuple[str, ...]
    today: date
    lang: str = ""
    """Of the texts; guessed for each where it is empty."""


def composed(path: str, keys: Mapping[str, Any], body: str, languages: tuple[str, ...]) -> bytes:
    """A content file. Raises `NotReadBack` where the site would refuse it or read something else."""
    data = f"---\n{yaml_of(dict(keys))}---\n\n{body}\n".encode() if body else f"---\n{yaml_of(dict(keys))}---\n".encode()
    if problems := judged(path, data, languages).problems:
        raise NotReadBack(f"the site would find fault with it: {problems[0].code}")
    matter, _ = split(path, decoded(path, data)[0])
    if matter is None or {name: plain(value) for name, value in matter.keys.items()} != in_strings(keys):
        raise NotReadBack("it would not read back as it was written")
    return data


def judged(path: str, data: bytes, languages: tuple[str, ...]) -> SourceFile:
    """A file as the site reads it. Raises `NotReadBack` where it would be left out."""
    file = read_file(path, data, Addresses("", "", languages))
    if file.text is None:
        reasons = dict.fromkeys(" ".join((each.code, *each.values.values())) for each in file.problems if each.stops)
        raise NotReadBack(f"the site would refuse it: {', '.join(reasons)}")
    return file


def plain(value: Value) -> Any:
    """A value of a front matter as texts, lists and mappings."""
    if isinstance(value.content, str):
        return value.content
    if isinstance(value.content, list):
        return [plain(each) for each in value.content]
    return {name: plain(each) for name, each in value.content.items()}


def in_strings(value: Any) -> Any:
    """What was to be written, as a front matter is read."""
    if isinstance(value, Mapping):
        return {name: in_strings(each) for name, each in value.items()}
    return [in_strings(each) for each in value] if isinstance(value, list) else str(value)


def short_digest(text: str, length: int) -> str:
    """A few letters that stand for a text."""
    return "".join("abcdefghijkmnpqrstuvwxyz23456789"[byte % 32] for byte in blake2b(text.encode(), digest_size=length).digest())


def branch_of(kind: str, council: str, drafts: Sequence[Draft]) -> str:
    """The branch of a batch, the same for the same files."""
    said = "".join(f"{draft.path}\n{blake2b(draft.data).hexdigest()}\n" for draft in drafts)
    return f"import/{kind}-{council}-{short_digest(said, 8)}"


def letter(kind: str, council: str, batch: Batch) -> Letter:
    """What a reviewer is told. Nothing of what the source says is in it but names of files."""
    lines = ["Read each changed file before merging: it comes from elsewhere, and this list says nothing of what it says.", ""]
    lines += [f"- [ ] `{draft.path}`{''.join(f'; {note}' for note in draft.notes)}" for draft in batch.drafts]
    if batch.unused:
        lines += ["", f"Not proposed: {len(batch.unused)}. The reasons stand in the report of the run."]
    checks = ("the link to the source leads to it", "title, day and language are right", "nothing in it tells of a private person")
    lines += ["", "For each file:", "", *(f"- [ ] {check}" for check in checks)]
    return Letter(f"Imported {kind} of {council}", "\n".join(lines) + "\n")
