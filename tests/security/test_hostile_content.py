"""Whatever a file holds, it is refused with the right line and words or published harmlessly, and the rest of the site is published."""

import os
from pathlib import Path

import pytest

from tests.security.hostile import PUBLISHED_COUNCILS, PUBLISHED_NEWS, REFUSED_COUNCILS, REFUSED_NEWS, SLOW_NEWS, within
from tests.security.judge import findings
from tests.workshop import Workshop, run_pelican

NEWS = "news/aydyn/2026-03-01-new.ru.md"
COUNCIL = "councils/new.ru.md"
SITE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, settings: object) -> Workshop:
    """One site for all cases of the module: each one is put into it and taken out again."""
    workshop = Workshop(tmp_path_factory.mktemp("shared"), settings)  # type: ignore[arg-type]
    workshop.build()
    return workshop


def met(workshop: Workshop, path: str, content: str | bytes) -> tuple[dict[str, bytes], list[tuple[int, str]]]:
    """What is published with one more file, and line and code of that file's problems."""
    workshop.put({path: content})
    try:
        output = workshop.build()
    finally:
        workshop.put({path: None})
    assert b"</html>" in output["ru/news/bayram/2025-12-31-plan/index.html"]
    assert findings(output, SITE) == []
    return output, [(problem.line, problem.code) for problem in workshop.result.problems if problem.path == path]


@pytest.mark.parametrize(
    ("path", "content", "line", "code"),
    [pytest.param(NEWS, *case[1:], id=case[0]) for case in REFUSED_NEWS] + [pytest.param(COUNCIL, *case[1:], id=case[0]) for case in REFUSED_COUNCILS],
)
def test_refused(shared: Workshop, path: str, content: str | bytes, line: int, code: str) -> None:
    output, problems = met(shared, path, content)

    assert (line, code) in problems
    assert not any("2026-03-01-new" in name or "councils/new" in name for name in output)


@pytest.mark.parametrize(
    ("path", "content", "shown"),
    [pytest.param(NEWS, *case[1:], id=case[0]) for case in PUBLISHED_NEWS] + [pytest.param(COUNCIL, *case[1:], id=case[0]) for case in PUBLISHED_COUNCILS],
)
def test_published(shared: Workshop, path: str, content: str | bytes, shown: str) -> None:
    output, _ = met(shared, path, content)

    page = output["ru/news/aydyn/2026-03-01-new/index.html" if path == NEWS else "ru/councils/new/index.html"].decode()
    assert shown in page
    assert "<script" not in page.replace('<script type="application/ld+json">', "", 1)


@pytest.mark.parametrize(("name", "content"), SLOW_NEWS, ids=[name for name, _ in SLOW_NEWS])
def test_what_hangs_markdown_is_refused_at_once(shared: Workshop, name: str, content: str) -> None:
    _, problems = met(shared, NEWS, content)

    assert (8, "too_complex") in problems or (name == "fences" and problems[0][1] == "too_complex")


def test_facts_in_two_files_name_both(workshop: Workshop) -> None:
    facts = '---\nname: "x"\nformed_with: "y"\nlevel: republican\nsources: []\n---\n'
    workshop.put({"councils/same.kk.md": facts, "councils/same.ru.md": facts})

    told = "Facts of the item stand here and in {}: level, sources. Keep them in one file, the original; the others hold only texts."
    assert workshop.problems() == [
        f"content/councils/same.kk.md:1:1: {told.format('councils/same.ru.md')}",
        f"content/councils/same.ru.md:1:1: {told.format('councils/same.kk.md')}",
    ]


def test_what_is_no_file_or_no_content_is_named_and_left_out(workshop: Workshop) -> None:
    news = workshop.content / "news" / "aydyn"
    (news / "link.md").symlink_to("/etc/hostname")
    (news / "folder").symlink_to("/usr/share/zoneinfo/Asia")
    (news / "loop").symlink_to("..")
    os.mkfifo(news / "pipe.md")
    workshop.put(
        {
            "news/aydyn/Case.ru.md": within("x"),
            "news/aydyn/2026-03-01-aux.ru.md": within("x"),
            "news/aydyn/2026-03-01-й.ru.md": within("x"),
            "news/aydyn/a\nb.md": within("x"),
            "news/aydyn/2026-02-30-no.ru.md": within("x"),
            "news/aydyn/2026-03-01-x.de.md": within("x"),
            "news/aydyn/deep/er/and/deeper/x.md": within("x"),
            "news/aydyn/.hidden.md": within("x"),
            "news/aydyn/-rf.md": within("x"),
            "news/aydyn/page.html": "<script>alert(1)</script>",
            "news/aydyn/text.rst": ".. include:: /etc/passwd",
            "files/aydyn/CNAME": "evil.example",
            "files/aydyn/image.svg": "<svg><script>alert(1)</script></svg>",
            "files/aydyn/report.pdf.html": "x",
            "files/aydyn/photo.jpg": "not a picture",
            "static/sw.js": "x",
            "regions/new.ru.md": within("x"),
        }
    )
    with (workshop.content / "news/aydyn/2026-03-01-huge.ru.md").open("wb") as file:
        file.truncate(60_000_000)

    output = workshop.build()

    found = {(problem.path, problem.code) for problem in workshop.result.problems}
    assert found == {
        ("news/aydyn/link.md", "symlink"),
        ("news/aydyn/folder", "symlink"),
        ("news/aydyn/loop", "symlink"),
        ("news/aydyn/pipe.md", "not_a_file"),
        ("news/aydyn/Case.ru.md", "bad_file_name"),
        ("news/aydyn/2026-03-01-aux.ru.md", "bad_slug"),
        ("news/aydyn/2026-03-01-й.ru.md", "bad_slug"),
        ("news/aydyn/a?b.md", "bad_file_name"),
        ("news/aydyn/2026-02-30-no.ru.md", "impossible_date"),
        ("news/aydyn/2026-03-01-x.de.md", "unknown_language"),
        ("news/aydyn/deep/er", "wrong_depth"),
        ("news/aydyn/.hidden.md", "unknown_language"),
        ("news/aydyn/-rf.md", "bad_file_name"),
        ("news/aydyn/page.html", "file_type"),
        ("news/aydyn/text.rst", "file_type"),
        ("files/aydyn/CNAME", "file_type"),
        ("files/aydyn/image.svg", "file_type"),
        ("files/aydyn/report.pdf.html", "file_type"),
        ("files/aydyn/photo.jpg", "not_what_it_says"),
        ("static/sw.js", "unknown_folder"),
        ("regions/new.ru.md", "unknown_folder"),
        ("news/aydyn/2026-03-01-huge.ru.md", "file_too_large"),
    }
    assert findings(output, SITE) == []
    assert output.keys() == Workshop(workshop.content.parent / "clean", workshop.settings).build().keys()


def test_pelican_itself_publishes_no_file_of_the_machine(workshop: Workshop, tmp_path: Path) -> None:
    workshop.put({NEWS: within("[x]({attach}/../../../../../../../../etc/passwd) ![y]({static}/../../pelicanconf.py)")})

    output = run_pelican(tmp_path)

    assert not any("passwd" in name or name.endswith(".py") for name in output)
    assert not any(b"root:x:0:0" in data for data in output.values())
