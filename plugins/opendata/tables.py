"""Site → tables.   → ``/data/councils.csv``, ``/data/councils.json``…"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from plugins.engine.artifact import Artifact, Tools, as_json, planning
from plugins.engine.group import Group
from plugins.engine.settings import Settings
from plugins.model.record import Entry
from plugins.model.site import Site
from plugins.opendata.rows import Body, Cell, Row
from plugins.opendata.schema import DELETED, TABLES, Table

FORMULA = re.compile(r"^[\s'\"\ufeff\u00a0]*[=+\-@|%＝＋－＠｜％]")
"""How a cell begins that a spreadsheet may take for a formula."""
CHUNK = 500
"""Rows of a long table that are rendered together."""


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """Each table, from what it tells of, in each format."""
    for table in TABLES:
        part = site if table.tells_of is Entry else part_of(site, site.entries.of(table.tells_of) if table.tells_of else ())
        for form in FORMATS:
            yield Group(f"data/{table.name}.{form}", of_table, part, (table.name, form))


def part_of(site: Site, entries: Iterable[Entry]) -> Site:
    """The part of the site with these entries, all councils, and what was removed."""
    return replace(site.part(entries, site.councils), removed=site.removed)


def of_table(site: Site, settings: Settings, name: str, form: str) -> Iterator[Artifact]:
    """A table in each language."""
    table = next(table for table in TABLES if table.name == name)
    for lang in site.languages:
        rows = [*table.rows(site, settings, lang), *removed(table, site)]
        view = {"name": f"{name}.{lang}.{form}", "columns": [column.name for column in table.columns], "rows": rows}
        yield Artifact(site.addresses.path(lang, f"data/{name}.{form}"), FORMATS[form], view)


def removed(table: Table, site: Site) -> Iterator[Row]:
    """What is left of items whose files are gone: the id, so that a reader of yesterday's table learns of it."""
    if DELETED in table.columns:
        for item in site.removed:
            if item.startswith(f"{table.name}/"):
                yield (item.removeprefix("councils/"), *[None] * (len(table.columns) - 2), True)


def filled(rows: Sequence[Sequence[Any]], tools: Tools) -> Iterator[list[Cell]]:
    """The rows with the texts of the store in them."""
    texts = {digest: plain(html) for digest, html in tools.bodies.several(digests_in(rows)).items()}
    for row in rows:
        yield [texts.get(cell.digest) if isinstance(cell, Body) else cell for cell in row]


def digests_in(rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """The texts that the rows name."""
    yield from (cell.digest for row in rows for cell in row if isinstance(cell, Body) and cell.digest)


def plain(html: str) -> str:
    """HTML of a body as text."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br>|</(?:p|li|h\d|tr|dt|dd)>", "\n", html))).strip()


def chunks_of(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows by `CHUNK`, counted from the last one: new ones come first."""
    first = len(rows) % CHUNK
    return [*([rows[:first]] if first or not rows else ()), *(rows[start : start + CHUNK] for start in range(first, len(rows), CHUNK))]


def render_rows(view: dict[str, Any], tools: Tools) -> bytes:
    """The table as a JSON list of objects, one a line."""

    def lines(rows: Sequence[Row]) -> bytes:
        return b",\n".join(as_json(dict(zip(view["columns"], row, strict=True))) for row in filled(rows, tools))

    return b"[\n" + b",\n".join(tools.chunks.rendered(view["name"], chunks_of(view["rows"]), lines)) + b"\n]\n"


def render_csv(view: dict[str, Any], tools: Tools) -> bytes:
    """The table as CSV (RFC 4180) with a mark of UTF-8 for spreadsheets, in which no cell is a formula."""

    def lines(rows: Sequence[Row]) -> bytes:
        return csv_lines([safe(cell) for cell in row] for row in filled(rows, tools))

    return b"".join([codecs.BOM_UTF8, csv_lines([view["columns"]]), *tools.chunks.rendered(view["name"], chunks_of(view["rows"]), lines)])


def csv_lines(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows as lines of CSV."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def safe(cell: Cell) -> str | int:
    """A cell that no spreadsheet runs: a text that looks like a formula, or like one made safe, gets an apostrophe before it; line ends become blanks."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int):
        return cell
    line = " ".join(cell.split())
    return f"'{line}" if FORMULA.match(line) else line


FORMATS = {"csv": render_csv, "json": render_rows}


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
