"""What was imported or written before, wherever it is now: so that nothing comes twice, and nothing deleted comes back."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.imports.addresses import identity
from plugins.intake.repository import log

SOURCE = re.compile(r"""\burl:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s,}]+))""")
NAME = re.compile(r"""^\+?[ {-]+(?:.*, *)?name:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\n,}"'#]+))""", re.MULTILINE)
"""The name in an entry of a list."""
ITEM = re.compile(r"^(?:\+\+\+ b/)?(\w+/[^/\n]+/[^/.\n]+)\.\w\w\.md$", re.MULTILINE)


class Known(NamedTuple):
    """Sources and items of a folder, now and in all history."""

    sources: frozenset[str]
    """The identities of the addresses that items name as their sources."""
    items: frozenset[str]
    """Paths of items without the language."""


def known_in(content: Path, folder: str, revisions: Sequence[str]) -> Known:
    """What a folder of the content and the commits of `revisions` know. Raises `CannotDeliver` where the history is cut off."""
    files = {path.relative_to(content).as_posix(): path for path in (content / folder).glob("*/*.md")}
    history = changes(content, revisions, [folder])
    sources = {identity(address) for text in (history, *map(read, files.values())) for address in matches(SOURCE, text)}
    return Known(frozenset(sources), frozenset(ITEM.findall("\n".join([*files, history]))))


def names_in_history(content: Path, council: str, revisions: Sequence[str]) -> set[str]:
    """The names that ever stood in lists of a council's files."""
    return matches(NAME, changes(content, revisions, [f"councils/{council}.*.md"]))


def changes(content: Path, revisions: Sequence[str], paths: Sequence[str]) -> str:
    """The lines that commits added to some files, as a patch."""
    options = ("--format=", "--patch", "--unified=0", "--no-renames", "--relative", "--no-ext-diff", "--no-textconv", "--no-color", "--text")
    patch = log(content, *revisions, *options, "--src-prefix=a/", "--dst-prefix=b/", "--", *paths)
    return "\n".join(line for line in patch.split("\n") if line.startswith("+"))


def matches(form: re.Pattern[str], text: str) -> set[str]:
    """What the groups of a pattern hold, whichever of them matched."""
    return {"".join(found).strip() for found in form.findall(text)}


def read(path: Path) -> str:
    """A file's text as far as it can be read."""
    return path.read_bytes().decode(errors="replace")
