"""``kenes import`` as it is typed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.imports.door import SOURCES
from tests.imports.test_members import row, table
from tests.workshop import Workshop, write_settings


def kenes(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the console script in a folder that has content."""
    write_settings(folder)
    return subprocess.run([Path(sys.executable).with_name("kenes"), "import", *map(str, arguments)], cwd=folder, capture_output=True, text=True, check=False)


def test_each_kind_takes_its_own_options(workshop: Workshop) -> None:
    folder = workshop.content.parent
    news = kenes(folder, "news", SOURCES / "wordpress.xml", SOURCES / "atom.xml", "--council", "aydyn", "--since", "2026-03-12", "--lang", "ru", "--limit", "9")
    members = kenes(folder, "members", table(folder, row("Тест Тестов")), "--council", "aydyn", "--columns", "name=ФИО", "--source-url", "https://a.example")

    assert (news.returncode, news.stdout.splitlines()[-1]) == (0, "1 new, 0 known before, 0 not proposed")
    assert (members.returncode, members.stdout) == (0, "councils/aydyn.kk.md\n1 changed, 0 known before, 0 not proposed\n")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("news", "none.xml", "--council", "aydyn"), 1, "none.xml cannot be read: No such file or directory; name a saved file"),
        (("members", "none.csv", "--council", "aydyn"), 1, "none.csv does not exist"),
        (("events", "none.csv", "--council", "nowhere"), 1, "There is no council 'nowhere'"),
        (("news", "x", "--council", "aydyn", "--pull-request"), 1, "is in no Git repository"),
        (("news", "x"), 2, "--council"),
        (("members", "x", "--council", "aydyn", "--since", "2026-01-01"), 2, "unrecognized arguments: --since"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(workshop: Workshop, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = kenes(workshop.content.parent, *arguments)

    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
