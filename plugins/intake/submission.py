"""A row of an export → a submission: which answer is which field. Whatever else the form asked for is left behind here."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any, NamedTuple

from dateutil import parser as dates

from plugins.intake.clean import clean_line, masked
from plugins.intake.service import Row, Service
from plugins.intake.tables import Unreadable
from plugins.model.form import Form

LABELS: Mapping[str, tuple[str, ...]] = {
    "council": ("Совет", "Кеңес", "Council", "council"),
    "topic": ("Тема", "Тақырып", "Topic", "topic"),
    "title": ("Заголовок", "Тақырыпша", "Title", "title"),
    "text": ("Ваш вопрос", "Вопрос", "Сұрақ", "Сұрағыңыз", "Question", "Your question", "text", "Ваше мнение", "Пікіріңіз", "Your opinion"),
    "name": ("Имя", "Аты-жөні", "Атыңыз", "Your name", "name", "Name"),
    "consent": ("Публиковать имя", "Атымды жариялау", "Publish my name", "publish_name"),
    "language": ("Язык", "Тіл", "Language", "language"),
    "honeypot": ("_gotcha", "website"),
    "discussion": ("Обсуждение", "Талқылау", "Discussion", "discussion"),
    "reply_to": ("Ответ на", "Кімге жауап", "Reply to", "reply_to"),
    "by": ("От кого", "Кімнен", "On behalf of", "by"),
    "organisation": ("Организация", "Ұйым", "Organisation", "organisation"),
}
"""The labels that a form's questions are expected to have, where `columns` does not say otherwise."""
NO_DAY = datetime(1, 1, 1)  # noqa: DTZ001  stands for a day that was not given


class Asked(NamedTuple):
    """What a form asks for."""

    labels: Mapping[str, tuple[str, ...]]
    """By field, the labels that are looked for where `columns` does not say otherwise."""
    needed: tuple[str, ...]
    """The fields without which an export is of no use."""


ASKED = {"questions": Asked(LABELS, ("council", "text")), "contributions": Asked(LABELS, ("discussion", "text"))}
"""By what a form takes."""
YES = re.compile(r"\s*(?:\[x\]\s*)?(?:да|иә|yes|true|1|on|x)\b.*", re.IGNORECASE | re.DOTALL)


class Submission(NamedTuple):
    """What a resident sent."""

    place: str
    """Where it stands: ``export.csv, row 3``."""
    id: str
    """The service's; empty where it gives none."""
    sent: datetime | None
    fields: Mapping[str, Any]
    """Answers by field, as they came."""
    contacts: Mapping[str, str]
    """Answers that a moderator needs in order to reply, by label."""

    @property
    def agreed(self) -> bool:
        """Whether the resident asked for their name to be published."""
        value = self.fields.get("consent")
        return value is True or (isinstance(value, str) and YES.fullmatch(value) is not None)


class Mapper:
    """Finds the fields in the rows of one export."""

    def __init__(self, form: Form, service: Service, head: Sequence[str], asked: Asked, *, contacts: bool = False) -> None:
        """`head` are the export's columns; `contacts` says whether those are wanted. Raises `Unreadable` where the form's description does not fit them."""
        self.form, self.service = form, service
        there = {plain(name): name for name in service.adapt(dict.fromkeys(head))}
        twice = {plain(name) for name in head if name and [plain(each) for each in head].count(plain(name)) > 1}
        for field, label in form.columns:
            if plain(label) not in there and field != "consent":
                raise Unreadable(f"The form {form.name} says that {field} is in the column “{label}”, which the file does not have. It has: {listed(head)}")
        own = dict(form.columns)
        expected = {"id": service.id, "time": service.time, **asked.labels}
        chosen = {field: (own[field],) if field in own else labels for field, labels in (expected | dict.fromkeys(own, ())).items()}
        self.columns = {field: next((there[plain(label)] for label in labels if plain(label) in there), "") for field, labels in chosen.items()}
        if double := sorted(name for name in self.columns.values() if plain(name) in twice):
            raise Unreadable(f"The file has the column {listed(double[:1])} twice; rename one of them")
        for field in asked.needed:
            if not self.columns[field]:
                raise Unreadable(f"No column of the file holds the {field}: say which in forms.yml, under columns of {form.name}. The file has: {listed(head)}")
        wanted = form.contacts if contacts else ()
        if missing := [label for label in wanted if plain(label) not in there]:
            raise Unreadable(f"The form {form.name} says that contacts are in the column “{missing[0]}”, which the file does not have. It has: {listed(head)}")
        self.contacts = tuple(there[plain(label)] for label in wanted)

    def submission(self, place: str, row: Row) -> Submission:
        """The submission of a row; one without fields where the row could not be read."""
        if not row:
            return Submission(place, "", None, {}, {})
        row = self.service.adapt(row)
        fields = {field: row.get(column) for field, column in self.columns.items() if column}
        contacts = {label: str(row.get(label) or "") for label in self.contacts}
        return Submission(place, str(fields.pop("id", None) or ""), time_of(fields.pop("time", None), self.service.zone), fields, contacts)


def plain(label: str) -> str:
    """A label without what makes no difference."""
    return " ".join(label.replace("\ufeff", "").split()).casefold()


def listed(head: Sequence[str]) -> str:
    """Columns for a message."""
    return ", ".join(f"“{masked(clean_line(name), 'en').text[:60]}”" for name in head if name)


def time_of(value: Any, zone: tzinfo) -> datetime | None:
    """A time in UTC, to the second; None where it cannot be read. Days come first where dots part them."""
    if not isinstance(value, str) or not value.strip():
        return None
    value = re.sub(r"(?:GMT|UTC)([+-])(\d{1,2})$", lambda zone: f"{zone[1]}{int(zone[2]):02}:00", value.strip())  # dateutil reads GMT+5 as RFC 822 did
    try:
        time: datetime = dates.parse(value, default=NO_DAY, dayfirst=re.match(r"\s*\d{1,2}\.", value) is not None)
        if time.year == NO_DAY.year:
            return None
        return (time if time.tzinfo else time.replace(tzinfo=zone)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None
