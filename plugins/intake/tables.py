"""An export file → its rows, one at a time."""

import codecs
import csv
import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from plugins.intake.service import Partial, Row, Service

MOST_BYTES = 200_000_000
HEAD = 20_000
"""Characters in which the head of a CSV file ends."""
csv.field_size_limit(10_000_000)


class Unreadable(ValueError):
    """The export cannot be used as a whole; says why and what to do."""


def rows(path: Path, service: Service) -> tuple[list[str], Iterator[Row]]:
    """The columns of an export (of a JSON file: all that its rows have), and its rows. Raises `Unreadable`."""
    if not path.is_file():
        raise Unreadable(f"{path} does not exist")
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"{path} is larger than {MOST_BYTES // 1_000_000} MB; export a shorter time")
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(b"PK"):
        return of_workbook(path)
    if path.suffix in (".json", ".jsonl") or start.lstrip(codecs.BOM_UTF8)[:1] in (b"{", b"["):
        return of_json(path, service)
    return of_csv(path)


def of_csv(path: Path) -> tuple[list[str], Iterator[Row]]:
    """Rows of a CSV file; the delimiter is the one that its head has most of."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        start = re.sub(r'"[^"]*"', "", file.read(HEAD)).partition("\n")[0]
        delimiter = max(",;\t", key=start.count)
        file.seek(0)
        head = next(csv.reader(file, delimiter=delimiter), [])
    if len(head) < 2:  # noqa: PLR2004  one column is no table
        raise Unreadable(f"{path} has no columns: its first line must name them, parted by commas, semicolons or tabs")
    return head, csv_rows(path, encoding, delimiter)


def csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows below the heads; an empty one for a line that has other cells than the head."""
    with path.open(encoding=encoding, newline="") as file:
        table = csv.DictReader((line.replace("\0", "") for line in file), delimiter=delimiter, strict=True)
        while True:
            try:
                row = next(table, None)
            except csv.Error as error:
                raise Unreadable(f"{path}, line {table.line_num}: {error}; export it anew") from None
            if row is None:
                return
            yield {} if None in row or None in row.values() else row


def encoding_of(path: Path) -> str:
    """UTF-8, or else Windows-1251, which spreadsheets still write. Raises `Unreadable` for UTF-16."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise Unreadable(f"{path} is in UTF-16; save it as CSV in UTF-8")
        file.seek(0)
        try:
            while part := file.read(1 << 20):
                decoder.decode(part)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1251"
    return "utf-8-sig"


def of_workbook(path: Path) -> tuple[list[str], Iterator[Row]]:
    """Rows of the first sheet of an XLSX file."""
    lines = workbook_lines(path)
    head = ["" if name is None else str(name) for name in next(lines, ())]
    return head, ({name: in_text(value) for name, value in zip_longest(head, line) if name} for line in lines if any(cell is not None for cell in line))


def workbook_lines(path: Path) -> Iterator[tuple[Any, ...]]:
    """The lines of the first sheet. Raises `Unreadable` also for what is wrong further down."""
    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True)
    except (BadZipFile, InvalidFileException, ParseError, KeyError, IndexError, ValueError, OSError) as error:
        raise Unreadable(f"{path} is not an XLSX file that can be read ({error}); export it anew, or as CSV") from None


def in_text(value: Any) -> Any:
    """A cell as text."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bool):
        return value
    return "" if value is None else str(value)


def of_json(path: Path, service: Service) -> tuple[list[str], Iterator[Row]]:
    """Rows of a JSON file, or of one with a JSON object a line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = json.loads(text) if path.suffix != ".jsonl" else [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path} is not JSON: {error}") from None
    found = list(unpacked(data, service, path))
    head = list(dict.fromkeys(name for row in found for name in row))
    if found and not head:
        raise Unreadable(f"{path} holds no submissions: a list of objects is needed")
    return head, iter(found)


def unpacked(data: Any, service: Service, path: Path) -> Iterable[Row]:
    """The rows as the service lays them out."""
    try:
        return service.unpack(data)
    except Partial:
        raise Unreadable(f"{path} is one page of several; export all submissions into one file") from None
    except (AttributeError, KeyError, TypeError):
        raise Unreadable(f"{path} is not laid out as {service.name} does it") from None
