"""GitHub issue forms: an event of Actions, or issues from the REST API; the answers stand in the body under their labels."""

import re
from collections.abc import Iterable
from typing import Any

from plugins.intake.service import Row, Service, rows_of
from plugins.intake.submission import LABELS

HEADING = re.compile(r"^### (.+?)[ \t]*$", re.MULTILINE)
BEFORE = frozenset(label for field in ("council", "topic", "title", "text", "language") for label in LABELS[field] if label[0].isupper())
AFTER = frozenset(label for field in ("name", "consent") for label in LABELS[field] if label[0].isupper())
AFTER |= {"Согласие", "Келісім", "Agreement", "Электронная почта", "E-mail", "Email"}
"""Headings that begin an answer of the form, up to the question and behind it; any other one is a resident's."""
BOX = re.compile(r"- \[([ xX])\] (.+)")
EMPTY = "_No response_"


def unpack(data: Any) -> Iterable[Row]:
    """The event's issue, or a list of issues."""
    issues = [data["issue"]] if isinstance(data, dict) and isinstance(data.get("issue"), dict) else rows_of(data)
    return [answers(issue) for issue in issues]


def answers(issue: Row) -> Row:
    """The answers by label."""
    row: dict[str, Any] = {"id": issue.get("id") or issue.get("number"), "created_at": issue.get("created_at")}
    body = str(issue.get("body") or "").replace("\r\n", "\n")
    found = list(HEADING.finditer(body))
    first = {heading[1]: heading for heading in reversed(found) if heading[1] in BEFORE}
    last = {heading[1]: heading for heading in found if heading[1] in AFTER}
    headings = sorted((first | last).values(), key=lambda heading: heading.start())
    for number, heading in enumerate(headings):
        end = headings[number + 1].start() if number + 1 < len(headings) else len(body)
        answer = body[heading.end() : end].strip()
        boxes = [BOX.fullmatch(line.rstrip()) for line in answer.splitlines()]
        if boxes and all(boxes):
            answer = ", ".join(box[2] for box in boxes if box and box[1] != " ")
        row[heading[1]] = "" if answer == EMPTY else answer
    return row


SERVICE = Service("github", id=("id",), time=("created_at",), unpack=unpack)
