"""Whatever a cell holds, its CSV is RFC 4180's, and Python and pandas read the same words from it; LibreOffice is asked by `make audit`."""

import csv
import io
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.opendata import tables
from plugins.opendata.rows import Cell
from plugins.opendata.tables import FORMULA, csv_cells, csv_table
from tests.engine.test_history import commit
from tests.workshop import Workshop

TEXTDATA = r'[^",\r\n]'
FIELD = rf'(?:"(?:{TEXTDATA}|,|\r|\n|"")*"|{TEXTDATA}*)'
RECORD = rf"{FIELD}(?:,{FIELD})*"
FILE = re.compile(rf"{RECORD}(?:\r\n{RECORD})*(?:\r\n)?")
"""RFC 4180, section 2, with all of Unicode for its ASCII, as section 3 lets a charset be named."""
CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t=+-@',;\""))
    | st.sampled_from(["NA", "null", "1e5", "007", "'=1"])
)


class TableTools(NamedTuple):
    """What of a renderer's tools the tables use."""

    chunks: list[bytes]


def by_grammar(text: str) -> list[list[str]]:
    """The fields of each record, by the grammar and nothing else."""
    records: list[list[str]] = [[]]
    place = 0
    while place < len(text):
        found = re.compile(FIELD).match(text, place)
        assert found
        records[-1].append(found[0][1:-1].replace('""', '"') if found[0].startswith('"') else found[0])
        place = found.end()
        if text.startswith("\r\n", place):
            place += 2
            records.append([])
        else:
            assert text.startswith(",", place)
            place += 1
    return [record for record in records if record]


def meant(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell


def words(cell: object) -> str:
    """What a reader of the file has to get for a cell."""
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else " ".join(str(cell).split())


@given(st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5).map(lambda rows: (width, rows))))
@settings(max_examples=200)
def test_every_reader_gets_the_same_words(table: tuple[int, list[list[Cell]]]) -> None:
    width, rows = table
    columns = [f"column{number}" for number in range(width)]
    expected = [columns, *([words(cell) for cell in row] for row in rows)]

    data = b"".join(csv_table(columns, TableTools([csv_cells(rows[:2]), csv_cells(rows[2:])])))  # type: ignore[arg-type]

    text = data.decode("utf-8-sig")
    assert FILE.fullmatch(text)
    assert [[meant(cell) for cell in record] for record in by_grammar(text)] == expected
    assert [[meant(cell) for cell in record] for record in csv.reader(io.StringIO(text, newline=""), strict=True)] == expected
    frame = pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False, encoding="utf-8-sig", skip_blank_lines=False)
    assert [[meant(cell) for cell in record] for record in [list(frame.columns), *frame.to_numpy().tolist()]] == expected


def test_every_published_table_reads_back_by_pandas_and_by_the_grammar(workshop: Workshop) -> None:
    published = {path: data for path, data in workshop.build().items() if re.search(r"data/\w+\.csv$", path)}

    assert len(published) >= 18
    for path, data in published.items():
        text = data.decode("utf-8-sig")
        assert FILE.fullmatch(text), path
        frame = pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False, encoding="utf-8-sig")
        assert [list(frame.columns), *frame.to_numpy().tolist()] == by_grammar(text) == list(csv.reader(io.StringIO(text, newline=""))), path


def test_a_table_in_chunks_is_the_table_and_keeps_no_chunk_too_many(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(workshop, "2026-03-02")
    later = "events/aydyn/2026-01-10-reception.ru.md"
    hidden = 'hidden_on: 2026-05-30\nhidden_reason: "Орынсыз"\n'
    question = Path("questions/bayram/2026-05-28-parkparkpark.kk.md")
    workshop.put(
        {
            later: '---\ntitle: "Приём"\nkind: reception\nstatus: moved\nmoved_to: 2026-05-01\n---\n',
            str(question): (workshop.content / question).read_text().replace("topic:", f"{hidden}topic:"),
            "questions/aydyn/2026-03-06-birbirbirbir.ru.md": '---\ntitle: "Когда?"\nid: birbirbirbir\n---\nКогда?\n',
            "news/aydyn/2026-04-10-hearing.kk.md": None,
        }
    )
    commit(workshop, "2026-05-05")
    whole = workshop.build()
    shutil.rmtree(workshop.settings.output)
    workshop.settings = replace(workshop.settings, cache=workshop.settings.cache / "of-chunks")
    monkeypatch.setattr(tables, "CHUNK", 1)

    in_chunks = workshop.build()
    kept = [*workshop.settings.store.glob("chunks/data/news.csv/*")]
    monkeypatch.setattr(tables, "CHUNK", 500)
    workshop.put({"news/aydyn/2026-03-01-meeting.kk.md": None, "news/aydyn/2026-03-01-meeting.ru.md": None})
    workshop.build()

    ids = {table: [row.partition(",")[0] for row in in_chunks[f"data/{table}.csv"].decode().splitlines()] for table in ("news", "events", "questions")}
    assert ids["news"][-1] == "news/aydyn/2026-04-10-hearing"
    assert ids["events"].index("events/aydyn/2026-01-10-reception") < ids["events"].index("events/aydyn/2026-03-12-meeting")
    assert ids["questions"][-1] == "questions/bayram/2026-05-28-parkparkpark"
    assert in_chunks == whole
    assert len(kept) == len(ids["news"]) - 1 > 2
    assert not [*workshop.settings.store.glob("chunks/data/news.csv/*")]
