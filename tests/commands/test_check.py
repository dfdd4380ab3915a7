"""`kenes check`: all problems at once, for people, pull requests and programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workshop import Workshop, write_settings

KENES = Path(sys.executable).with_name("kenes")
BAD = {
    "news/aydyn/2026-05-05-bad.ru.md": '---\ntitel: "x"\ndate: 2026-02-30\nlang: kk\ncouncils: bayram\n---\nТел. +7 700 000 00 01.\n\n[нет](gone.ru.md) ![](x.png)\n',
    "councils/bad.kk.md": '---\nname: yes\nformed_with: ""\nlevel: galactic\nemail: nobody\nwebsite: example.org\nbin: "12"\nphone: "12"\nterm_start: 01.03.2026\nmembers:\n  - name: "A"\n    phone: "x"\n---\n',
}


@pytest.fixture
def run(workshop: Workshop, tmp_path: Path):  # noqa: ANN201
    """`kenes` in a folder with the fictitious content."""
    write_settings(tmp_path)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB")}

    def kenes(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([KENES, *arguments], cwd=tmp_path, env=environment | more, capture_output=True, text=True, check=False)

    return kenes


def test_clean_content_gives_0(run) -> None:  # noqa: ANN001
    done = run("check")
    assert (done.stdout, done.returncode) == ("Замечаний нет.\n", 0)


def test_every_mistake_of_a_file_is_told_with_its_place_in_the_language_of_the_file(run, workshop: Workshop) -> None:  # noqa: ANN001
    workshop.put(BAD)
    done = run("check")

    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line.split(": ")[0] for line in lines[:-1]] == [
        "content/councils/bad.kk.md:1:1",
        "content/councils/bad.kk.md:2:7",
        "content/councils/bad.kk.md:3:14",
        "content/councils/bad.kk.md:4:8",
        "content/councils/bad.kk.md:5:8",
        "content/councils/bad.kk.md:6:10",
        "content/councils/bad.kk.md:7:6",
        "content/councils/bad.kk.md:8:8",
        "content/councils/bad.kk.md:9:13",
        *["content/councils/bad.kk.md:11:5"] * 3,
        "content/councils/bad.kk.md:12:12",
        "content/news/aydyn/2026-05-05-bad.ru.md:1:1",
        "content/news/aydyn/2026-05-05-bad.ru.md:2:8",
        "content/news/aydyn/2026-05-05-bad.ru.md:3:7",
        "content/news/aydyn/2026-05-05-bad.ru.md:4:7",
        "content/news/aydyn/2026-05-05-bad.ru.md:5:11",
        "content/news/aydyn/2026-05-05-bad.ru.md:7:6",
        *["content/news/aydyn/2026-05-05-bad.ru.md:9:1"] * 2,
    ]
    assert 'content/councils/bad.kk.md:2:7: name мәні қате түсінілуі мүмкін: «yes». Мәнді тырнақшаға алыңыз: name: "…".' in lines
    assert (
        "content/news/aydyn/2026-05-05-bad.ru.md:2:8: Здесь нет ключа titel; возможно, имелся в виду title?"
        " Напишите title или один из этих: title, summary, councils, sources." in lines
    )
    assert "content/news/aydyn/2026-05-05-bad.ru.md:3:7: Такой даты нет: 2026-02-30. Исправьте день или месяц." in lines


def test_paths_narrow_what_is_told(run, workshop: Workshop) -> None:  # noqa: ANN001
    workshop.put(BAD)

    assert "aydyn" not in run("check", "content/councils").stdout
    assert run("check", "content/pages").returncode == 0
    assert "is not in" in run("check", "nowhere").stderr


def test_github_shows_problems_on_their_lines(run, workshop: Workshop) -> None:  # noqa: ANN001
    workshop.put({"pages/x.ru.md": '---\ntitle: "100%: да"\nordr: 1\n---\nТекст.\n'})

    expected = (
        "::error file=content/pages/x.ru.md,line=3,col=7,title=unknown_key_close::Здесь нет ключа ordr; возможно, имелся в виду order?"
        " Напишите order или один из этих: title, summary, order.\n"
    )
    assert run("check", "--format", "github").stdout == expected
    assert run("check", GITHUB_ACTIONS="true").stdout == expected


def test_programs_get_json(run, workshop: Workshop) -> None:  # noqa: ANN001
    workshop.put({"pages/x.ru.md": '---\ntitle: "x"\n---\n[нет](gone.ru.md)\n'})

    assert json.loads(run("check", "--format", "json", "--lang", "en").stdout) == [
        {
            "path": "content/pages/x.ru.md",
            "line": 4,
            "column": 1,
            "code": "link_broken",
            "message": "The link gone.ru.md leads nowhere.",
            "mend": "Link to a file of the content by its path from this file, for example ../../councils/astana.ru.md.",
            "left_out": False,
        }
    ]


def test_broken_regions_are_told_too(run, workshop: Workshop) -> None:  # noqa: ANN001
    workshop.put({"regions.yml": "- slug: Bad\n  iso: 7\n"})
    done = run("check")

    assert done.returncode == 1
    assert "content/regions.yml:1:9" in done.stdout


def test_what_lies_in_the_output_folder_is_no_matter(run, workshop: Workshop, tmp_path: Path) -> None:  # noqa: ANN001
    workshop.put({"news/aydyn/2026-03-02-broken.ru.md": "---\ntitle: [\n---\nТекст.\n"})
    (tmp_path / "output").touch()

    done = run("check")

    assert done.returncode == 1
    assert "2026-03-02-broken.ru.md" in done.stdout


def test_what_cannot_be_read_is_not_said_to_be_clean(run, tmp_path: Path) -> None:  # noqa: ANN001
    run("check")
    index = next(tmp_path.glob("**/content-*/index"))
    index.unlink()
    index.mkdir()

    done = run("check")

    assert done.returncode == 1
    assert f"{index}: Is a directory" in done.stderr
    assert not done.stdout
