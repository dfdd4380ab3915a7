"""The figures of a period, and the cards of a month."""

import csv
import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from plugins.commands.openness import keep
from plugins.commands.report import NotReported, Period, report
from plugins.engine.failure import CannotBuild
from plugins.intake.tables import Unreadable
from tests.workshop import Workshop

YEAR = Period(date(2026, 1, 1), date(2026, 5, 31), "", "", None, "csv", "en")


def told(workshop: Workshop, **changes: object) -> dict[str, str]:
    """The figures by title."""
    out = io.StringIO()
    assert report(workshop.settings, YEAR._replace(**changes), out) == 0
    return {line["Figure"]: line["Value"] for line in csv.DictReader(io.StringIO(out.getvalue()))}


def test_the_figures_are_those_of_the_content(workshop: Workshop) -> None:
    assert told(workshop) == {
        "Councils": "2",
        "News": "2",
        "Meetings held": "1",
        "Other events held": "0",
        "Participants": "21",
        "Events that tell how many took part": "1",
        "Questions asked": "2",
        "Of them with a first reply": "1",
        "Days to the first reply": "",
        "Days to the answer": "",
        "Answers given": "1",
        "Recommendations": "1",
        "Replies to recommendations": "1",
        "Of them in time": "1",
        "Recommendations accepted": "0",
        "Discussions opened": "1",
        "Contributions to discussions": "3",
        "Polls closed": "1",
        "Documents": "2",
    }


def test_a_report_is_of_one_council_or_region_and_of_its_days_alone(workshop: Workshop) -> None:
    of_council, of_region, of_march = (
        told(workshop, council="bayram"),
        told(workshop, region="altyn"),
        told(workshop, first=date(2026, 3, 12), last=date(2026, 3, 12)),
    )

    assert (of_council["Councils"], of_council["News"], of_council["Meetings held"], of_council["Questions asked"]) == ("1", "1", "1", "1")
    assert (of_region["Councils"], of_region["News"], of_region["Recommendations"]) == ("1", "2", "1")
    assert (of_march["Meetings held"], of_march["News"], of_march["Questions asked"]) == ("1", "0", "0")


def test_a_report_is_written_for_people_too(workshop: Workshop) -> None:
    for form, lang, said in (("markdown", "ru", "| Участников | 21 |"), ("html", "kk", "<td>Қатысушылар</td><td>21</td>"), ("markdown", "kk", "— |")):
        out = io.StringIO()
        report(workshop.settings, YEAR._replace(format=form, lang=lang), out)
        assert said in out.getvalue()


@pytest.mark.parametrize(
    "export",
    [
        "date,visitors,pageviews\n2025-12-31,9,90\n2026-01-01,5,50\n2026-05-31,7,70\n2026-06-01,9,90\n",
        "Дата;Посетители;Просмотры\n31.12.2025;9;90\n01.01.2026;5;50\n31.05.2026;7;70\n01.06.2026;9;90\n",
        "date,visitors,pageviews,actions\n2026-01-01,12,120,7\n",
    ],
)
def test_visits_are_those_of_the_period(workshop: Workshop, tmp_path: Path, export: str) -> None:
    (tmp_path / "visits.csv").write_text(export)
    figures = told(workshop, visits=tmp_path / "visits.csv")

    assert (figures["Visitors"], figures["Page views"]) == ("12", "120")
    assert "Visits" not in figures


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"first": date(2026, 6, 1)}, "after its last day"),
        ({"council": "nowhere"}, "no council nowhere; these are known: aydyn, bayram"),
        ({"region": "nowhere"}, "no region nowhere; these are known: altyn"),
        ({"visits": "page,visitors\n/,5\n"}, "needs a column date or day or дата"),
        ({"visits": "date,visitors\nyesterday,5\n"}, "line 2: 'yesterday' is not a day"),
        ({"visits": "date,visitors\n2026-02-01,many\n"}, "line 2: 'many' is not a number"),
        ({"visits": "date,visitors\n12,5\n"}, "line 2: '12' is not a day"),
        ({"visits": "date\n"}, "no columns"),
        ({"visits": "date,visitors\n03/04/2026,5\n"}, "'03/04/2026' is not a day"),
        ({"visits": "date,visitors\n2025-03-04,5\n"}, "has no day from 2026-01-01 to 2026-05-31"),
    ],
)
def test_what_cannot_be_reported_is_said(workshop: Workshop, tmp_path: Path, changes: dict[str, object], said: str) -> None:
    if "visits" in changes:
        (tmp_path / "visits.csv").write_text(str(changes["visits"]))
        changes = {"visits": tmp_path / "visits.csv"}

    with pytest.raises((NotReported, Unreadable), match=said):
        told(workshop, **changes)


def test_large_figures_are_whole(workshop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text("date,pageviews\n2026-02-01,1 234 567\n")

    assert told(workshop, visits=tmp_path / "visits.csv")["Page views"] == "1234567"


def test_the_cards_of_a_month_are_kept_once_and_published(workshop: Workshop) -> None:
    keep(workshop.settings, None, None)
    kept = workshop.content / "openness" / "2026-05.csv"
    before = kept.read_text()
    workshop.put({"documents/aydyn/2026-05-30-r.ru.md": '---\ntitle: "Положение"\nkind: regulation\n---\nТекст.\n'})
    keep(workshop.settings, date(2026, 5, 1), None)
    keep(workshop.settings, date(2026, 2, 1), None)
    with pytest.raises(CannotBuild, match="2026-06 is not over: its cards are kept from 2026-07-01 on"):
        keep(workshop.settings, date(2026, 6, 1), None)
    published = workshop.build()

    assert before.startswith("council,criterion,kind,answer,done,of\n")
    assert "aydyn,A6,practice,not_found,," in before
    assert kept.read_text() == before
    assert "aydyn,B1,law,not_applicable,," in (workshop.content / "openness" / "2026-02.csv").read_text()
    assert published["openness/2026-05.csv"].decode() == before
    assert "/openness/2026-05.csv" in published["openness/methodology/index.html"].decode()
    assert workshop.codes() == []


def test_the_commands_say_their_mistakes_without_a_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("kenes"), "report", "--from", "2026-02-01", "--to", "2026-01-01"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The report begins on 2026-02-01, after its last day 2026-01-01\n"


def test_the_cards_of_a_month_can_be_proposed(workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def git(*arguments: str, folder: Path = workshop.content) -> str:
        identity = ["-c", "user.name=Keeper", "-c", "user.email=keeper@example.org"]
        return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout

    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Keeper")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "keeper@example.org")
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", remote], check=True)
    for step in (("init", "--quiet", "--initial-branch=main"), ("add", "."), ("commit", "--quiet", "-m", "site"), ("remote", "add", "origin", str(remote))):
        git(*step)
    git("push", "--quiet", "origin", "main")

    assert keep(workshop.settings, None, ("origin", "main")) == 0

    assert "openness/2026-05" in capfd.readouterr().out
    assert git("diff", "--name-only", "main", "openness/2026-05", folder=remote) == "openness/2026-05.csv\n"
    assert git("status", "--porcelain") == ""
