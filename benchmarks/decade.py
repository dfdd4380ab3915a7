"""Times the site with everything that councils do in ten years, beside Hugo with as many pages: `decade.py [COUNCILS]`."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import prose
from beside import beside_hugo
from measure import peak_of
from tools import PROGRAMS
from workload import DIALECTS, council, write

YEARS = range(2016, 2026)
A_YEAR = {"news": 12, "events": 6, "documents": 10, "questions": 8}
"""How much of each a council has in a year. Meetings have agendas with results, questions answers; every other document is a recommendation with a reply."""


def matter(title: str, facts: str, text: str) -> str:
    """A content file."""
    return f'---\ntitle: "{title}"\n{facts}---\n\n{text}\n'


def of_year(slug: str, year: int, random: Random) -> Iterator[tuple[str, str]]:
    """Path and text of each file of a council's year."""
    for folder, count in A_YEAR.items():
        for number in range(count):
            day = date(year, 1, 1) + timedelta(days=random.randrange(330))
            stem = f"{slug}/{day}-{folder[0]}{number:02}abcdefghi"
            text = f"{prose.paragraph(random, 60)}\n\n{prose.paragraph(random, 40)}"
            title = prose.plain(random, 4, 8)
            if folder == "events":
                agenda = "".join(f'  - title: "{prose.plain(random, 4, 8)}"\n    result: "{prose.plain(random, 4, 8)}"\n' for _ in range(4))
                kind = random.choice(["meeting", "meeting", "hearing"])
                facts = f"kind: {kind}\nstatus: held\nstarts: 10:30\nannounced_on: {day}\npresent: 25\nagenda:\n{agenda}"
                yield f"events/{stem}.ru.md", matter(title, facts, text)
            elif folder == "documents":
                reply = f'addressee: "Акимат"\nsent_on: {day}\nreplied_on: {day + timedelta(days=20)}\noutcome: partly\nreply: "{title}"\n'
                facts = f"kind: recommendation\n{reply}" if number % 2 else f"kind: annual_report\nyear: {year}\n"
                yield f"documents/{stem}.ru.md", matter(title, facts, text)
            elif folder == "questions":
                key = "".join(random.choices("abcdefghijklmnop", k=12))
                stem = f"{slug}/{day}-{key}"
                yield f"questions/{stem}.ru.md", matter(title, f"id: {key}\ntopic: roads\n", text)
                yield f"answers/{stem}.ru.md", f"---\nregistered_on: {day}\nanswered_on: {day + timedelta(days=12)}\n---\n\n{text}\n"
            else:
                yield f"news/{stem}.ru.md", matter(title, "", text)


def main() -> int:
    """Print what was needed."""
    councils = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with TemporaryDirectory(prefix="decade-") as name:
        folder = Path(name)
        write(folder, DIALECTS["this site"].registry([]))
        for number in range(1, councils + 1):
            write(folder, DIALECTS["this site"].council(council(number)))
            random = Random(f"decade-{number}")
            for file in (file for year in YEARS for file in of_year(council(number).id, year, random)):
                write(folder / "content", file)
        pages = sum(A_YEAR.values()) * len(YEARS) * councils
        settings = folder / "conf.py"
        here = str(Path(__file__).parent)
        own = "".join(f"{name} = {str(folder / path)!r}\n" for name, path in (("CACHE_PATH", "cache"), ("FORMS", "forms.yml")))
        settings.write_text(f"import sys\nsys.path.insert(0, {here!r})\nfrom siteconf import *\nfrom pelicanconf import PLUGINS\n{own}")
        build = [f"{PROGRAMS}/pelican", str(folder / "content"), "-o", str(folder / "out"), "-s", str(settings), "--fatal", "errors"]
        (folder / "forms.yml").write_text("[]\n")
        print(f"{councils} councils, ten years, {pages:,} items")
        beside_hugo(folder, build, next((folder / "content/news").glob("*/*.md")), pages)
        print(f"a build without change holds {peak_of(build, folder / 'log') / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
