"""How the files of an item come together, and the items with each other."""

from collections.abc import Callable

from tests.workshop import Files, Workshop

Publish = Callable[[Files], dict[str, bytes]]
FACTS = "level: republican\nsources: []\n"


def test_news_shows_on_the_pages_and_in_the_feeds_of_all_its_councils_and_regions(publish: Publish) -> None:
    output = publish({})

    for path in (
        "ru/index.html",
        "ru/news/index.html",
        "ru/news/2026/03/index.html",
        "ru/councils/aydyn/index.html",
        "ru/councils/aydyn/news/2026/index.html",
        "ru/councils/bayram/index.html",
        "ru/councils/bayram/news/2026/index.html",
        "ru/regions/altyn/index.html",
        "ru/feeds/all.atom.xml",
        "ru/feeds/all.rss.xml",
        "ru/feeds/councils/aydyn.atom.xml",
        "ru/feeds/councils/bayram.rss.xml",
        "ru/feeds/regions/altyn.atom.xml",
    ):
        assert "Совет собрался" in output[path].decode(), path
    assert "Совет собрался" not in output["ru/feeds/regions/kumis.atom.xml"].decode()


def test_an_item_without_a_translation_is_listed_where_it_is_and_marked(publish: Publish) -> None:
    output = publish({})

    listed = output["ru/news/index.html"].decode()
    assert (
        '<a href="/news/aydyn/2026-04-10-hearing/" lang="kk" hreflang="kk">Тыңдау өтті: ә ғ қ ң ө ұ ү һ і</a> <span class="mark">на казахском</span>' in listed
    )
    assert "ru/news/aydyn/2026-04-10-hearing/index.html" not in output
    assert "news/aydyn/2026-04-10-hearing/index.html" in output


def test_the_languages_of_an_item_link_to_each_other(publish: Publish) -> None:
    output = publish({})

    kazakh, russian = (output[f"{prefix}news/aydyn/2026-03-01-meeting/index.html"].decode() for prefix in ("", "ru/"))
    for page in (kazakh, russian):
        assert '<link rel="alternate" hreflang="kk" href="http://127.0.0.1:8000/news/aydyn/2026-03-01-meeting/">' in page
        assert '<link rel="alternate" hreflang="ru" href="http://127.0.0.1:8000/ru/news/aydyn/2026-03-01-meeting/">' in page
    assert "На русском" in kazakh
    assert "Қазақша" in russian


def test_an_entry_waits_for_its_day(workshop: Workshop) -> None:
    workshop.put({"news/aydyn/2026-06-02-tomorrow.ru.md": '---\ntitle: "Завтра"\n---\nТекст.\n'})

    assert not any("tomorrow" in path for path in workshop.build())
    assert workshop.result.waiting == 1


def test_one_bad_translation_leaves_the_original(publish: Publish) -> None:
    output = publish({"news/aydyn/2026-03-01-meeting.kk.md": "сломано"})

    assert "ru/news/aydyn/2026-03-01-meeting/index.html" in output
    assert "news/aydyn/2026-03-01-meeting/index.html" not in output


def test_a_broken_council_takes_only_its_own_folder_along(workshop: Workshop) -> None:
    workshop.put({"councils/bayram.ru.md": "сломано"})

    output = workshop.build()

    assert [(problem.path, problem.code) for problem in workshop.result.problems] == [("councils/bayram.ru.md", "no_front_matter")]
    assert "ru/news/aydyn/2026-03-01-meeting/index.html" in output
    assert not any("bayram" in path for path in output)


def test_a_translation_that_repeats_facts_is_left_out_alone(workshop: Workshop) -> None:
    workshop.put({"councils/aydyn.ru.md": '---\nname: "x"\nformed_with: "y"\nlevel: city\nregion: altyn\n---\n'})

    output = workshop.build()

    assert [(problem.path, problem.code, problem.values["keys"]) for problem in workshop.result.problems] == [
        ("councils/aydyn.ru.md", "facts_twice", "level, region")
    ]
    assert "councils/aydyn/index.html" in output
    assert "ru/councils/aydyn/index.html" not in output


def test_links_to_files_become_links_to_their_pages(publish: Publish) -> None:
    page = publish({})["ru/news/aydyn/2026-03-01-meeting/index.html"].decode()
    assert '<a href="/ru/councils/aydyn/">о совете</a>' in page


def test_a_dead_link_is_reported_and_published_as_plain_words(workshop: Workshop) -> None:
    text = "[нет](2020-01-01-gone.ru.md) ![фото](../../files/aydyn/gone.jpg) [файл](../../files/aydyn/gone.pdf) [список](../../councils/)"
    workshop.put({"news/bayram/2025-12-31-plan.ru.md": f'---\ntitle: "План"\n---\n\n{text}\n'})

    page = workshop.build()["ru/news/bayram/2025-12-31-plan/index.html"].decode()

    assert '<p><a>нет</a>  <a>файл</a> <a href="/ru/councils/">список</a></p>' in page
    assert [(problem.line, problem.code) for problem in workshop.result.problems] == [(5, "image_missing"), (5, "link_broken"), (5, "link_broken")]


def test_links_to_sections_lead_to_sections_that_are_there(workshop: Workshop) -> None:
    text = "# План\n\n[тут](#s1) [члены](../../councils/aydyn.ru.md#members) [стр. 3](plan.pdf#page=3)\n\n[нет](#s2) [нет](../../councils/aydyn.ru.md#gone)"
    workshop.put({"news/bayram/2025-12-31-plan.ru.md": f'---\ntitle: "План"\n---\n\n{text}\n', "news/bayram/plan.pdf": b"%PDF-1.7 x"})

    page = workshop.build()["ru/news/bayram/2025-12-31-plan/index.html"].decode()

    assert '<a href="#s1">тут</a> <a href="/ru/councils/aydyn/#members">члены</a> <a href="/news/bayram/plan.pdf#page=3">стр. 3</a>' in page
    assert "<a>нет</a> <a>нет</a>" in page
    assert [(problem.line, problem.code) for problem in workshop.result.problems] == [(9, "anchor_missing"), (9, "anchor_missing")]
    assert workshop.build()["ru/councils/aydyn/index.html"].decode().count('id="members"') == 1


def test_pictures_and_documents_lie_beside_or_in_their_folder(publish: Publish) -> None:
    output = publish(
        {
            "files/aydyn/report.pdf": b"%PDF-1.7 x",
            "news/aydyn/photo.png": b"\x89PNG\r\n\x1a\n x",
            "news/aydyn/2026-05-05-both.ru.md": '---\ntitle: "Оба"\n---\n![зал](photo.png) [отчёт](/files/aydyn/report.pdf)\n',
        }
    )

    page = output["ru/news/aydyn/2026-05-05-both/index.html"].decode()
    assert '<img alt="зал" src="/news/aydyn/photo.png">' in page
    assert '<a href="/files/aydyn/report.pdf">отчёт</a>' in page
    assert output["files/aydyn/report.pdf"] == b"%PDF-1.7 x"


def test_a_text_beside_the_folders_is_named_and_the_rest_goes_on(workshop: Workshop) -> None:
    workshop.put({"notes.ru.md": "Заметки", "news/bayram/2025-12-31-plan.ru.md": '---\ntitle: "План"\n---\n\n[заметки](/notes.ru.md)\n'})

    page = workshop.build()["ru/news/bayram/2025-12-31-plan/index.html"].decode()

    assert "<a>заметки</a>" in page
    assert workshop.codes() == [("news/bayram/2025-12-31-plan.ru.md", 5, "link_broken"), ("notes.ru.md", 1, "unknown_folder")]


def test_mistakes_that_need_two_files_are_named(workshop: Workshop) -> None:
    workshop.put(
        {
            "councils/lost.kk.md": '---\nname: "x"\nformed_with: "y"\n---\n',
            "councils/region.kk.md": '---\nname: "x"\nformed_with: "y"\nlevel: city\nregion: altin\nsources: []\n---\n',
            "news/aydyn/2026-05-05-x.ru.md": '---\ntitle: "x"\ncouncils: [bayrm]\n---\nТекст.\n',
            "news/nobody/2026-05-05-x.ru.md": '---\ntitle: "x"\n---\nТекст.\n',
        }
    )

    assert workshop.problems() == [
        "content/councils/lost.kk.md:1:1: No file of this item has its facts: level, sources. Add these keys to one of the files.",
        "content/councils/region.kk.md:5:9: There is no region altin; did you mean altyn? Use a name from content/regions.yml.",
        "content/news/aydyn/2026-05-05-x.ru.md:3:12: There is no council bayrm here; did you mean bayram? Correct the name, or add the council’s file to content/councils/.",
        "content/news/nobody/2026-05-05-x.ru.md:1:1: There is no council nobody here. Correct the name, or add the council’s file to content/councils/.",
    ]


def test_a_region_goes_with_every_level_but_the_republican_one(workshop: Workshop) -> None:
    council = '---\nname: "x"\nformed_with: "y"\nlevel: {}\n{}sources: []\n---\n'
    workshop.put({"councils/a.kk.md": council.format("city", ""), "councils/b.kk.md": council.format("republican", "region: altyn\n")})

    assert workshop.codes() == [("councils/a.kk.md", 4, "region_needed"), ("councils/b.kk.md", 5, "region_of_republican")]


def test_a_page_cannot_take_the_address_of_a_part_of_the_site(workshop: Workshop) -> None:
    before = workshop.build()
    workshop.put({f"pages/{slug}.ru.md": '---\ntitle: "x"\n---\nТекст.\n' for slug in ("news", "councils", "static", "en")})

    assert workshop.build() == before
    assert {problem.code for problem in workshop.result.problems} == {"address_taken"}


def test_the_name_of_a_council_changes_everywhere(workshop: Workshop) -> None:
    workshop.build()
    workshop.put({"councils/bayram.ru.md": f'---\nname: "Новое имя"\nformed_with: "Орган"\n{FACTS}---\n'})

    output = workshop.build()

    for path in ("ru/councils/index.html", "ru/news/bayram/2025-12-31-plan/index.html", "ru/feeds/councils/bayram.atom.xml", "ru/feeds.opml"):
        assert "Новое имя" in output[path].decode(), path
    assert not any("ведомства Байрам".encode() in data for data in output.values())
