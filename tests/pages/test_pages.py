"""The pages: whole, linked, in three languages, and honest about what is not known."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from lxml import etree

from tests.security.judge import findings
from tests.workshop import Files, Workshop

Publish = Callable[[Files], dict[str, bytes]]
SITE = "http://127.0.0.1:8000"


class LinksIn(HTMLParser):
    """The addresses that a page links to, and the anchors it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(page)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.links.append(value)
            elif name == "id" and value:
                self.anchors.add(value)


def dead_links(output: dict[str, bytes], base: str = "") -> list[tuple[str, str]]:
    """Page and address of each internal link that leads nowhere."""
    dead = []
    for path, data in output.items():
        if path.endswith(".html"):
            for link in LinksIn(data.decode()).links:
                parts = urlsplit(link.removeprefix(SITE))
                if parts.scheme or parts.netloc or not parts.path:
                    continue
                target = parts.path.removeprefix(f"{base}/") + ("index.html" if parts.path.endswith("/") else "")
                if target not in output or not parts.path.startswith(f"{base}/"):
                    dead.append((path, link))
    return dead


def test_every_internal_link_resolves(publish: Publish) -> None:
    assert dead_links(publish({})) == []


def test_every_internal_link_resolves_below_a_path(workshop: Workshop) -> None:
    addresses = workshop.settings.publication.addresses._replace(site="https://forge.example/kenes", base="/kenes")
    output = workshop.build(publication=workshop.settings.publication._replace(addresses=addresses))

    pages = {path: data.replace(b"https://forge.example/kenes", SITE.encode() + b"/kenes") for path, data in output.items()}
    assert dead_links(pages, "/kenes") == []


def test_nothing_dangerous_is_published(publish: Publish) -> None:
    assert findings(publish({}), SITE) == []


def test_the_whole_tree_is_there_in_each_language(publish: Publish) -> None:
    output = publish({})
    for prefix in ("", "ru/", "en/"):
        for page in ("index.html", "councils/index.html", "regions/index.html", "regions/altyn/index.html", "news/index.html", "news/2026/03/index.html"):
            assert f"{prefix}{page}" in output
    assert {"404.html", "sitemap.xml", "robots.txt", "build.json", "feeds.opml", "static/site.css"} <= set(output)


def test_a_page_is_in_its_language(publish: Publish) -> None:
    output = publish({})
    for prefix, lang, word in (("", "kk", "Соңғы жаңалықтар"), ("ru/", "ru", "Последние новости"), ("en/", "en", "Latest news")):
        page = output[f"{prefix}index.html"].decode()
        assert f'<html lang="{lang}">' in page
        assert word in page


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("news/2026/03/index.html", "Жаңалықтар, 2026 ж. наурыз"),
        ("ru/news/2026/03/index.html", "Новости, март 2026"),
        ("en/news/2026/03/index.html", "News, March 2026"),
        ("ru/news/aydyn/2026-03-01-meeting/index.html", '<time datetime="2026-03-01">1 марта 2026'),
        ("news/aydyn/2026-03-01-meeting/index.html", '<time datetime="2026-03-01">2026 ж. 1 наурыз'),
    ],
)
def test_dates_are_written_as_the_language_does(publish: Publish, path: str, shown: str) -> None:
    assert shown in re.sub("[\u00a0\u202f]", " ", publish({})[path].decode())


def test_a_council_page_shows_its_members_by_side_and_where_they_were_found(publish: Publish) -> None:
    page = publish({})["ru/councils/aydyn/index.html"].decode()

    assert "<h3>Гражданское общество</h3>" in page
    assert '<strong>Мүше Біріншіұлы</strong> — председатель, «Үлгі» қоғамдық бірлестігі · <a href="https://aydyn.example/members">источник</a>' in page
    assert page.index("Бывшие члены") < page.index("Өткен Мүше")
    assert '<a href="tel:+77172000000">+7 (7172) 00-00-00</a>' in page
    assert '<data value="007740000123">' in page


def test_a_council_page_says_what_is_not_known_and_invites(publish: Publish) -> None:
    page = publish({})["ru/councils/bayram/index.html"].decode()
    assert "Состав совета сюда ещё не внесён" in page
    assert "здесь пока неизвестен" in page


def test_archives_go_by_year_and_month_and_lead_to_each_other(publish: Publish) -> None:
    output = publish({})

    assert '<a href="/ru/councils/bayram/news/2025/">2025</a>' in output["ru/councils/bayram/index.html"].decode()
    march = output["ru/news/2026/03/index.html"].decode()
    assert '<a rel="prev" href="/ru/news/2025/12/">' in march
    assert '<a rel="next" href="/ru/news/2026/04/">' in march


def test_an_item_leads_to_its_neighbours(publish: Publish) -> None:
    assert 'href="/news/aydyn/2026-04-10-hearing/"' in publish({})["ru/news/aydyn/2026-03-01-meeting/index.html"].decode()


def test_the_404_speaks_all_languages_and_is_not_in_the_sitemap(publish: Publish) -> None:
    output = publish({})
    page = output["404.html"].decode()
    assert all(words in page for words in ("Мұндай бет жоқ", "Такой страницы нет", "There is no such page"))
    assert b"404" not in output["sitemap.xml"]


def test_the_sitemap_names_every_page_with_its_languages(publish: Publish) -> None:
    output = publish({})
    root = etree.fromstring(output["sitemap.xml"])
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}

    located = {loc.text.removeprefix(f"{SITE}/") + "index.html" for loc in root.findall("s:url/s:loc", space)}
    assert located == {path for path in output if path.endswith("index.html")}
    meeting = root.xpath("s:url[s:loc='http://127.0.0.1:8000/ru/news/aydyn/2026-03-01-meeting/']/x:link/@hreflang", namespaces=space)
    assert meeting == ["kk", "ru"]


def test_a_long_sitemap_is_split(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.sitemap.MOST", 10)
    output = publish({})

    parts = [loc.text for loc in etree.fromstring(output["sitemap.xml"]).iter("{*}loc")]
    assert parts == [f"{SITE}/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    assert sum(len(etree.fromstring(output[part.removeprefix(f"{SITE}/")])) for part in parts) == sum(path.endswith("index.html") for path in output)


def test_pages_lead_to_their_file_where_there_is_a_repository(workshop: Workshop) -> None:
    publication = workshop.settings.publication._replace(repository="https://forge.example/kenes")
    page = workshop.build(publication=publication)["ru/councils/aydyn/index.html"].decode()

    assert 'href="https://forge.example/kenes/edit/main/content/councils/aydyn.ru.md"' in page
    assert 'href="https://forge.example/kenes/commits/main/content/councils/aydyn.ru.md"' in page
