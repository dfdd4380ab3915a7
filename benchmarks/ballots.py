"""Times the tally of a large poll and the recount of its result: `ballots.py [N]`."""

import csv
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from measure import took
from questions import prepared
from tools import PROGRAMS

POLL = "c001/2026-05-01-park"
TEXT = """---
title: "?"
options: {park: "Парк", school: "Школа", road: "Дорога"}
why: "?"
use: "?"
method: ranked
electorate: list
electorate_size: %d
opens: 2026-05-02
closes: 2026-05-10
form: table
---
"""


def main() -> int:
    """Print what was needed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory(prefix="ballots-") as name:
        folder = Path(name)
        settings = prepared(folder, 1)
        own = settings.read_text()
        file = folder / f"content/polls/{POLL}.ru.md"
        file.parent.mkdir(parents=True)
        file.write_text(TEXT % count)
        (folder / "voters.csv").write_text("name\n" + "".join(f"Voter {number}\n" for number in range(count)))
        kenes = [f"{PROGRAMS}/kenes", "poll"]
        settings.write_text(f"{own}BUILD_DATE = '2026-05-01'\n")
        lists = ["--voters", str(folder / "voters.csv"), "--out", str(folder / "secret.csv")]
        tokens = took([*kenes, "tokens", POLL, *lists, "-s", str(settings)], folder / "log")
        write_ballots(folder)
        settings.write_text(f"{own}BUILD_DATE = '2026-05-11'\n")
        tally = took([*kenes, "tally", str(folder / "ballots.csv"), "--poll", POLL, "-s", str(settings)], folder / "log")
        result = folder / f"content/polls/{POLL}.result.json"
        recount = took([*kenes, "recount", str(result)], folder / "log")
        print(f"{count:,} tokens: {tokens.wall:.1f} s; tally: {tally.wall:.1f} s (goal 30); recount: {recount.wall:.1f} s")
        print(f"the result: {result.stat().st_size / 1e6:.1f} MB")
    return 0


def write_ballots(folder: Path) -> None:
    """A ballot of each voter, as an export."""
    random = Random("ballots")
    with (folder / "secret.csv").open(encoding="utf-8-sig") as secret, (folder / "ballots.csv").open("w", newline="", encoding="utf-8") as export:
        writer = csv.writer(export)
        writer.writerow(["id", "time", "token", "choice"])
        for number, row in enumerate(csv.DictReader(secret)):
            chosen = random.sample(["Парк", "Школа", "Дорога"], random.randint(1, 3))
            writer.writerow([number, f"2026-05-{2 + number % 9:02} {number % 24:02}:{number % 60:02}:{number % 59:02}", row["token"], ", ".join(chosen)])


if __name__ == "__main__":
    sys.exit(main())
