"""Sorts out what lies in the content folder."""

from typing import NamedTuple

from plugins.model.law import LAWS_FILE
from plugins.model.problem import Problem
from plugins.model.region import REGIONS_FILE
from plugins.model.workdays import WORKDAYS_FILE
from plugins.reading.look import Standing, Walk

MAX_TEXT = 1_000_000
MAX_ATTACHMENT = 20_000_000
MAX_DEPTH = 3


class Scan(NamedTuple):
    """What lies in the content folder."""

    texts: dict[str, Standing]
    """Markdown files, by path."""
    others: dict[str, Standing]
    """All other files but the regions and working days: attachments, or what does not belong here."""
    problems: list[Problem]


def scan(walked: Walk) -> Scan:
    """Sort out what lies in the content folder."""
    found = Scan({}, {}, [misfit(printable(path), code) for path, code in walked[1]])
    for path, seen in walked[0].items():
        is_text = path.endswith(".md")
        limit = MAX_TEXT if is_text else MAX_ATTACHMENT
        if seen[0] > limit:
            found.problems.append(Problem(path, 1, 1, "file_too_large", {"size": f"{seen[0] / 1e6:.1f}", "limit": f"{limit / 1e6:.0f}"}))
        elif is_text:
            found.texts[path] = seen
        elif path not in (REGIONS_FILE, WORKDAYS_FILE, LAWS_FILE):
            found.others[path] = seen
    return found


def misfit(path: str, code: str) -> Problem:
    """What is wrong with something that is no file, or none with a name of ours."""
    name = {"name": path.rpartition("/")[2]}
    return Problem(path, 1, 1, code, {"bad_file_name": {**name, "expected": "a-z, 0-9, -"}, "wrong_depth": {"expected": "<type>/<council>/"}}.get(code, name))


def printable(path: str) -> str:
    """The path with everything unprintable replaced."""
    return "".join(character if character.isprintable() else "?" for character in path.encode("utf-8", "replace").decode())
