"""A table of an editor's → rows by field. What no field asks for stays behind: telephones, addresses, birthdays."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from plugins.intake.clean import clean, clean_line, masked
from plugins.intake.kinds import Cannot
from plugins.intake.services.table import SERVICE
from plugins.intake.submission import listed, plain
from plugins.intake.tables import Unreadable, rows

NUMBERING = frozenset({"№", "№ п/п", "n", "no", "р/с", "р/с №", "#"})
"""Columns whose absence nobody has to be told of."""


class Row(NamedTuple):
    """A row of a table."""

    place: str
    """Where it stands: ``members.csv, row 3``."""
    cells: Mapping[str, str]
    """What it says, by field; only what is filled in. Empty where the row does not fit the head."""
    headings: Mapping[str, str]

    def line(self, field: str) -> str:
        """A cell as one line; empty where it is not filled in. Raises `Cannot` where it holds personal data."""
        return clean_line(self.text(field))

    def text(self, field: str) -> str:
        """A cell with its lines. Raises `Cannot` where it holds personal data."""
        text = clean(self.cells.get(field, ""))
        if field != "source_url" and (kinds := masked(text, "en").kinds):
            raise Cannot(f"{self.headings[field]} holds personal data ({', '.join(kinds)}); take it out of the table")
        return text

    def needed(self, field: str) -> str:
        """A cell that must be filled in. Raises `Cannot` where it is not."""
        if not (text := self.line(field)):
            raise Cannot(f"{self.headings.get(field, field)} is empty")
        return text

    def choice(self, field: str, words: Mapping[str, tuple[str, ...]]) -> str:
        """The code that a cell means; empty where it is not filled in. Raises `Cannot` for words that nobody foresaw."""
        said = plain(self.line(field)).replace("ё", "е").strip(" .")
        code = next((code for code, names in words.items() if said == code or said in names), "")
        if said and not code:
            raise Cannot(f"{self.headings[field]} “{said[:60]}” is not understood; write one of: {'; '.join(names[0] for names in words.values())}")
        return code

    def day(self, field: str) -> date | None:
        """The day in a cell; None where it is not filled in. Raises `Cannot` where it can be read in two ways, or in none."""
        said = self.line(field)
        form = re.fullmatch(r"(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]00:00(?::00)?)?|(?P<D>\d{1,2})\.(?P<M>\d{1,2})\.(?P<Y>\d{4})(?: ?г\.?)?)", said)
        try:
            if form:
                return date(int(form["y"] or form["Y"]), int(form["m"] or form["M"]), int(form["d"] or form["D"]))
        except ValueError:
            raise Cannot(f"{self.headings[field]} “{said}” is no day of the calendar") from None
        if said:
            raise Cannot(f"{self.headings[field]} “{said[:40]}” is not a day that can be read in one way only; write 2026-03-12 or 12.03.2026")
        return None

    def clock(self, field: str) -> str:
        """The time of day in a cell; empty where it is not filled in. Raises `Cannot`."""
        said = self.line(field)
        if not said:
            return ""
        try:
            return datetime.strptime(re.sub(r"(?<=:\d\d):00$", "", said), "%H:%M").strftime("%H:%M")  # noqa: DTZ007  a time without a day
        except ValueError:
            raise Cannot(f"{self.headings[field]} “{said[:20]}” is no time of day; write 10:30") from None


class Table:
    """The rows of a CSV or XLSX file by field."""

    def __init__(self, path: Path, labels: Mapping[str, tuple[str, ...]], own: Mapping[str, str], needed: tuple[str, ...]) -> None:
        """`labels` are the headings that a field may have, `own` what the editor says instead. Raises `Unreadable` where they do not fit the file."""
        head, self.found = rows(path, SERVICE)
        self.path = path
        there = {heading_of(name): name for name in head if name}
        if double := [name for name in head if name and [heading_of(each) for each in head if each].count(heading_of(name)) > 1]:
            raise Unreadable(f"{path.name} has the column {listed(double[:1])} twice; rename one of them")
        for field, heading in own.items():
            if field not in labels or heading_of(heading) not in there:
                raise Unreadable(f"--columns {field}={heading}: fields are {', '.join(labels)}; columns of {path.name} are {listed(head)}")
        chosen = {field: (own[field],) if field in own else names for field, names in labels.items()}
        candidates = {field: next((there[heading_of(name)] for name in names if heading_of(name) in there), "") for field, names in chosen.items()}
        self.headings = {field: name for field, name in candidates.items() if name}
        if missing := [field for field in needed if field not in self.headings]:
            raise Unreadable(
                f"No column of {path.name} is known to hold: {', '.join(missing)}. Its first line must name the columns; it has {listed(head)}. "
                f"Rename one, for example to “{labels[missing[0]][0]}”, or say --columns {missing[0]}=HEADING"
            )
        self.left = [name for name in head if name and name not in self.headings.values() and plain(name) not in NUMBERING]

    def __iter__(self) -> Iterator[Row]:
        """The rows, one at a time."""
        for number, row in enumerate(self.found, 2):
            cells = {field: said for field, name in self.headings.items() if (said := str(row.get(name) or "").strip())}
            if row and not any(str(cell or "").strip() for cell in row.values()):
                continue
            yield Row(f"{self.path.name}, row {number}", cells, self.headings)

    @property
    def told(self) -> list[str]:
        """What an editor should know of what was left behind."""
        return [f"not read, and written nowhere: {listed(self.left)}"] if self.left else []


def heading_of(name: str) -> str:
    """A heading without what makes no difference."""
    return plain(name).replace("ё", "е").strip(" .:*")
