"""Discussions on the site: what was said and concluded, each contribution once, and who may take part until when."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.model.form import Form
from tests.workshop import Files, Workshop

Publish = Callable[[Files], dict[str, bytes]]
PARK = "discussions/aydyn/2026-05-10-park"
SAID = "contributions/aydyn/2026-05-10-park"
LAMP, TREES, ANSWER = "2026-05-12-lampalampala", "2026-05-14-agashagashag", "2026-05-15-otvetotvetot"
CONCLUSION = {
    "conclusions/aydyn/2026-05-10-park.ru.md": (
        '---\nclosed_on: 2026-05-28\nsigned_by: "Секретарь совета"\nproposals:\n'
        '  - {title: "Осветить аллею", outcome: accepted, contributions: [lampalampala]}\n'
        '  - {title: "Больше деревьев", outcome: partly, reason: "Места хватит на десять.", contributions: [agashagashag]}\n'
        "---\nАллею **осветят**.\n"
    )
}


def words(page: bytes) -> str:
    """What a reader reads."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def anchors(page: bytes) -> list[str]:
    """The contributions of a page, from top to bottom."""
    return re.findall(r'<article id="([^"]+)"', page.decode())


def contribution(identity: str, more: str = "", text: str = "Да.") -> str:
    """A contribution's file."""
    return f"---\nid: {identity}\n{more}---\n\n{text}\n"


def test_contributions_stand_below_what_is_asked_with_the_replies_to_each(publish: Publish) -> None:
    page = publish({})[f"ru/{PARK}/index.html"]

    assert anchors(page) == [LAMP, ANSWER, TREES]
    assert "<p>Освещение вдоль аллеи: вечером там &lt;b&gt;темно&lt;/b&gt;.</p><p>И *скамейки*.</p>".encode() in page
    text = words(page)
    assert "Парк отремонтируют осенью" in text
    assert "открыто для всех · 3 мнения" in text
    assert "15 мая 2026 г. · член совета" in text
    assert "14 мая 2026 г. · «Үлгі» қоғамдық бірлестігі на казахском" in text
    assert "Итог совета" not in text


def test_a_page_is_there_in_the_languages_of_the_discussion_and_shows_every_contribution(publish: Publish) -> None:
    output = publish({})

    assert anchors(output[f"{PARK}/index.html"]) == [LAMP, ANSWER, TREES]
    assert f"en/{PARK}/index.html" not in output
    assert f"/{PARK}/" in output["en/discussions/index.html"].decode()


def test_lists_and_the_councils_page_lead_to_a_discussion(publish: Publish) -> None:
    output = publish({})

    for address in ("", "discussions/", "councils/aydyn/", "councils/aydyn/discussions/"):
        assert f'"/ru/{PARK}/"' in output[f"ru/{address}index.html"].decode(), address
    assert "councils/bayram/discussions/index.html" not in output
    assert "Открытые обсуждения" in words(output["ru/discussions/index.html"])
    assert "Обсуждений этого совета здесь ещё не было" in words(output["ru/councils/bayram/index.html"])


def test_the_conclusion_closes_the_discussion_and_says_what_was_taken_up(publish: Publish) -> None:
    output = publish(CONCLUSION)

    page = output[f"ru/{PARK}/index.html"]
    text = words(page)
    assert "закрыто · 3 мнения" in text
    assert "28 мая 2026 г. · Секретарь совета Аллею осветят ." in text
    assert "Осветить аллею учтено Где предложено: 12 мая 2026 г., Тестовый Житель" in text
    assert "Больше деревьев учтено частично Места хватит на десять. Где предложено: 14 мая 2026 г., «Үлгі»" in text
    assert f'href="#{TREES}"'.encode() in page
    assert b'id="take-part"' not in page
    assert "с итогом совета" in words(output["ru/discussions/index.html"])
    assert f'"/ru/{PARK}/"' not in output["ru/index.html"].decode()


@pytest.mark.parametrize(("day", "is_open"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_a_discussion_closes_after_its_last_day_whether_it_was_summed_up_or_not(workshop: Workshop, day: date, *, is_open: bool) -> None:
    text = words(workshop.build(build_date=day)[f"ru/{PARK}/index.html"])

    assert ("открыто для всех" in text, "Совет ещё не подвёл итог" in text) == (is_open, not is_open)


def test_a_conclusion_of_tomorrow_is_not_shown_today(publish: Publish) -> None:
    output = publish({path: text.replace("2026-05-28", "2026-06-02") for path, text in CONCLUSION.items()})

    assert not [path for path, data in output.items() if "осветят".encode() in data]
    assert "открыто для всех" in words(output[f"ru/{PARK}/index.html"])


def test_what_was_taken_down_leaves_day_and_reason_and_its_replies(publish: Publish) -> None:
    hidden = contribution("lampalampala", 'name: "Тайный"\nhidden_on: 2026-05-20\nhidden_reason: "По просьбе автора"\n', "Тайный текст")
    output = publish({f"{SAID}/{LAMP}.ru.md": hidden})

    page = output[f"ru/{PARK}/index.html"]
    assert anchors(page) == [LAMP, ANSWER, TREES]
    assert "Дата снятия: 20 мая 2026 г. · Причина: По просьбе автора" in words(page)
    assert "2 мнения" in words(page)
    assert not [path for path, data in output.items() if "Тайный".encode() in data]
    rows = {row["key"]: row for row in json.loads(output["ru/data/contributions.json"])}
    assert (rows["lampalampala"]["deleted"], rows["lampalampala"]["text"]) == (True, None)
    assert rows["otvetotvetot"]["reply_to"] == "lampalampala"


def test_what_is_held_is_nowhere(publish: Publish) -> None:
    output = publish({f"{SAID}/{TREES}.kk.md": contribution("agashagashag", 'hold: "spam"\n', "Жасырын мәтін")})

    assert not [path for path, data in output.items() if "Жасырын".encode() in data or TREES.encode() in data]


def test_a_discussions_feed_tells_what_was_said_and_concluded(publish: Publish) -> None:
    output = publish(CONCLUSION)

    for kind in ("atom", "rss"):
        feed = feedparser.parse(output[f"ru/feeds/discussions/topics/aydyn/2026-05-10-park.{kind}.xml"])
        assert not feed.bozo
        assert [entry.title.partition(":")[0] for entry in feed.entries] == ["Итог", "Мнение", "Мнение", "Мнение", "Обсуждение"]
        assert [entry.link.partition("park/")[2] for entry in feed.entries] == ["#conclusion", f"#{ANSWER}", f"#{TREES}", f"#{LAMP}", ""]
        assert "&lt;b&gt;темно&lt;/b&gt;" in str(feed.entries[3])
    assert b"#conclusion" in output["ru/feeds/councils/aydyn.atom.xml"]
    assert LAMP.encode() not in output["ru/feeds/all.atom.xml"]
    assert LAMP.encode() in output["ru/feeds/discussions/all.atom.xml"]


def test_a_text_may_link_to_a_contribution_where_it_is_shown_in_its_language(publish: Publish) -> None:
    links = f"[лампы](../../{SAID}/{LAMP}.ru.md), [чужое](../../{SAID}/2026-05-20-enenenenenen.en.md)"
    output = publish(
        {"news/aydyn/2026-05-30-park.ru.md": f'---\ntitle: "Парк"\n---\n{links}\n', f"{SAID}/2026-05-20-enenenenenen.en.md": contribution("enenenenenen")}
    )

    page = output["ru/news/aydyn/2026-05-30-park/index.html"].decode()
    assert f'<a href="/ru/{PARK}/#{LAMP}">лампы</a>, <a>чужое</a>' in page


def test_search_engines_are_told_of_a_discussion(publish: Publish) -> None:
    page = publish({})[f"ru/{PARK}/index.html"].decode()

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]

    assert (data["@type"], data["commentCount"], data["author"]["name"]) == ("DiscussionForumPosting", 3, "Общественный совет города Айдын")


def test_mistakes_are_named_on_their_lines(workshop: Workshop) -> None:
    workshop.put(
        {
            "discussions/aydyn/2026-05-01-water.ru.md": '---\ntitle: "Вода"\ncloses_on: 2026-04-01\n---\nЧто?\n',
            "discussions/aydyn/2026-05-02-heat.ru.md": '---\ntitle: "Тепло"\ncloses_on: 2026-05-20\n---\nЧто?\n',
            "contributions/aydyn/2026-05-02-heat/2026-05-21-laaaaaaaaate.ru.md": contribution("laaaaaaaaate"),
            "contributions/aydyn/2026-05-02-heat/2026-05-03-elsewhereeee.ru.md": contribution("elsewhereeee", "reply_to: lampalampala\n"),
            f"{SAID}/2026-05-16-deeeeeeeeeep.ru.md": contribution("deeeeeeeeeep", "by: ngo\nreply_to: otvetotvetot\n"),
            f"{SAID}/2026-05-16-unknownnnnnn.ru.md": contribution("unknownnnnnn", "reply_to: lampalampall\n"),
            f"{SAID}/2026-05-16-residenttttt.ru.md": contribution("residenttttt", 'organisation: "«Үлгі»"\n'),
            "contributions/aydyn/2026-05-11-none/2026-05-16-ownerlesssss.ru.md": contribution("ownerlesssss"),
            "contributions/aydyn/2026-05-16-tooshallowww.ru.md": contribution("tooshallowww"),
            "conclusions/aydyn/2026-05-11-none.ru.md": "---\nclosed_on: 2026-05-20\n---\nИтог\n",
            "conclusions/aydyn/2026-05-10-park.ru.md": (
                '---\nclosed_on: 2026-05-09\nproposals:\n  - {title: "x", outcome: rejected, contributions: [elsewhereeee]}\n---\nИтог\n'
            ),
        }
    )

    assert workshop.codes() == [
        ("conclusions/aydyn/2026-05-10-park.ru.md", 2, "before_file_day"),
        ("conclusions/aydyn/2026-05-10-park.ru.md", 3, "reason_needed"),
        ("conclusions/aydyn/2026-05-11-none.ru.md", 1, "conclusion_without_discussion"),
        ("contributions/aydyn/2026-05-02-heat/2026-05-03-elsewhereeee.ru.md", 3, "contribution_elsewhere"),
        ("contributions/aydyn/2026-05-02-heat/2026-05-21-laaaaaaaaate.ru.md", 1, "outside_discussion"),
        (f"{SAID}/2026-05-16-deeeeeeeeeep.ru.md", 4, "reply_to_reply"),
        (f"{SAID}/2026-05-16-residenttttt.ru.md", 3, "organisation_of_resident"),
        (f"{SAID}/2026-05-16-unknownnnnnn.ru.md", 3, "unknown_contribution_close"),
        ("contributions/aydyn/2026-05-11-none/2026-05-16-ownerlesssss.ru.md", 1, "contribution_without_discussion"),
        ("contributions/aydyn/2026-05-16-tooshallowww.ru.md", 1, "wrong_depth"),
        ("discussions/aydyn/2026-05-01-water.ru.md", 3, "before_file_day"),
    ]
    mend = next(line for line in workshop.problems("ru") if "unknownnnnnn" in line)
    assert "Мнения lampalampall здесь нет; может быть, lampalampala?" in mend


def test_a_mistake_in_a_reply_does_not_take_words_from_the_page(publish: Publish) -> None:
    output = publish({f"{SAID}/2026-05-16-deeeeeeeeeep.ru.md": contribution("deeeeeeeeeep", "reply_to: otvetotvetot\n")})

    assert anchors(output[f"ru/{PARK}/index.html"]) == [LAMP, ANSWER, TREES, "2026-05-16-deeeeeeeeeep"]


IDS = [f"{letter * 12}" for letter in "abcdefgh"]
DAY = date(2026, 5, 10)


@given(st.lists(st.tuples(st.sampled_from(IDS), st.integers(0, 20), st.sampled_from(["", *IDS])), unique_by=lambda each: each[0], max_size=8))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_contribution_stands_on_its_page_exactly_once_and_a_reply_below_what_it_replies_to(workshop: Workshop, said: list[tuple[str, int, str]]) -> None:
    folder = workshop.content / SAID
    for path in folder.glob("*.md"):
        path.unlink()
    known = {identity for identity, _, _ in said}
    replies = {identity: to for identity, _, to in said if to in known}
    files = {f"{DAY + timedelta(days)}-{identity}": f"reply_to: {to}\n" if to in known else "" for identity, days, to in said}
    workshop.put({f"{SAID}/{stem}.ru.md": contribution(stem[11:], more) for stem, more in files.items()})

    page = workshop.build()[f"ru/{PARK}/index.html"].decode()

    order = re.findall(r'<article id="[\d-]{11}([a-z]+)"', page)
    assert sorted(order) == sorted(known)
    below = dict.fromkeys(known, "")
    for thread in re.split(r"<li>\s*(?=<article[^>]*>)", page.partition('<ol class="threads">')[2].partition("</section>")[0].replace("<ol>", "\0"))[1:]:
        identity = re.search(r'<article id="[\d-]{11}([a-z]+)"', thread)[1]  # type: ignore[index]
        below[identity] = "begins" if "\0" in thread else ""
    for reply, to in replies.items():
        if to not in replies and to != reply:
            assert order.index(to) < order.index(reply)
            assert below[to] == "begins"


def test_the_way_to_take_part_leads_to_the_form_or_to_what_stands_in(workshop: Workshop) -> None:
    public = workshop.settings.publication
    prefill = (("d", "{discussion}"), ("r", "{reply_to}"), ("lang", "ru"))
    form = Form(name="d", service="google", takes="contributions", address="https://forms.example/view", prefill=prefill)
    page = f"ru/{PARK}/index.html"

    with_form = workshop.build(publication=public._replace(discuss_form=form))[page].decode()
    assert 'href="https://forms.example/view?d=aydyn%2F2026-05-10-park&amp;lang=ru"' in with_form
    assert with_form.count("d=aydyn%2F2026-05-10-park&amp;r=") == 2
    assert "r=lampalampala" in with_form
    without = workshop.build(publication=public._replace(email="kenes@example.org", repository="https://example.org/r"))[page].decode()
    assert "https://example.org/r/issues/new?template=contribution.yml&amp;discussion=aydyn%2F2026-05-10-park" in without
    assert "mailto:kenes@example.org?subject=" in without
    assert "не подключена форма" in words(workshop.build()[page])
