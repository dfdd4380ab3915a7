"""Whatever is sent through the form, it is published as harmless words, held for a person or refused; nothing of it acts and no private number is anywhere."""

import html
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from plugins.intake.clean import clean, masked
from plugins.model import ZONE
from plugins.reading.decode import decoded
from plugins.reading.personal import personal_in
from tests.browser import FLAGS, chromium
from tests.intake.door import Desk, desk
from tests.security.judge import findings
from tests.security.submissions import HELD, PUBLISHED, REFUSED
from tests.test_feeds import served
from tests.workshop import read_tree

__all__ = ["desk"]

TEXTS = st.text(st.characters(codec=None), max_size=300)
TODAY = datetime.now(ZONE).date()
SITE = "http://127.0.0.1:8000"


def export(folder: Path, *submissions: dict[str, object]) -> Path:
    """An export of submissions to one council."""
    rows = [{"id": str(number), "council": "aydyn", "title": "Вопрос", "text": "Когда?", **each} for number, each in enumerate(submissions)]
    path = folder / "export.json"
    path.write_text(json.dumps(rows))
    return path


def texts_of(pages: dict[str, bytes]) -> Iterator[str]:
    """What each page's reader reads."""
    for page in pages.values():
        body = page.decode().partition("<main")[2].partition("</main>")[0]
        yield html.unescape(re.sub(r"<br>|</p>", "\n", body).replace("&nbsp;", " ")) and html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br>|</p>", "\n", body)))


def test_all_come_out_as_words(desk: Desk, tmp_path: Path) -> None:
    taken = desk.take(export(tmp_path, *(case.answers for case in PUBLISHED)))
    output = {path: data for path, data in desk.workshop.build(build_date=TODAY).items() if not path.endswith(".png")}

    assert taken.status == 0, taken.said
    assert len(taken.files) == len(PUBLISHED)
    assert desk.workshop.result.problems == []
    assert findings(output, SITE) == []
    pages = list(texts_of({path: data for path, data in output.items() if re.fullmatch(r"(ru/|en/)?questions/aydyn/[^/]+/index\.html", path)}))
    for case in PUBLISHED:
        of_case = [page for page in pages if all(word in page for word in case.kept)]
        assert of_case, case.name
        everything = {**output, **{path: text.encode() for path, text in taken.files.items()}, "said": taken.said.encode("utf-8", "surrogateescape")}
        for word in case.gone:
            assert not [path for path, data in everything.items() if word.encode() in data], (case.name, word)
    for path, data in output.items():
        if path.endswith((".atom.xml", ".rss.xml")):
            assert not feedparser.parse(data).bozo, path


def test_in_a_discussion_they_come_out_as_words_too(desk: Desk, tmp_path: Path) -> None:
    desk.workshop.put({"discussions/aydyn/2026-05-10-park.ru.md": '---\ntitle: "Парк"\n---\nЧто?\n', "discussions/aydyn/2026-05-10-park.kk.md": None})
    of_text = [case for case in PUBLISHED if set(case.answers) == {"text"}]
    taken = desk.take(export(tmp_path, *({**case.answers, "discussion": "aydyn/2026-05-10-park"} for case in of_text)), form="table-discussions")
    output = {path: data for path, data in desk.workshop.build(build_date=TODAY).items() if not path.endswith(".png")}

    assert (taken.status, len(taken.files)) == (0, len(of_text)), taken.said
    assert desk.workshop.result.problems == []
    assert findings(output, SITE) == []
    (page,) = texts_of({"page": output["ru/discussions/aydyn/2026-05-10-park/index.html"]})
    for case in of_text:
        assert all(word in page for word in case.kept), case.name
        for word in case.gone:
            assert not [path for path, data in output.items() if word.encode() in data], (case.name, word)


def test_what_cannot_be_used_is_refused_and_what_needs_a_person_waits(desk: Desk, tmp_path: Path) -> None:
    taken = desk.take(export(tmp_path, *REFUSED, *HELD))

    assert taken.said.count("not proposed:") == len(REFUSED), taken.said
    assert len(taken.files) == len(HELD)
    assert all('hold: "spam"' in text for text in taken.files.values())
    assert not any("-" + path.split("-")[-1].removesuffix(".md") in name for name in desk.workshop.build(build_date=TODAY) for path in taken.files)


@pytest.mark.xdist_group("browser")
def test_no_script_of_theirs_runs_in_a_browser(desk: Desk, tmp_path: Path) -> None:
    desk.take(export(tmp_path, *(case.answers for case in PUBLISHED)))
    desk.workshop.build(build_date=TODAY)
    paths = [path for path in read_tree(desk.workshop.settings.output) if path.endswith("index.html") and "question" in path and not path.startswith("en/")]
    with (
        served(desk.workshop.settings.output) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium(), args=FLAGS) as browser,
    ):
        page = browser.new_page()
        page.add_init_script("window.hits = []; window.canary = (number) => window.hits.push(number);")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for path in paths:
            page.goto(f"{address}/{path}")
            assert page.evaluate("window.hits") == [], path
        page.goto(f"{address}/ru/questions/index.html")
        page.select_option("select[name=council]", "aydyn")
        page.wait_for_selector("nav.filters li .state")
        assert page.evaluate("window.hits") == []
        assert all(url.startswith(address) for url in asked)


@given(TEXTS)
@settings(max_examples=300)
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_that_reading_refuses(text: str) -> None:
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    again, problems = decoded("x", f"x{cleaned}\n".encode())
    assert again == f"x{cleaned}\n"
    assert {problem.code for problem in problems} <= {"git_conflict", "mojibake"}


@given(
    st.lists(st.sampled_from("0123456789"), min_size=12, max_size=12),
    st.lists(st.sampled_from(["", " ", "-", "\u00a0", ".", "\n", "/", " - "]), min_size=11, max_size=11),
)
@settings(max_examples=300)
def test_no_twelve_digits_survive_however_they_are_parted(digits: list[str], between: list[str]) -> None:
    number = "".join(digit + sign for digit, sign in zip(digits, [*between, ""], strict=True))

    said = masked(clean(f"Мой номер {number}, вот"), "ru").text

    left = re.findall(r"(?:\d\W{0,3}){12}", said)
    assert left == []
    assert said.startswith("Мой номер ")
    assert said.endswith(", вот")


@given(TEXTS)
@settings(max_examples=300)
def test_what_is_masked_stays_masked(text: str) -> None:
    said = masked(clean(text), "kk").text

    assert personal_in(said) == []


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=20, max_size=40))
@settings(
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.large_base_example, HealthCheck.data_too_large, HealthCheck.too_slow],
)
def test_any_words_at_all_read_back_as_they_were_cleaned(desk: Desk, tmp_path: Path, asked: list[tuple[str, str, str]]) -> None:
    for path in set(desk.questions()) - desk.before:
        (desk.workshop.content / path).unlink()
    submissions = [{"title": f"т{title}", "text": f"т{text}", "name": name, "publish_name": True} for title, text, name in asked]

    taken = desk.take(export(tmp_path, *submissions))
    desk.workshop.build()

    assert desk.workshop.result.problems == []
    assert len(taken.files) + taken.said.count("not proposed:") == len(asked)
    bodies = [text.partition("\n---\n\n")[2] for text in taken.files.values()]
    for body in bodies:
        assert body.removesuffix("\n") == masked(clean(body), "ru").text
