"""Tables of names and numbers in texts are drawn."""

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.engine.bars import with_bars
from tests.workshop import Workshop

NEWS = "news/aydyn/2026-05-01-people.ru.md"


def table_of(workshop: Workshop, *rows: str) -> str:
    """The published table with those rows."""
    workshop.put({NEWS: '---\ntitle: "Люди"\n---\n\n' + "\n".join(rows) + "\n"})
    page = workshop.build()[f"ru/{NEWS.removesuffix('.ru.md')}/index.html"].decode()
    return page[page.index("<table") : page.index("</table>")]


def lengths(table: str) -> list[str]:
    """How long the bars are, in hundredths of the longest."""
    return re.findall(r"series1\" d=\"M0 0h([\d.]+)v10", table)


def test_each_row_has_a_bar_and_the_sum_has_none(workshop: Workshop) -> None:
    table = table_of(workshop, "| Кто | Сколько |", "|---|---:|", "| Молодёжь | 278 |", "| Учителя | 1 112 |", "| Другие | 0 |", "| Всего | 1 390 |")

    assert lengths(table) == ["25.0", "100.0", "0.0"]
    assert table.count("<td") == 4 * 3 + 1
    assert "1 112" in table


def test_only_a_row_that_says_so_is_the_sum(workshop: Workshop) -> None:
    assert lengths(table_of(workshop, "| Год | Сколько |", "|---|---:|", "| первый | 10 |", "| второй | 20 |", "| третий | 30 |")) == ["33.3", "66.7", "100.0"]


@pytest.mark.parametrize(
    "rows",
    [
        ("| Кто | Сколько |", "|---|---|", "| Молодёжь | 5 |", "| Учителя | 7 |"),
        ("| Кто | Сколько |", "|---|---|", "| Молодёжь | 5 |", "| Учителя | много |", "| Другие | 3 |"),
        ("| Кто | 2016 | 2017 |", "|---|---|---|", "| Молодёжь | 5 | 6 |", "| Учителя | 7 | 8 |", "| Другие | 3 | 4 |"),
        ("| Совет | Основан |", "|---|---|", "| Первый | 2016 |", "| Второй | 2017 |", "| Третий | 2020 |"),
        ("| Кто | Сколько |", "|---|---|", "| Молодёжь | 0 |", "| Учителя | 0 |", "| Другие | 0 |"),
    ],
    ids=["too short", "a word", "three columns", "years", "nothing"],
)
def test_other_tables_stay_as_they_are(workshop: Workshop, rows: tuple[str, ...]) -> None:
    assert "<svg" not in table_of(workshop, *rows)


@given(st.lists(st.integers(0, 10**6), min_size=3, max_size=20))
def test_a_drawn_table_says_what_it_said(numbers: list[int]) -> None:
    rows = "".join(f"<tr>\n<td>{place}</td>\n<td>{value}</td>\n</tr>\n" for place, value in enumerate(numbers))
    html = f"<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>"
    drawn = html5lib.parse(with_bars(html), namespaceHTMLElements=False)

    assert [float(length) <= 100 for length in lengths(with_bars(html))] == [True] * len(lengths(with_bars(html)))
    assert "".join(drawn.itertext()).split() == "".join(html5lib.parse(html, namespaceHTMLElements=False).itertext()).split()
