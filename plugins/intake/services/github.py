"""GitHub issue forms: an event of Actions, or issues from the REST API; the answers stand in the body under their labels."""

import re
from collections.abc import Iterable
from typing import Any

from plugins.intake.service import Row, Service, rows_of
from plugins.intake.submission import LABELS

HEADING = re.compile(r"^### (.+?)[ \t]*$", re.MULTILINE)


def headings(*fields: str) -> frozenset[str]:
    """The headings that begin the answers of some fields."""
    return frozenset(label for field in fields for label in LABELS[field] if label[0].isupper())


CLOSING = headings("name", "consent") | {"Согласие", "Келісім", "Agreement", "Электронная почта", "E-mail", "Email"}
QUESTION = headings("council", "topic", "title", "text", "language"), CLOSING
CONTRIBUTION = headings("discussion", "reply_to", "text", "language"), CLOSING | headings("by", "organisation")
"""Headings that begin an answer of the form, up to the text and behind it; any other one is a resident's."""
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
    before, after = CONTRIBUTION if found and found[0][1] in headings("discussion") else QUESTION
    first = {heading[1]: heading for heading in reversed(found) if heading[1] in before}
    last = {heading[1]: heading for heading in found if heading[1] in after}
    parts = sorted((first | last).values(), key=lambda heading: heading.start())
    for number, heading in enumerate(parts):
        end = parts[number + 1].start() if number + 1 < len(parts) else len(body)
        answer = body[heading.end() : end].strip()
        boxes = [BOX.fullmatch(line.rstrip()) for line in answer.splitlines()]
        if boxes and all(boxes):
            answer = ", ".join(box[2] for box in boxes if box and box[1] != " ")
        row[heading[1]] = "" if answer == EMPTY else answer
    return row


SERVICE = Service("github", id=("id",), time=("created_at",), unpack=unpack)
