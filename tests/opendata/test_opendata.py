"""The open data: valid by the validators of each standard, safe in spreadsheets, the same facts as on the pages."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft3Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

from plugins.opendata.schema import TABLES
from plugins.opendata.tables import safe
from tests.workshop import Files, Workshop

Publish = Callable[[Files], dict[str, bytes]]
RUNS = re.compile(r"\s*[=+\-@|%＝＋－＠｜％]")
LANGUAGES = ("", "ru/", "en/")
SCHEMAS = {path.stem: json.loads(path.read_text()) for path in (Path(__file__).parent / "popolo").glob("*.json")}
MEMBER = '  - {name: "=Сынақ Мүше", role: chair, side: civil, since: 2025-01-01, source_url: https://example.org/list}'


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def with_member(workshop: Workshop) -> None:
    """Put a member on a council."""
    path = workshop.content / "councils/aydyn.kk.md"
    path.write_text(path.read_text().replace("\n---\n", f"\nmembers:\n{MEMBER}\n---\n", 1) if "members:" not in path.read_text() else path.read_text())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_data_package_is_valid_by_frictionless(workshop: Workshop, lang: str) -> None:
    with_member(workshop)
    workshop.build()

    package = workshop.settings.output / lang / "data/datapackage.json"
    done = subprocess.run(
        [Path(sys.executable).with_name("frictionless"), "validate", "--json", package], capture_output=True, text=True, check=False, cwd=package.parent
    )
    report = json.loads(done.stdout)

    assert report["valid"], report["tasks"]
    assert {task["name"] for task in report["tasks"]} == {table.name for table in TABLES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_popolo_is_valid_by_its_schemas(workshop: Workshop, lang: str) -> None:
    with_member(workshop)
    document = json.loads(workshop.build()[f"{lang}data/popolo.json"])
    registry: Registry = Registry().with_resources((schema["id"].rstrip("#"), Resource(schema, DRAFT3)) for schema in SCHEMAS.values())

    assert document["persons"]
    for kind, schema in (("areas", "area"), ("organizations", "organization"), ("persons", "person"), ("memberships", "membership")):
        validator = Draft3Validator(SCHEMAS[schema], registry=registry)
        assert [error.message for each in document[kind] for error in validator.iter_errors(each)] == []
    people = {person["id"] for person in document["persons"]}
    councils = {council["id"] for council in document["organizations"]}
    assert all(each["person_id"] in people and each["organization_id"] in councils for each in document["memberships"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_csv_and_json_say_the_same_and_no_cell_runs(workshop: Workshop, lang: str, table: str) -> None:
    with_member(workshop)
    workshop.put({"news/aydyn/2026-05-05-formula.ru.md": '---\ntitle: "=HYPERLINK(1)"\nsummary: "+7 и -7"\n---\nx\n'})
    output = workshop.build()

    data = output[f"{lang}data/{table}.csv"]
    cells, values = rows_of(data), json.loads(output[f"{lang}data/{table}.json"])
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(cells) == len(values) > 0
    for row, value in zip(cells, values, strict=True):
        assert list(row) == list(value)
        for name, cell in row.items():
            assert not RUNS.match(cell)
            assert cell.removeprefix("'") == (
                "" if value[name] is None else str(value[name]).lower() if isinstance(value[name], bool) else " ".join(str(value[name]).split())
            )


def test_ids_are_the_same_in_all_languages_and_names_are_not(publish: Publish) -> None:
    output = publish({})
    tables = [rows_of(output[f"{lang}data/councils.csv"]) for lang in LANGUAGES]

    assert [[row["id"] for row in table] for table in tables] == [["aydyn", "bayram"]] * 3
    assert tables[0][0]["name"] != tables[1][0]["name"]


def test_a_question_is_told_with_its_answer_and_days(publish: Publish) -> None:
    (row,) = (row for row in json.loads(publish({})["ru/data/questions.json"]) if row["state"] == "answered")

    assert (row["asked_on"], row["registered_on"], row["due_on"], row["closed_on"], row["days"]) == ("2026-03-05", "2026-03-06", "2026-04-02", "2026-03-20", 15)
    assert row["text"] == "Мост через реку закрыт с осени.\nКогда его откроют?\nКто за это отвечает? <b>Жду</b> *ответа*."
    assert row["answer"] == "Мост откроют в мае; отвечает совет."


def test_the_catalogue_names_every_file(publish: Publish) -> None:
    output = publish({})
    catalogue = json.loads(output["data/catalog.jsonld"])

    files = {
        each["dcat:downloadURL"]["@id"].removeprefix("http://127.0.0.1:8000/") for dataset in catalogue["dcat:dataset"] for each in dataset["dcat:distribution"]
    }
    assert files == {f"{lang}data/{table.name}.{form}" for lang in LANGUAGES for table in TABLES for form in ("csv", "json")}
    assert files < set(output)
    assert {title["@language"] for title in catalogue["dct:title"]} == {"kk", "ru", "en"}


def test_the_page_explains_every_column(publish: Publish) -> None:
    page = publish({})["data/index.html"].decode()

    for table in TABLES:
        for column in table.columns:
            assert f"<code>{column.name}</code>" in page


@given(st.text(max_size=60))
def test_no_text_is_a_formula_and_every_text_reads_back(text: str) -> None:
    cell = str(safe(text))

    assert not RUNS.match(cell)
    assert cell in (" ".join(text.split()), f"'{' '.join(text.split())}")
