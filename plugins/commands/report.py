"""The figures of a period for a grant report or an annual report, each with its definition."""

import csv
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import NamedTuple, TextIO

from babel.dates import format_date
from babel.numbers import format_decimal
from dateutil.parser import ParserError, parse

from plugins.engine.build import Build
from plugins.engine.settings import Settings
from plugins.engine.words import Catalogues
from plugins.intake.services.table import SERVICE
from plugins.intake.tables import rows
from plugins.model.figures import FIGURES, figures
from plugins.model.record import N_
from plugins.model.site import Site

DAYS = ("date", "day", "дата", "день", "дата визита", "күні", "күн")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "visitors": ("visitors", "unique visitors", "users", "посетители"),
    "visits": ("visits", "sessions", "визиты", "сеансы"),
    "views": ("pageviews", "page views", "views", "actions", "просмотры"),
}
"""What the columns of a visit counter's export are called: by Plausible, Matomo, GoatCounter, Yandex Metrica, Google Analytics."""
COUNTED = N_("As the visit counter gives it for the whole site, summed over the days.")
TOLD = FIGURES | {"visitors": (N_("Visitors"), COUNTED), "visits": (N_("Visits"), COUNTED), "views": (N_("Page views"), COUNTED)}


class NotReported(ValueError):
    """The report cannot be made; says why and what to do."""


class Period(NamedTuple):
    """What a report is about."""

    first: date
    last: date
    council: str
    region: str
    visits: Path | None
    format: str
    lang: str


class Line(NamedTuple):
    """A figure in words."""

    title: str
    value: float | None
    definition: str


def report(settings: Settings, period: Period, out: TextIO = sys.stdout) -> int:
    """Write the figures. Raises `NotReported`."""
    if period.first > period.last:
        raise NotReported(f"The report begins on {period.first}, after its last day {period.last}")
    with Build(settings) as build:
        build.read()
    site, catalogues = build.site, build.theme.catalogues
    title, councils = scope(site, catalogues, period)
    gettext = catalogues.site(period.lang).gettext
    found = figures(site, councils, period.first, period.last) | visits(period)
    lines = [Line(gettext(TOLD[name][0]), value, gettext(TOLD[name][1])) for name, value in found.items()]
    days = " — ".join(format_date(day, "long", locale=period.lang) for day in (period.first, period.last))
    heads = [gettext(N_("Figure")), gettext(N_("Value")), gettext(N_("What it means"))]
    FORMS[period.format](Report(f"{title}, {days}", heads, lines, period.lang), out)
    return 0


def scope(site: Site, catalogues: Catalogues, period: Period) -> tuple[str, set[str]]:
    """Whom the report is about, and the ids of these councils."""
    if period.council:
        if period.council not in site.councils:
            raise NotReported(f"There is no council {period.council}; these are known: {', '.join(site.councils)}")
        return site.councils[period.council].text(period.lang).title, {period.council}
    if period.region:
        if period.region not in site.regions:
            raise NotReported(f"There is no region {period.region}; these are known: {', '.join(site.regions)}")
        return site.regions[period.region].name[period.lang], {council.place.slug for council in site.councils_in(period.region)}
    return catalogues.site(period.lang).gettext("All councils"), set(site.councils)


def visits(period: Period) -> dict[str, float | None]:
    """The visits of the period, of the columns that the counter's export has."""
    if period.visits is None:
        return {}
    columns, table = rows(period.visits, SERVICE)
    known = {column.strip().casefold(): column for column in columns}
    day_column = next((known[name] for name in DAYS if name in known), None)
    counted = {name: known[first] for name, called in COLUMNS.items() if (first := next((each for each in called if each in known), None))}
    if day_column is None or not counted:
        raise NotReported(f"{period.visits} needs a column {' or '.join(DAYS[:3])} and one of visitors, visits, pageviews; it has: {', '.join(columns)}")
    sums = dict.fromkeys(counted, 0)
    days = 0
    for line, row in enumerate(table, 2):
        if row and period.first <= day_of(row[day_column], period.visits, line) <= period.last:
            days += 1
            for name, column in counted.items():
                sums[name] += number_of(row[column], period.visits, line)
    if not days:
        raise NotReported(f"{period.visits} has no day from {period.first} to {period.last}")
    return {**sums}


def day_of(written: str, path: Path, line: int) -> date:
    """A day as counters write it: ISO 8601, or ``31.12.2026``; with slashes nobody knows which is the month."""
    if not re.match(r"\d{4}-?\d\d-?\d\d|\d{1,2}\.\d{1,2}\.\d{4}", written.strip()):
        raise NotReported(f"{path}, line {line}: {written!r} is not a day; write it as 2026-03-01")
    try:
        return parse(written, dayfirst=not written[:4].isdigit()).date()
    except (ParserError, OverflowError):
        raise NotReported(f"{path}, line {line}: {written!r} is not a day; write it as 2026-03-01") from None


def number_of(written: str, path: Path, line: int) -> int:
    """A number, also with blanks between thousands."""
    digits = "".join(written.replace(",", "").split())
    if digits and not digits.isdecimal():
        raise NotReported(f"{path}, line {line}: {written!r} is not a number of visits")
    return int(digits or 0)


class Report(NamedTuple):
    """What is to be written."""

    title: str
    heads: Sequence[str]
    lines: Sequence[Line]
    lang: str

    def shown(self) -> list[tuple[str, str, str]]:
        """The lines with their values as people write them; a dash where there is nothing to count."""
        return [(title, "—" if value is None else format_decimal(value, locale=self.lang), definition) for title, value, definition in self.lines]


def as_markdown(report: Report, out: TextIO) -> None:
    """A heading and a table."""
    print(f"# {report.title}\n\n| {' | '.join(report.heads)} |\n|---|---:|---|", file=out)
    for line in report.shown():
        print(f"| {' | '.join(line)} |", file=out)


def as_csv(report: Report, out: TextIO) -> None:
    """A table for programs: plain numbers, empty where there is nothing to count."""
    writer = csv.writer(out)
    writer.writerow(report.heads)
    writer.writerows((title, "" if value is None else f"{value:.15g}", definition) for title, value, definition in report.lines)


def as_html(report: Report, out: TextIO) -> None:
    """A page that word processors open and save as DOCX."""
    heads = "".join(f"<th>{escape(head)}</th>" for head in report.heads)
    rows_ = "\n".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in report.shown())
    print(f'<!doctype html>\n<html lang="{report.lang}">\n<meta charset="utf-8">\n<title>{escape(report.title)}</title>', file=out)
    print(f'<h1>{escape(report.title)}</h1>\n<table border="1">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows_}\n</tbody>\n</table>', file=out)


FORMS: dict[str, Callable[[Report, TextIO], None]] = {"markdown": as_markdown, "csv": as_csv, "html": as_html}
