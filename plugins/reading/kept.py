"""Small files of the cache, kept from one build to the next. One that is damaged counts as missing."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from plugins.model.workdays import days_off
from plugins.reading.atomic import write_atomically
from plugins.reading.seals import BrokenSeal, sealed, unsealed


def kept(path: Path, make: Callable[[], bytes]) -> bytes | memoryview:
    """What was kept at `path`, or else what `make` gives, to be kept from now on."""
    try:
        return unsealed(path.read_bytes())
    except (FileNotFoundError, BrokenSeal):
        data = make()
        write_atomically(path, sealed(data))
        return data


def days_off_kept(folder: Path) -> Callable[[int], frozenset[date]]:
    """The `days_off` of any year, kept in `folder`: the library that knows them takes a tenth of a second to load."""

    @cache
    def of_year(year: int) -> frozenset[date]:
        return msgspec.json.decode(kept(folder / f"{year}.json", lambda: msgspec.json.encode(sorted(days_off(year)))), type=frozenset[date])

    return of_year
