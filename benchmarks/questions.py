"""Times the intake of a large export and the building of its questions, beside Hugo with as many pages: `questions.py [N]`."""

import csv
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import prose
from beside import beside_hugo
from measure import peak_of, took
from tools import PROGRAMS
from workload import COUNCILS, DIALECTS, council, write

KEY = "a key that is only for measuring, not secret"


def submissions(count: int) -> Iterator[dict[str, str]]:
    """As many questions as that, to all councils."""
    for number in range(count):
        random = Random(f"question-{number}")
        sent = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=40 * number)
        text = f"{prose.paragraph(random, 60)}\n\n{prose.paragraph(random, 40)}"
        chosen = {"council": f"c{random.randint(1, COUNCILS):03d}", "topic": random.choice(["roads", "housing", "other"])}
        yield {"id": str(number), "time": sent.isoformat(), **chosen, "title": f"{prose.plain(random, 5, 8)}?", "text": text, "email": f"a{number}@example.org"}


def prepared(folder: Path, count: int) -> Path:
    """A site with councils and an export of questions to them; its settings."""
    for number in range(1, COUNCILS + 1):
        write(folder, DIALECTS["this site"].council(council(number)))
    write(folder, DIALECTS["this site"].registry([]))
    rows = list(submissions(count))
    with (folder / "export.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    (folder / "forms.yml").write_text("- {name: table, service: table}\n")
    settings = folder / "conf.py"
    here = Path(__file__).parent
    paths = {"PATH": "content", "FORMS": "forms.yml", "CACHE_PATH": "cache", "OUTPUT_PATH": "out"}
    own = "".join(f"{name} = {str(folder / path)!r}\n" for name, path in paths.items())
    settings.write_text(f"import sys\nsys.path.insert(0, {str(here)!r})\nfrom siteconf import *\nfrom pelicanconf import PLUGINS\n{own}")
    return settings


def main() -> int:
    """Print what was needed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    os.environ["INTAKE_KEY"] = KEY
    with TemporaryDirectory(prefix="questions-") as name:
        folder = Path(name)
        settings = prepared(folder, count)
        intake = ["sh", "-c", f"{PROGRAMS}/kenes intake {folder}/export.csv --form table -s {settings} || test $? -eq 3"]
        first = took(intake, folder / "log")
        again = peak_of(intake, folder / "log")
        build = [f"{PROGRAMS}/pelican", str(folder / "content"), "-o", str(folder / "out"), "-s", str(settings), "--fatal", "errors"]
        print(f"intake of {count:,} rows: {first.wall:.1f} s; a second run holds at most {again / 1e6:.0f} MB")
        beside_hugo(folder, build, next((folder / "content/questions").glob("*/*.md")), count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
