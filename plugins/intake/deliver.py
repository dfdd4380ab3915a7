"""Drafts → pull requests: what goes into each, its words, and what is known of those that there were."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.intake.inbox import FILE, Draft, Unused
from plugins.intake.repository import log


def ids_in_history(folder: Path, *revisions: str) -> set[str]:
    """The ids of all that was sent, in the commits of `revisions`; none where there is no repository. Raises `CannotDeliver` where its history is cut off."""
    names = log(folder, *revisions, "--format=", "--name-only", "--no-renames", "--diff-filter=AD")
    return {found[1] for line in names.splitlines() if (found := FILE.search(line))}


def batches(drafts: Sequence[Draft], *, each: bool) -> Iterator[tuple[str, Sequence[Draft]]]:
    """The branches to propose and what goes on each: a draft, all questions, or what was said in a discussion on a day."""
    groups: dict[object, list[Draft]] = {}
    for draft in drafts:
        group = draft.id if each else (draft.target, draft.day) if draft.target.folder.startswith("contributions/") else "questions"
        groups.setdefault(group, []).append(draft)
    yield from ((f"intake/{batch[0].id}", batch) for batch in groups.values())


class Letter(NamedTuple):
    """The words of a pull request. Nothing of what residents wrote is in them."""

    title: str
    body: str


FITTING = {
    "questions": ("it asks this council something", "the title says what it is about"),
    "contributions": ("it is about what the discussion asks",),
}
"""What a moderator looks at beside what is harmful."""
HARMLESS = ("no personal data is left: names of others, addresses, health, children", "nothing in it insults, threatens or advertises")


def letter(drafts: Sequence[Draft], unused: Sequence[Unused]) -> Letter:
    """What a moderator is told of a batch."""
    first = drafts[0]
    kind = first.target.folder.partition("/")[0]
    lines = ["Read each of the changed files before merging: this list says nothing of what they say.", ""]
    lines += [f"- [ ] `{draft.path}` — {'; '.join(notes(draft))}" for draft in drafts]
    if unused:
        lines += ["", f"Not proposed: {len(unused)}. The reasons stand in the report of the run."]
    lines += ["", "For each:", "", *(f"- [ ] {check}" for check in (*FITTING[kind], *HARMLESS))]
    title = f"Questions from residents: {len(drafts)}" if kind == "questions" else f"Contributions to {first.target.name} of {first.day}: {len(drafts)}"
    return Letter(title, "\n".join(lines) + "\n")


def notes(draft: Draft) -> list[str]:
    """What there is to know of a draft."""
    told = [", ".join([f"council `{draft.target.council}`", *(f"{name} `{value}`" for name, value in draft.facts.items())]), *draft.check]
    if draft.masked:
        told.append(f"masked: {', '.join(f'{kind} × {draft.masked.count(kind)}' for kind in dict.fromkeys(draft.masked))}")
    if draft.hold:
        told.append(f"**held: {draft.hold}** — published only when the line `hold` is removed")
    if draft.twin:
        told.append(f"the same text as `{draft.twin}`")
    if draft.names:
        told.append(f"{' and '.join(draft.names)} published with consent")
    return told
