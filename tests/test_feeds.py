"""The feeds: well-formed, stable, read by real readers, and true."""

import json
import re
import shutil
import sqlite3
import subprocess
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from plugins.reading.decode import invisible_in
from tests.workshop import Files, Workshop

Publish = Callable[[Files], dict[str, bytes]]
ATOM = "{http://www.w3.org/2005/Atom}"
ONE_LINE = st.text(min_size=1, max_size=60).filter(
    lambda text: text.strip() and not invisible_in(text) and "\n" not in text and "\r" not in text and "\t" not in text
)


def feeds_in(output: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in output.items() if "feeds/" in path and path.endswith(".xml")}


def news_in(feed: bytes) -> list[feedparser.FeedParserDict]:
    """The entries of a feed that are news."""
    return [entry for entry in feedparser.parse(feed).entries if ":news/" in entry.id]


def test_there_is_a_feed_for_all_each_region_and_each_council_and_for_the_kinds_that_they_have(publish: Publish) -> None:
    names = ["all", "regions/altyn", "regions/kumis", "councils/aydyn", "councils/bayram"]
    of_kinds = {"questions", "events", "documents", "discussions", "polls"}
    names += [f"{kind}/{name}" for kind in of_kinds for name in names if name != "regions/kumis"]
    names = [name for name in names if name != "discussions/councils/bayram"]
    names.append("discussions/topics/aydyn/2026-05-10-park")
    assert set(feeds_in(publish({}))) == {f"{lang}feeds/{name}.{kind}.xml" for lang in ("", "ru/", "en/") for name in names for kind in ("atom", "rss")}


def test_every_feed_is_read_without_complaint_and_keeps_the_rules(publish: Publish) -> None:
    for path, data in feeds_in(publish({})).items():
        parsed = feedparser.parse(data)
        assert not parsed.bozo, path
        assert parsed.feed.title, path
        assert len({entry.id for entry in parsed.entries}) == len(parsed.entries), path
        assert all(entry.link.startswith("http://127.0.0.1:8000/") for entry in parsed.entries), path
        root = etree.fromstring(data)
        if root.tag == f"{ATOM}feed":
            for element in (root, *root.iter(f"{ATOM}entry")):
                assert all(element.find(f"{ATOM}{needed}") is not None for needed in ("id", "title", "updated")), path
            assert root.find(f"{ATOM}author/{ATOM}name").text, path
            assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"] == [f"http://127.0.0.1:8000/{path}"]
        else:
            assert all(root.find(f"channel/{needed}") is not None for needed in ("title", "link", "description")), path
            assert all(guid.get("isPermaLink") == "false" for guid in root.iter("guid")), path


def test_an_entry_is_told_whole(publish: Publish) -> None:
    entry = news_in(publish({})["ru/feeds/councils/bayram.atom.xml"])[0]

    assert entry.id == "tag:ashyq-kenes.example,2026:news/aydyn/2026-03-01-meeting.ru"
    assert entry.title == "Совет собрался"
    assert entry.summary == "Первое заседание года."
    assert entry.content[0].value == '<p>Совет обсудил <em>бюджет</em>. Подробнее — <a href="http://127.0.0.1:8000/ru/councils/aydyn/">о совете</a>.</p>'
    assert [(tag.term, tag.label) for tag in entry.tags] == [
        ("aydyn", "Общественный совет города Айдын"),
        ("bayram", "Общественный совет ведомства Байрам"),
    ]
    assert entry.published == entry.updated == "2026-03-01T00:00:00+05:00"


def test_a_question_and_its_answer_are_entries_of_their_own_feed_and_of_the_others(publish: Publish) -> None:
    output = publish({})

    told = [(entry.title, entry.link) for entry in feedparser.parse(output["ru/feeds/questions/councils/aydyn.rss.xml"]).entries]

    page = "http://127.0.0.1:8000/ru/questions/aydyn/2026-03-05-mostmostmost/"
    assert told == [("Ответ: Когда откроют мост?", f"{page}#answer"), ("Вопрос: Когда откроют мост?", page)]
    assert {title for title, _ in told} < {entry.title for entry in feedparser.parse(output["ru/feeds/all.atom.xml"]).entries}


def test_an_entry_tells_its_language(publish: Publish) -> None:
    for kind in ("atom", "rss"):
        root = etree.fromstring(publish({})[f"ru/feeds/councils/aydyn.{kind}.xml"])
        assert [element.text for element in root.iter("{http://purl.org/dc/elements/1.1/}language")] == ["ru", "kk", "ru", "ru", "ru", "ru", "ru", "ru"]


def test_an_entry_keeps_its_id_when_domain_and_title_change(workshop: Workshop) -> None:
    before = feedparser.parse(workshop.build()["ru/feeds/councils/aydyn.atom.xml"])
    workshop.put({"news/aydyn/2026-03-01-meeting.ru.md": '---\ntitle: "Иначе"\n---\nТекст.\n'})
    addresses = workshop.settings.publication.addresses._replace(site="https://other.example/base", base="/base")
    output = workshop.build(publication=workshop.settings.publication._replace(addresses=addresses))

    after = feedparser.parse(output["ru/feeds/councils/aydyn.atom.xml"])
    assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
    assert news_in(output["ru/feeds/councils/aydyn.atom.xml"])[1].link == "https://other.example/base/ru/news/aydyn/2026-03-01-meeting/"


def test_the_newest_thirty_come_newest_first(publish: Publish) -> None:
    output = publish({f"news/aydyn/2026-04-{day:02}-n{part}.ru.md": f'---\ntitle: "{day}-{part}"\n---\nТекст.\n' for day in range(1, 21) for part in (1, 2)})

    for kind in ("atom", "rss"):
        entries = feedparser.parse(output[f"ru/feeds/all.{kind}.xml"]).entries
        assert len(entries) == 30
        assert [entry.published_parsed for entry in entries] == sorted((entry.published_parsed for entry in entries), reverse=True)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=ONE_LINE, body=st.text(min_size=1, max_size=80))
def test_any_text_comes_out_right_in_every_feed(workshop: Workshop, title: str, body: str) -> None:
    quoted = json.dumps(title.strip(), ensure_ascii=False)
    workshop.put({"news/aydyn/2026-05-30-any.ru.md": f"---\ntitle: {quoted}\n---\n{body}\n"})
    output = workshop.build()
    published = "ru/news/aydyn/2026-05-30-any/index.html" in output

    for path, data in feeds_in(output).items():
        etree.fromstring(data)
        if published and path == "ru/feeds/all.atom.xml":
            assert etree.fromstring(data).findtext(f"{ATOM}entry/{ATOM}title") == unicodedata.normalize("NFC", title.strip())
    assert published or workshop.result.problems


def test_signs_and_letters_survive(publish: Publish) -> None:
    title = "Тариф 2 < 3 и 5 > 4 & ]]> 😀 әғқңөұүһі ӘҒҚҢӨҰҮҺІ"
    output = publish({"news/aydyn/2026-05-30-signs.ru.md": f'---\ntitle: "{title}"\n---\n{title}\n'})

    atom, rss = (etree.fromstring(output[f"ru/feeds/all.{kind}.xml"]) for kind in ("atom", "rss"))
    assert atom.findtext(f"{ATOM}entry/{ATOM}title") == title
    assert rss.findtext("channel/item/title") == title.replace("<", "‹").replace(">", "›")
    assert "]]&gt; 😀 әғқңөұүһі" in atom.findtext(f"{ATOM}entry/{ATOM}content")


def test_the_opml_names_every_atom_feed_but_those_of_single_discussions(publish: Publish) -> None:
    output = publish({})
    for prefix in ("", "ru/", "en/"):
        outlines = etree.fromstring(output[f"{prefix}feeds.opml"]).findall("body/outline")
        assert {outline.get("xmlUrl").removeprefix("http://127.0.0.1:8000/") for outline in outlines} == {
            path for path in feeds_in(output) if path.startswith(f"{prefix}feeds/") and path.endswith(".atom.xml") and "/topics/" not in path
        }


def test_pages_point_to_their_feeds(publish: Publish) -> None:
    page = publish({})["ru/councils/aydyn/index.html"].decode()
    assert re.findall(r'<link rel="alternate" type="application/(\w+)\+xml" href="([^"]+)"', page) == [
        ("atom", "/ru/feeds/councils/aydyn.atom.xml"),
        ("rss", "/ru/feeds/councils/aydyn.rss.xml"),
    ]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A local server for a folder; its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(not shutil.which("newsboat"), reason="newsboat is a Debian package; .ci/run installs it")
def test_newsboat_reads_every_feed(workshop: Workshop, tmp_path: Path) -> None:
    output = workshop.build()
    with served(workshop.settings.output) as address:
        for path, data in feeds_in(output).items():
            if path.startswith("ru/"):
                assert read_by_newsboat(f"{address}/{path}", tmp_path) == len(feedparser.parse(data).entries), path


def read_by_newsboat(feed: str, folder: Path) -> int:
    """How many entries of a feed newsboat takes up."""
    (folder / "urls").write_text(feed)
    (folder / "config").write_text("")
    (folder / "cache.db").unlink(missing_ok=True)
    subprocess.run(
        ["newsboat", "-u", folder / "urls", "-c", folder / "cache.db", "-C", folder / "config", "-x", "reload"],
        env={"HOME": str(folder), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    with closing(sqlite3.connect(folder / "cache.db")) as cache:
        return int(cache.execute("SELECT count(*) FROM rss_item").fetchone()[0])
