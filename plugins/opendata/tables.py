"""Site → tables.   → ``/data/councils.csv``, ``/data/councils.json``…"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import chain, islice

from plugins.engine.artifact import Artifact, Tools, as_json, planning
from plugins.engine.chunks import Chunk
from plugins.engine.group import Group
from plugins.engine.settings import Settings
from plugins.model.event import Event
from plugins.model.record import Entry
from plugins.model.site import Site
from plugins.opendata.rows import Body, Cell, Row
from plugins.opendata.schema import DELETED, TABLES, Table
from plugins.reading.store import Bodies

FORMULA = re.compile(r"^[\s'\"\ufeff\u00a0]*[=+\-@|%＝＋－＠｜％]")
"""How a cell begins that a spreadsheet may take for a formula."""
CHUNK = 500
"""Entries of a long table whose rows are made together."""


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """Each table, from what it tells of, in each format."""
    for table in TABLES:
        part = site if table.tells_of is Entry else part_of(site, site.entries.of(table.tells_of) if table.tells_of else ())
        for form in FORMATS:
            yield Group(f"data/{table.name}.{form}", of_table, part, (table.name, form))


def part_of(site: Site, entries: Iterable[Entry]) -> Site:
    """The part of the site with these entries, all councils, and what was removed; without all that no row shows."""
    return replace(site.part(entries, site.councils), removed=site.removed, pages=(), laws=(), provisions={}, attachments={})


def of_table(site: Site, settings: Settings, name: str, form: str) -> Iterator[Artifact]:  # noqa: ARG001
    """A table in each language."""
    table = table_of(name)
    parts = chunks_of(site, table)
    whole, rows = FORMATS[form]
    for lang in site.languages:
        chunks = tuple(Chunk(rows, part, (name, lang)) for part in parts)
        yield Artifact(site.addresses.path(lang, f"data/{name}.{form}"), whole, columns_of(table), chunks=chunks)


def table_of(name: str) -> Table:
    """The table of that name."""
    return next(table for table in TABLES if table.name == name)


def columns_of(table: Table) -> list[str]:
    """The names of the table's columns."""
    return [column.name for column in table.columns]


def chunks_of(site: Site, table: Table) -> list[Site]:
    """The parts of the site that the table is put together from: its entries by `CHUNK`, counted from the last one as new ones come first, and the rest."""
    if table.tells_of in (None, Entry):
        return [site]
    entries = site.entries.events if table.tells_of is Event else site.entries.of(table.tells_of)
    if len(entries) <= CHUNK:
        return [site]
    first = len(entries) % CHUNK
    chunks = [entries[:first], *(entries[start : start + CHUNK] for start in range(first, len(entries), CHUNK))]
    return [*(site.part(chunk) for chunk in chunks if chunk), part_of(site, ())]


def rows_of(site: Site, settings: Settings, bodies: Bodies, name: str, lang: str) -> Iterator[list[Cell]]:
    """The rows of a part of the site, with the texts of the store in them."""
    table = table_of(name)
    rows = [*table.rows(site, settings, lang), *removed(table, site)]
    texts = {digest: plain(html) for digest, html in bodies.several(digests_in(rows)).items()}
    for row in rows:
        yield [texts.get(cell.digest) if isinstance(cell, Body) else cell for cell in row]


def removed(table: Table, site: Site) -> Iterator[Row]:
    """What is left of items whose files are gone: the id, so that a reader of yesterday's table learns of it."""
    if DELETED in table.columns:
        for item in site.removed:
            if item.startswith(f"{table.name}/"):
                yield (item.removeprefix("councils/"), *[None] * (len(table.columns) - 2), True)


def digests_in(rows: Sequence[Row]) -> Iterator[str]:
    """The texts that the rows name."""
    yield from (cell.digest for row in rows for cell in row if isinstance(cell, Body) and cell.digest)


def plain(html: str) -> str:
    """HTML of a body as text."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br>|</(?:p|li|h\d|tr|dt|dd)>", "\n", html))).strip()


def json_rows(site: Site, settings: Settings, bodies: Bodies, name: str, lang: str) -> bytes:
    """The rows of a part of the site as JSON objects, one a line."""
    names = columns_of(table_of(name))
    return b",\n".join(as_json(dict(zip(names, row, strict=True))) for row in rows_of(site, settings, bodies, name, lang))


def json_table(_: Sequence[str], tools: Tools) -> list[bytes | memoryview]:
    """The table as a JSON list."""
    lines = chain.from_iterable((b",\n", chunk) for chunk in tools.chunks if chunk)
    return [b"[\n", *islice(lines, 1, None), b"\n]\n"]


def csv_rows(site: Site, settings: Settings, bodies: Bodies, name: str, lang: str) -> bytes:
    """The rows of a part of the site as lines of CSV."""
    return csv_cells(rows_of(site, settings, bodies, name, lang))


def csv_table(columns: Sequence[str], tools: Tools) -> list[bytes | memoryview]:
    """The table as CSV (RFC 4180) with a mark of UTF-8 for spreadsheets."""
    return [codecs.BOM_UTF8, csv_cells([columns]), *tools.chunks]


def csv_cells(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows of cells as lines of CSV, in which no cell is a formula."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def safe(cell: Cell) -> str | int:
    """A cell that no spreadsheet runs: a text that looks like a formula, or like one made safe, gets an apostrophe before it; line ends become blanks."""
    if isinstance(cell, str):
        line = " ".join(cell.split())
        return f"'{line}" if FORMULA.match(line) else line
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else cell


FORMATS = {"csv": (csv_table, csv_rows), "json": (json_table, json_rows)}
"""How a table is written: the whole of it, and its rows."""


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
