"""GitHub issue forms: an event of Actions, or issues from the REST API; the answers stand in the body under their labels."""

import re
from collections.abc import Iterable
from typing import Any

from plugins.intake.service import Row, Service, rows_of

HEADING = re.compile(r"^### (.+?)[ \t]*$", re.MULTILINE)
LABELS = frozenset({"Совет", "Кеңес", "Council", "Тема", "Тақырып", "Topic", "Заголовок", "Title", "Ваш вопрос", "Сұрақ", "Question", "Имя", "Публиковать имя"})
"""Headings that begin an answer of the form; any other one is a resident's."""


def unpack(data: Any) -> Iterable[Row]:
    """The event's issue, or a list of issues."""
    issues = [data["issue"]] if isinstance(data, dict) and isinstance(data.get("issue"), dict) else rows_of(data)
    return [answers(issue) for issue in issues]


def answers(issue: Row) -> Row:
    """The answers by label."""
    row: dict[str, Any] = {"id": issue.get("html_url") or issue.get("number"), "created_at": issue.get("created_at")}
    body = str(issue.get("body") or "").replace("\r\n", "\n")
    headings = [heading for heading in HEADING.finditer(body) if heading[1] in LABELS]
    for number, heading in enumerate(headings):
        end = headings[number + 1].start() if number + 1 < len(headings) else len(body)
        answer = body[heading.end() : end].strip()
        ticked = re.findall(r"^- \[[xX]\] (.+)$", answer, re.MULTILINE)
        empty = answer == "_No response_" or re.fullmatch(r"(- \[ \] .+\n?)+", answer)
        row.setdefault(heading[1], ticked[0] if ticked else "" if empty else answer)
    return row


SERVICE = Service("github", id=("id",), time=("created_at",), unpack=unpack)
