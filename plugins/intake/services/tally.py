"""Tally: the export as CSV, and the body of a webhook call (event ``FORM_RESPONSE``, tally.so/help/webhooks)."""

from collections.abc import Iterable
from typing import Any

from plugins.intake.service import Row, Service, rows_of


def unpack(data: Any) -> Iterable[Row]:
    """One webhook body, or a list of them."""
    return [answers(each["data"]) if isinstance(each.get("data"), dict) else each for each in ([data] if isinstance(data, dict) else rows_of(data))]


def answers(data: Row) -> Row:
    """The answers by label; choices, which come as ids, by their text."""
    row: dict[str, Any] = {"Submission ID": data.get("submissionId"), "Submitted at": data.get("createdAt")}
    for field in data.get("fields") or ():
        options = {option.get("id"): option.get("text") for option in field.get("options") or ()}
        value = field.get("value")
        if options and isinstance(value, list):
            value = ", ".join(str(options.get(each, each)) for each in value)
        row.setdefault(str(field.get("label")), value)
    return row


SERVICE = Service("tally", id=("Submission ID",), time=("Submitted at",), unpack=unpack)
