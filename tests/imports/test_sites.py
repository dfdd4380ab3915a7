"""A council's site is read over the network: its feed, its sitemap, the pages that the sitemap names; no more than was asked for."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.imports import fetch
from plugins.intake.tables import Unreadable
from tests.imports.door import Answer, Desk, site

PAGE = """<!doctype html><html><head><meta charset="windows-1251"><title>Сайт совета</title>
<meta property="og:title" content="{title}"><meta name="description" content="О том, что было. {title}">
<meta property="article:published_time" content="{day}T21:30:00Z"></head><body><script>canary(1)</script><h1>Новость</h1><p>Весь текст.</p></body></html>"""
SITEMAP = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{0}/sitemap-posts.xml.gz</loc></sitemap></sitemapindex>'
FEED = '<rss version="2.0"><channel><title>x</title><item><title>Из ленты</title><link>/news/1/?utm_source=rss</link><pubDate>Mon, 02 Mar 2026 09:00:00 +0500</pubDate></item></channel></rss>'


def located(address: str, changed: str = "2026-03-05") -> str:
    """An entry of a sitemap."""
    return f"<url><loc>{address}</loc><lastmod>{changed}</lastmod></url>"


def council_site(address: str, path: str) -> Answer:
    """A small site: an index, a packed sitemap with two news items, one page that is gone and pages that are no news, and a feed."""
    if path == "/sitemap.xml":
        return 200, {"Content-Type": "application/xml"}, INDEX.format(address).encode()
    if path == "/sitemap-posts.xml.gz":
        pages = ("/news/", "/news-archive/", "/news/1/", "/news/2/", "/news/gone/", "/about/", "https://other.example/news/9/")
        return 200, {}, gzip.compress(SITEMAP.format("".join(located(page if "://" in page else address + page) for page in pages)).encode())
    if path == "/feed/":
        return 200, {"Content-Type": "application/rss+xml"}, FEED.encode()
    if path in ("/news/1/", "/news/2/"):
        return 200, {"Content-Type": "text/html"}, PAGE.format(title=f"Новость {path[6]} «о воде»", day=f"2026-03-0{path[6]}").encode("cp1251")
    if path == "/old/":
        return 301, {"Location": "/feed/"}, b""
    return 404, {}, b""


def test_a_sitemap_gives_what_the_new_pages_say_of_themselves(desk: Desk) -> None:
    with site(council_site) as (address, asked):
        taken = desk.take("news", f"{address}/sitemap.xml", under=f"{address}/news/")

        assert sorted(path[:35] for path in taken.files) == ["news/aydyn/2026-03-02-novost-1-o-vo", "news/aydyn/2026-03-03-novost-2-o-vo"]  # the days in Almaty
        assert 'summary: "О том, что было. Новость 1 «о воде»"' in "".join(taken.files.values())
        assert f"{address}/news/gone/: not proposed: {address}/news/gone/ cannot be read: the site answers 404" in taken.said
        assert taken.status == 3
        assert not any("canary" in text or "Весь текст" in text for text in taken.files.values())
        assert {path for path, _ in asked} == {"/sitemap.xml", "/sitemap-posts.xml.gz", "/news/1/", "/news/2/", "/news/gone/"}
        assert all(headers["User-Agent"].startswith("kenes-import") and "Cookie" not in headers for _, headers in asked)

        asked.clear()
        assert "0 new, 2 known before" in desk.take("news", f"{address}/sitemap.xml", under=address.replace("http:", "https:") + "/news/").said
        assert [path for path, _ in asked] == ["/sitemap.xml", "/sitemap-posts.xml.gz", "/news/gone/"]
    desk.workshop.build()
    assert desk.workshop.result.problems == []


def test_an_entry_of_a_feed_and_a_sitemap_comes_once_as_the_feed_tells_it(desk: Desk) -> None:
    with site(council_site) as (address, asked):
        taken = desk.take("news", f"{address}/sitemap.xml", f"{address}/old/", under=f"{address}/news/")

    assert len(taken.files) == 2
    assert sum("Из ленты" in text for text in taken.files.values()) == 1
    assert "/news/1/" not in [path for path, _ in asked]


def test_a_saved_sitemap_is_as_good_and_one_of_news_says_the_titles_itself(desk: Desk, tmp_path: Path) -> None:
    with site(council_site) as (address, _):
        of_news = f"<url><loc>{address}/news/2/</loc><news:news><news:publication_date>2026-03-03</news:publication_date><news:title>Свой заголовок</news:title></news:news></url>"
        (tmp_path / "sitemap.xml").write_text(SITEMAP.format(of_news + located(f"{address}/about/")))
        ((path, text),) = desk.take("news", tmp_path / "sitemap.xml").files.items()

    assert path.startswith("news/aydyn/2026-03-03-svoy-zagolovok-")
    assert "О том, что было." in text


def test_a_sitemap_of_all_pages_needs_to_know_which_are_news(desk: Desk) -> None:
    with site(council_site) as (address, _), pytest.raises(Unreadable, match="say with --under"):
        desk.take("news", f"{address}/sitemap.xml")


def elsewhere(status: int, place: str) -> Callable[[str, str], Answer]:
    """A site whose every address leads to another place."""
    return lambda address, _: (status, {"Location": place.format(address)}, b"")


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (elsewhere(302, "http://evil.example/feed"), "leads to another site"),
        (elsewhere(301, "http://127.0.0.2:80/latest/meta-data"), "leads to another site"),
        (elsewhere(302, "file:///etc/passwd"), "the site answers 302"),
        (elsewhere(302, "{}/again"), "the site answers 302"),
        (lambda *_: (500, {}, b""), "the site answers 500"),
        (lambda *_: (200, {"Content-Length": "100"}, b"<rss"), "neither RSS nor Atom"),
        (lambda *_: (200, {}, gzip.compress(bytes(3_000))), "larger than 0 MB"),
        (lambda *_: (200, {}, b" " * 3_000), "larger than 0 MB"),
        (lambda address, _: (200, {}, INDEX.format(address).encode()), "an index of sitemaps within an index"),
    ],
)
def test_what_a_site_may_not_do(desk: Desk, monkeypatch: pytest.MonkeyPatch, answers: Callable[[str, str], Answer], reason: str) -> None:
    monkeypatch.setattr(fetch, "MOST_BYTES", 2_000)

    with site(answers) as (address, _), pytest.raises(Unreadable, match=reason):
        desk.take("news", f"{address}/feed/")


@pytest.mark.parametrize("page", [b"", b"\x00\xff" * 50, "<title>Без дня</title>".encode(), b"<html>" * 5_000])
@pytest.mark.parametrize("charset", ["", "; charset=nonsense", "; charset=utf-16"])
def test_a_page_that_says_nothing_of_itself_is_named(desk: Desk, tmp_path: Path, page: bytes, charset: str) -> None:
    with site(lambda *_: (200, {"Content-Type": f"text/html{charset}"}, page)) as (address, _):
        (tmp_path / "sitemap.xml").write_text(SITEMAP.format(f"<url><loc>{address}/news/1</loc></url>"))
        taken = desk.take("news", tmp_path / "sitemap.xml", under=f"{address}/news/")

    assert (taken.status, taken.files) == (3, {})
    assert f"{address}/news/1: not proposed: " in taken.said


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("file:///etc/passwd", "must begin with https://"),
        ("ftp://aydyn.example/feed", "must begin with https://"),
        ("https://user:secret@aydyn.example/", "must begin with https://"),
        ("nowhere.xml", "No such file"),
        ("http://127.0.0.1:9/feed", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(desk: Desk, source: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        desk.take("news", source)


def test_laughs_are_refused_before_they_multiply(desk: Desk, tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{("&l" + str(n - 1) + ";") * 10}">' for n in range(1, 30))
    (tmp_path / "sitemap.xml").write_text(f'<!DOCTYPE x [<!ENTITY l0 "ha">{levels}]><urlset><url><loc>&l29;</loc></url></urlset>')

    with pytest.raises(Unreadable, match="declares entities"):
        desk.take("news", tmp_path / "sitemap.xml")
    (tmp_path / "sitemap.xml").write_bytes((tmp_path / "sitemap.xml").read_text().encode("utf-16"))
    with pytest.raises(Unreadable, match="declares entities|neither"):
        desk.take("news", tmp_path / "sitemap.xml")
