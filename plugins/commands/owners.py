"""Says which files of a pull request belong to somebody else than its author."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from codeowners import CodeOwners

from plugins.commands.check import FORMATS, Report
from plugins.commands.repository import git
from plugins.engine.failure import CannotBuild
from plugins.engine.settings import Settings
from plugins.engine.words import Catalogues
from plugins.model.problem import Problem

OWNERS_FILE = ".github/CODEOWNERS"


def owners(settings: Settings, *, base: str, author: str, form: str, lang: str, out: TextIO = sys.stdout) -> int:
    """Tell the files that differ from `base` and are others' than the author's; 1 if there are any, else 0.

    The owners are those of `base`, so that a change cannot make itself allowed. Somebody who owns nothing is told
    nothing: there the owners' review, which GitHub asks for, decides.
    """
    root = Path(git(Path.cwd(), "rev-parse", "--show-toplevel").strip())
    written = git(root, "show", f"{base}:{OWNERS_FILE}") if git(root, "ls-tree", base, "--", OWNERS_FILE) else ""
    try:
        rules = CodeOwners(written)
    except ValueError as error:
        raise CannotBuild(f"{OWNERS_FILE} of {base} cannot be read: {error}") from None
    name = f"@{author.removeprefix('@')}".casefold()
    owns_something = any(name == owner.casefold() for line in written.splitlines() for owner in line.partition("#")[0].split()[1:])
    problems = sorted(foreign(root, base, rules, name)) if owns_something else []
    FORMATS[form](Report(problems, Catalogues(settings.theme / "locale"), root, lang), out)
    return 1 if problems else 0


def foreign(root: Path, base: str, rules: CodeOwners, name: str) -> Iterator[Problem]:
    """A problem for each changed file that has owners, none of whom has that name; whom a team holds only GitHub knows.

    A file that moved counts at both its places.
    """
    merge_base = git(root, "merge-base", base, "HEAD").strip()
    for path in filter(None, git(root, "diff", "--name-only", "--no-renames", "-z", merge_base, "HEAD").split("\0")):
        of_path = [owner for _, owner in rules.of(path)]
        if of_path and not any("/" in owner for owner in of_path) and name not in (owner.casefold() for owner in of_path):
            yield Problem(path, 1, 1, "not_yours", {"owners": ", ".join(of_path)})
