"""News of a council's own site come as short notes that lead to it, each once, whatever its feed holds."""

from datetime import date
from html import escape
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.intake.tables import Unreadable
from tests.imports.door import SOURCES, Desk
from tests.security.judge import findings

REPORT = """---
title: "Совет рассмотрел отчёт акима «О бюджете» — 2026"
summary: "Члены совета заслушали отчёт и задали двадцать вопросов. Ответы будут опубликованы."
sources:
- url: "https://aydyn.example/2026/03/otchet-akima/"
  title: "aydyn.example"
---

Полный текст — на сайте [aydyn.example](<https://aydyn.example/2026/03/otchet-akima/>).
"""
FEED = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>x</title><link>https://aydyn.example</link><description/>{}</channel></rss>'


def entry(address: str, title: str = "Заседание", summary: str = "", day: str = "Tue, 10 Mar 2026 09:00:00 +0500") -> str:
    """An item of RSS."""
    return f"<item><title>{escape(title)}</title><link>{escape(address)}</link><pubDate>{day}</pubDate><description>{escape(summary)}</description></item>"


def feed(folder: Path, *entries: str, name: str = "feed.xml") -> Path:
    """A saved feed."""
    path = folder / name
    path.write_text(FEED.format("".join(entries)))
    return path


def test_wordpress_gives_title_summary_and_the_way_to_the_source(desk: Desk) -> None:
    taken = desk.take("news", SOURCES / "wordpress.xml")

    kazakh, report = sorted(taken.files, key=lambda path: path[-5:])
    assert report.startswith("news/aydyn/2026-03-11-sovet-rassmotrel-otchet-akima-o-byudzhete-2026-")  # the day in Almaty
    assert taken.files[report] == REPORT
    assert kazakh.startswith("news/aydyn/2026-03-12-kogamdyk-kenestin-kezekti-otyrysy-otti-")
    assert kazakh.endswith(".kk.md")
    assert "Толық мәтіні мына сайтта" in taken.files[kazakh]
    assert taken.status == 0
    desk.workshop.build()
    assert desk.workshop.result.problems == []


def test_atom_says_itself_what_is_text(desk: Desk) -> None:
    ((path, text),) = desk.take("news", SOURCES / "atom.xml").files.items()

    assert path.startswith("news/aydyn/2026-03-11-esli-a-b-to-sovet-maslikhat-soglasny-")
    assert 'title: "Если A < B, то совет & маслихат согласны"\nsummary: "Коротко о главном."' in text
    assert 'url: "https://aydyn.example/news/7"' in text


def test_windows_1251_and_namesakes_of_one_day(desk: Desk) -> None:
    files = desk.take("news", SOURCES / "bitrix.xml").files

    assert len(files) == 2
    assert sorted(
        "ID=55" in text and "PHPSESSID" not in text and 'summary: "Приглашаем жителей на слушания \\"О тарифах\\". Начало в 10:00."' in text
        for text in files.values()
    ) == [
        False,
        True,
    ]


def test_a_second_run_finds_nothing_new_and_touches_no_file(desk: Desk) -> None:
    first = desk.take("news", SOURCES / "wordpress.xml")
    edited, renamed = first.files
    content = desk.workshop.content
    (content / edited).write_text(first.files[edited].replace("двадцать", "тридцать").replace("мәселесін", "мәселелерін"))
    (content / renamed).rename(content / "news/bayram/2026-01-01-renamed.kk.md")
    before = desk.files()

    again = desk.take("news", SOURCES / "wordpress.xml")

    assert "0 new, 2 known before, 0 not proposed" in again.said
    assert desk.files() == before


def test_the_source_is_known_in_every_spelling(desk: Desk, tmp_path: Path) -> None:
    desk.workshop.put(
        {"news/aydyn/2026-03-09-by-hand.ru.md": "---\ntitle: x\nsources: [{url: 'http://www.aydyn.example/a/?id=1&fbclid=z', title: y}]\n---\nx\n"}
    )

    assert "0 new, 1 known" in desk.take("news", feed(tmp_path, entry("https://aydyn.example/a?id=1&utm_source=rss#top"))).said


@pytest.mark.parametrize(
    ("title", "summary", "shown"),
    [
        ("<script>canary(1)</script>Слушания", "<img src=x onerror=canary(2)>О бюджете", 'title: "Слушания"\nsummary: "О бюджете"'),
        ("{{ 7*7 }} {% raw %}", "{{ config }}", "{{ 7*7 }} {% raw %}"),
        ('"\nhold: x\n---\nslug: evil', "---", '"\\" hold: x --- slug: evil"'),
        ("!!python/object/apply:os.system [id]", "&a *a", "!!python"),
        ("Отчёт \u202egpj.exe про\u200bто\u00adкол", "", "Отчёт gpj.exe протокол"),
        ("[сюда](javascript:canary(3)) ![x](http://evil.example/p.gif)", "# Заголовок", "[сюда](javascript:canary(3))"),
        ("Звонок", "Звоните 8 701 123 45 67 или пишите tailor@example.org", "[скрыто: телефон] или пишите [скрыто: почта]"),
        ("12345", "", "title: "),
        ("yes", "no", 'title: "yes"'),
        ("=HYPERLINK(1)", "", "=HYPERLINK(1)"),
        ("", "Без заголовка. Но с текстом.", 'title: "Без заголовка. Но с текстом."'),
        ("я" * 500, "слово " * 200, "…"),
        ("👨\u200d👩\u200d👧", "", "👨\u200d👩\u200d👧"),
    ],
)
def test_hostile_words_come_out_as_harmless_ones(desk: Desk, tmp_path: Path, title: str, summary: str, shown: str) -> None:
    taken = desk.take("news", feed(tmp_path, entry("https://aydyn.example/n1", title, summary)))

    ((path, text),) = taken.files.items()
    assert shown in text
    assert not any(word in text for word in ("<script", "<img", "123 45 67", "tailor", "\u202e"))
    output = desk.workshop.build()
    assert desk.workshop.result.problems == []
    assert findings(output, "http://127.0.0.1:8000") == []
    assert (
        f"ru/{path.removesuffix('.ru.md')}/index.html" in output
        or f"{path.removesuffix('.kk.md')}/index.html" in output
        or f"en/{path[:-6]}/index.html" in output
    )


@pytest.mark.parametrize(
    ("address", "day", "reason"),
    [
        ("javascript:canary(1)", "Tue, 10 Mar 2026 09:00:00 +0500", "no address"),
        ("https://user:secret@aydyn.example/1", "Tue, 10 Mar 2026 09:00:00 +0500", "no address"),
        ("file:///etc/passwd", "Tue, 10 Mar 2026 09:00:00 +0500", "no address"),
        ("https://localhost/1", "Tue, 10 Mar 2026 09:00:00 +0500", "no address"),
        ("https://aydyn.example/n1", "позавчера", "no day"),
        ("https://aydyn.example/n1", "Fri, 10 Mar 2090 09:00:00 +0500", "has not come yet"),
    ],
)
def test_what_cannot_be_used_is_named_with_the_reason(desk: Desk, tmp_path: Path, address: str, day: str, reason: str) -> None:
    taken = desk.take("news", feed(tmp_path, entry(address, day=day), entry("https://aydyn.example/2")))

    assert (taken.status, len(taken.files)) == (3, 1)
    assert "not proposed: it" in taken.said
    assert reason in taken.said


@pytest.mark.parametrize("address", ["https://aydyn.example/a_b*c_(d)[e]<f>`g`\\h'i\"", "https://aydyn.example/жаңалық?id=ә", "https://айдын.қаз/1"])
def test_odd_addresses_lead_where_they_should(desk: Desk, tmp_path: Path, address: str) -> None:
    ((path, text),) = desk.take("news", feed(tmp_path, entry(address)), lang="ru").files.items()

    written = text.split('url: "')[1].split('"')[0]
    assert written.isascii()
    page = desk.workshop.build()[f"ru/{path.removesuffix('.ru.md')}/index.html"].decode()
    assert page.count(f'href="{escape(written)}"') == 2  # in the text, and among the sources


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><body>404</body></html>", "neither RSS nor Atom"),
        (b"", "neither RSS nor Atom"),
        (b"\x00" * 2000, "neither RSS nor Atom"),
        (FEED.format("x" * 10_000_000).encode(), "larger than 5 MB"),
        (b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>', "declares entities"),
        (b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>&x;</loc></url></urlset>', "declares entities"),
        (b"\x1f\x8b" + b"\x00" * 50, "damaged"),
    ],
)
def test_what_is_no_feed_is_refused_as_a_whole(desk: Desk, tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "feed.xml").write_bytes(data)

    with pytest.raises(Unreadable, match=reason):
        desk.take("news", tmp_path / "feed.xml")


def test_the_newest_come_first_and_the_rest_the_next_time(desk: Desk, tmp_path: Path) -> None:
    source = feed(tmp_path, *[entry("")] * 5, *(entry(f"https://aydyn.example/{n}", day=f"Tue, {n:02} Mar 2026 09:00:00 +0500") for n in range(1, 8)))

    first = desk.take("news", source, since=date(2026, 3, 3), limit=3)
    assert sorted(path[11:21] for path in first.files) == ["2026-03-05", "2026-03-06", "2026-03-07"]
    assert "2 more wait" in first.said
    assert sorted(path[11:21] for path in desk.take("news", source, since=date(2026, 3, 3), limit=3).files) == [f"2026-03-{n:02}" for n in range(3, 8)]


def test_an_unknown_council_is_refused(desk: Desk) -> None:
    with pytest.raises(Unreadable, match="no council 'aidyn'; there are: aydyn, bayram"):
        desk.take("news", SOURCES / "atom.xml", council="aidyn")


def test_the_source_of_an_event_is_no_news(desk: Desk, tmp_path: Path) -> None:
    path = desk.workshop.content / "events/aydyn/2026-03-12-meeting.ru.md"
    path.write_text(path.read_text().replace("present: 21", "present: 21\nsources: [{url: https://aydyn.example/n1, title: x}]"))

    assert "1 new, 0 known" in desk.take("news", feed(tmp_path, entry("https://aydyn.example/n1"))).said


ENTRIES = st.lists(
    st.tuples(st.integers(1, 6), st.sampled_from(["Заседание", "Кеңес отырысы", "<b>1</b>", ""]), st.sampled_from(["", "О бюджете."]), st.integers(1, 3)),
    min_size=1,
    max_size=8,
)


@given(ENTRIES, st.randoms(use_true_random=False), st.integers(1, 3))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_order_and_repetition_of_sources_gives_the_same_files(
    desk: Desk, tmp_path: Path, found: list[tuple[int, str, str, int]], random: Random, parts: int
) -> None:
    items = [entry(f"https://aydyn.example/n{number}", title, summary, f"Tue, {day:02} Mar 2026 09:00:00 +0500") for number, title, summary, day in found]
    one = run(desk, [feed(tmp_path, *items)])
    mixed = [items[place::parts] for place in range(parts)] + [random.sample(items, len(items))]
    random.shuffle(mixed)

    assert run(desk, [feed(tmp_path, *each, name=f"{number}.xml") for number, each in enumerate(mixed)]) == one


def run(desk: Desk, sources: list[Path]) -> dict[str, str]:
    """What one run gives on untouched content; a second one gives nothing more."""
    for path in set(desk.files()) - set(desk.before):
        (desk.workshop.content / path).unlink()
    files = desk.take("news", *sources).files
    assert desk.take("news", *reversed(sources)).files == files
    return files
