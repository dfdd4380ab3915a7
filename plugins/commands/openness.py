"""Keeps each month's cards of openness as data: a file that is written once, so that the past can be compared and nobody can change it unseen."""

import csv
import io
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from plugins.engine.build import Build
from plugins.engine.failure import CannotBuild
from plugins.engine.settings import Settings
from plugins.intake.repository import Repository
from plugins.model.months import first_of_month
from plugins.opendata.rows import openness
from plugins.opendata.schema import TABLES
from plugins.reading.atomic import write_atomically


def keep(settings: Settings, month: date | None, proposal: tuple[str, str] | None) -> int:
    """Write ``openness/<YYYY-MM>.csv``: the cards as of the last day of `month`, or of the month before the build date. A file that is there stays.

    With `proposal`, a remote and a branch of it, the file is proposed there instead. Raises `CannotBuild` where the month is not over.
    """
    month = month or first_of_month(settings.build_date) - relativedelta(months=1)
    last = month + relativedelta(months=1, days=-1)
    if last >= settings.build_date:
        raise CannotBuild(f"{month:%Y-%m} is not over: its cards are kept from {last + relativedelta(days=1)} on")
    path = f"openness/{month:%Y-%m}.csv"
    repository = Repository(settings.content, *proposal) if proposal else None
    if repository:
        repository.fetch()
    if (settings.content / path).exists() or (repository and repository.has(path)):
        print(f"{path} is there already; nothing was changed")  # noqa: T201
        return 0
    data = cards(replace(settings, build_date=last))
    if repository:
        body = f"Each council’s card of openness as of {last}, computed from the content of {settings.build_date}.\n"
        print(repository.propose(f"openness/{month:%Y-%m}", {path: data}, f"Cards of openness: {month:%Y-%m}", body))  # noqa: T201
        return 0
    (settings.content / path).parent.mkdir(exist_ok=True)
    write_atomically(settings.content / path, data)
    print(f"Written: {path}")  # noqa: T201
    return 0


def cards(settings: Settings) -> bytes:
    """All cards as CSV."""
    table = next(table for table in TABLES if table.name == "openness")
    with Build(settings) as build:
        build.read()
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(openness(build.site, settings, ""))
    return out.getvalue().encode()
