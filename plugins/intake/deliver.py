"""Questions → the words of a pull request, and what is known of those that there were."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.intake.inbox import FILE, Draft, Unused
from plugins.intake.repository import log


def ids_in_history(folder: Path, *revisions: str) -> set[str]:
    """The ids of all questions in the commits of `revisions`; none where there is no repository. Raises `CannotDeliver` where its history is cut off."""
    names = log(folder, *revisions, "--format=", "--name-only", "--no-renames", "--diff-filter=AD")
    return {found[1] for line in names.splitlines() if (found := FILE.search(line))}


class Letter(NamedTuple):
    """The words of a pull request. Nothing of what residents wrote is in them."""

    title: str
    body: str


def letter(drafts: Sequence[Draft], unused: Sequence[Unused]) -> Letter:
    """What a moderator is told of a batch."""
    lines = ["Read each question in the changed files before merging: this list says nothing of what they say.", ""]
    for draft in drafts:
        notes = [f"masked: {', '.join(f'{kind} × {draft.masked.count(kind)}' for kind in dict.fromkeys(draft.masked))}"] if draft.masked else []
        notes += [f"**held: {draft.hold}** — published only when the line `hold` is removed"] if draft.hold else []
        notes += [f"the same text as `{draft.twin}`"] if draft.twin else []
        notes += ["name published with consent"] if draft.name else []
        lines.append(f"- [ ] `{draft.path}` — council `{draft.council}`, topic `{draft.topic}`{''.join(f'; {note}' for note in notes)}")
    if unused:
        lines += ["", f"Not proposed: {len(unused)}. The reasons stand in the report of the run."]
    lines += ["", "For each question:", ""]
    checks = (
        "it asks this council something",
        "no personal data is left: names of others, addresses, health, children",
        "nothing in it insults, threatens or advertises",
        "the title says what it is about",
    )
    lines += [f"- [ ] {check}" for check in checks]
    return Letter(f"Questions from residents: {len(drafts)}", "\n".join(lines) + "\n")
