"""The table of a contest, and how far each goal is reached."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from contest import Row
from rich.table import Table

MB = 1_000_000
COLUMNS: Mapping[str, Callable[[Row], float]] = {
    "cold, s": lambda row: row.cold.wall,
    "cold CPU, s": lambda row: row.cold.cpu,
    "edit, s": lambda row: row.edit.wall,
    "unchanged, s": lambda row: row.unchanged.wall,
    "peak, MB": lambda row: row.peak / MB,
}


class Goal(NamedTuple):
    """What this site should need at most, as a share of what a peer needs."""

    name: str
    share: float
    ours: Callable[[Row], float]
    peer: str
    theirs: Callable[[Row], float]


GOALS = (
    Goal("Cold build, of Hugo's", 1.3, COLUMNS["cold, s"], "Hugo", COLUMNS["cold, s"]),
    Goal("Cold build, of stock Pelican's", 0.5, COLUMNS["cold, s"], "stock Pelican", COLUMNS["cold, s"]),
    Goal("One edit, of Hugo's full build", 0.15, COLUMNS["edit, s"], "Hugo", COLUMNS["cold, s"]),
    Goal("Peak of memory, of Hugo's", 0.5, COLUMNS["peak, MB"], "Hugo", COLUMNS["peak, MB"]),
)


def table(count: int, rows: Mapping[str, Row]) -> Table:
    """A row for each generator, each figure with its ratio to Hugo's."""
    made = Table(title=f"{count:,} pieces of news; in brackets the ratio to Hugo")
    made.add_column("")
    for title in ("files", *COLUMNS):
        made.add_column(title, justify="right", no_wrap=True)
    for name, row in rows.items():
        cells = [f"{figure(row):.{0 if figure(row) >= 100 else 2}f} ({figure(row) / figure(rows['Hugo']):.2f})" for figure in COLUMNS.values()]
        made.add_row(name, f"{row.files:,}", *cells)
    return made


def goals(rows: Mapping[str, Row]) -> Iterator[str]:
    """A line for each goal."""
    for goal in GOALS:
        reached = goal.ours(rows["this site"]) / goal.theirs(rows[goal.peer])
        yield f"{goal.name}: {reached:.2f}, goal at most {goal.share} — {'met' if reached <= goal.share else 'missed'}"
