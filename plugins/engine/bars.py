"""A table of names and numbers in a text is drawn too: a bar stands in each row. The table stays, to be read and copied."""

import re
from html import unescape

from markupsafe import Markup

TABLE = re.compile(r"<table>\n(?:(?!</?table>).)*</table>", re.DOTALL)
HEAD = re.compile(r"(<thead>\n<tr>\n)(<th[^>]*>[^\n]*</th>\n)(<th[^>]*>[^\n]*</th>\n)(</tr>)")
ROW = re.compile(r"<tr>\n<td[^>]*>([^\n]*)</td>\n<td[^>]*>([^\n]*)</td>\n(?=</tr>)")
LEAST = 3
"""So many rows are worth a drawing."""
SUM = re.compile(r"\s*(?:<\w+>)*\s*(?:всего|итого|барлығы|жиыны|total|sum|сумма)\b", re.IGNORECASE)
"""How the name of a row begins that adds up the others."""
YEARS = range(1900, 2100)
DRAWING = Markup(
    '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
    '<path class="whole" d="M0 0h100v10H0z"/><path class="series1" d="M0 0h{length}v10H0z"/></svg>'
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def with_bars(html: str) -> str:
    """The HTML of a body with a bar in each row of its tables of two columns, names and numbers. A last row that says it is the sum has none."""
    return TABLE.sub(lambda found: drawn(found[0]), html) if "<table>" in html else html


def drawn(table: str) -> str:
    """The table with its bars, or as it is where it is of another kind."""
    rows = ROW.findall(table)
    values = [number(cell) for _, cell in rows]
    if len(values) < LEAST or not HEAD.search(table) or len(values) != table.count("<tr>") - 1 or None in values:
        return table
    numbers = [value or 0.0 for value in values]
    if all(value in YEARS for value in numbers):
        return table
    has_sum = bool(SUM.match(rows[-1][0]))
    most = max(numbers[:-1] if has_sum else numbers)
    if not most:
        return table
    bars = iter(["" if has_sum and place == len(numbers) - 1 else bar(value / most) for place, value in enumerate(numbers)])
    table = HEAD.sub(r"\1\2\3<td></td>\n\4", table, count=1).replace("<table>", '<table class="bars">', 1)
    return ROW.sub(lambda row: f"{row[0]}<td>{next(bars)}</td>\n", table)


def number(cell: str) -> float | None:
    """What a cell counts; None where it is no number."""
    digits = "".join(unescape(cell).split())
    return float(digits.replace(",", ".")) if NUMBER.fullmatch(digits) else None


def bar(share: float) -> Markup:
    """A bar as long as a share of its cell."""
    return DRAWING.format(length=f"{100 * share:.1f}")
