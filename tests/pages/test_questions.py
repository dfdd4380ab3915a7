"""Questions on the site: their pages, lists, and what the council did with them."""

import html
import json
import re
from collections.abc import Callable

import pytest

from plugins.model.form import Form
from tests.workshop import Files, Workshop

Publish = Callable[[Files], dict[str, bytes]]
MOST = "questions/aydyn/2026-03-05-mostmostmost"
PARK = "questions/bayram/2026-05-28-parkparkpark"
ANSWER = "answers/bayram/2026-05-28-parkparkpark.kk.md"


def words(page: bytes) -> str:
    """What a reader reads."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_the_answer_stands_beside_the_question_with_the_days_it_took(publish: Publish) -> None:
    page = publish({})[f"ru/{MOST}/index.html"]

    assert "<p>Мост через реку закрыт с осени.<br>Когда его откроют?</p><p>Кто за это отвечает? &lt;b&gt;Жду&lt;/b&gt; *ответа*.</p>".encode() in page
    assert '<p>Мост откроют <strong>в мае</strong>; отвечает <a href="/ru/councils/aydyn/">совет</a>.</p>'.encode() in page
    text = words(page)
    assert "через 15 дней после вопроса" in text
    assert "Секретарь совета" in text
    assert "Тестовый Житель" in text
    assert "Плюс 15 рабочих дней: 2 апреля 2026 г." in text
    assert "Кроме выходных, не считаются: 9 марта 2026 г., 23 марта 2026 г., 24 марта 2026 г., 25 марта 2026 г." in text
    assert "АППК, ст. 76 п. 1" in text


def test_search_engines_are_told_of_question_and_answer(publish: Publish) -> None:
    page = publish({})[f"ru/{MOST}/index.html"].decode()

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]

    assert data["@type"] == "QAPage"
    assert data["mainEntity"]["text"].startswith("Мост через реку закрыт с осени.")
    assert data["mainEntity"]["acceptedAnswer"]["text"] == "Мост откроют в мае; отвечает совет."


def test_lists_show_each_question_where_it_belongs(publish: Publish) -> None:
    output = publish({})

    def shown(address: str) -> tuple[bool, bool]:
        page = output[f"ru/{address}index.html"].decode()
        return f'"/ru/{MOST}/"' in page, f'"/{PARK}/"' in page

    assert shown("questions/") == (True, True)
    assert shown("questions/2026/03/") == (True, False)
    assert shown("questions/state/answered/2026/03/") == (True, False)
    assert shown("questions/state/answered/") == (True, False)
    assert shown("questions/state/unregistered/") == (False, True)
    assert shown("questions/topic/roads/2026/03/") == (True, False)
    assert shown("questions/region/altyn/") == (True, False)
    assert shown("councils/bayram/questions/") == (False, True)
    assert shown("councils/bayram/questions/2026/") == (False, True)
    assert shown("councils/bayram/questions/waiting/") == (False, True)
    assert shown("councils/aydyn/") == (True, False)
    assert [row[1] for month in ("2026/05", "2026/03") for row in json.loads(output[f"ru/questions/{month}/list.json"])] == [
        "Саябақ қашан ашылады?",
        "Когда откроют мост?",
    ]
    assert b'data-index="/ru/questions/2026/05/list.json /ru/questions/2026/03/list.json"' in output["ru/questions/index.html"]
    assert "1 из 1" in words(output["ru/questions/councils/index.html"])


def test_a_list_is_titled_by_the_name_of_its_council(publish: Publish) -> None:
    council = '---\nname: \'Совет "Байрам & К"\'\nformed_with: "Ведомство Байрам"\nlevel: republican\nsources: []\n---\n'

    page = publish({"councils/bayram.ru.md": council})["ru/councils/bayram/questions/index.html"].decode()

    title = re.search(r"<title>(.*?)</title>", page)[1]  # type: ignore[index]
    assert html.unescape(title).startswith('Вопросы: Совет "Байрам & К"')


@pytest.mark.parametrize(
    ("answer", "state", "told"),
    [
        ("registered_on: 2026-05-29", "waiting", "registered by the council"),
        (
            'registered_on: 2026-05-29\nextended_on: 2026-05-30\nextended_until: 2026-07-01\nextended_reason: "осмотр"',
            "waiting",
            "term extended until 1 июля 2026 г.: осмотр",
        ),
        ("registered_on: 2026-05-29\nforwarded_on: 2026-05-30\nforwarded_to: aydyn", "forwarded", "forwarded: Общественный совет города Айдын"),
        ('registered_on: 2026-05-29\nforwarded_on: 2026-05-30\nforwarded_body: "Акимат"', "forwarded", "forwarded: Акимат"),
        ('registered_on: 2026-05-29\nrefused_on: 2026-05-30\nrefused_reason: "не наше"', "refused", "refused: не наше"),
    ],
)
def test_what_the_council_did_shows(publish: Publish, answer: str, state: str, told: str) -> None:
    output = publish({f"{PARK}.ru.md": '---\ntitle: "Парк?"\n---\nКогда?\n', ANSWER.replace(".kk.", ".ru."): f"---\n{answer}\n---\n"})

    page = output[f"ru/{PARK}/index.html"]
    assert f'class="state {state}"' in page.decode()
    russian = {
        "registered by the council": "зарегистрировано советом",
        "term extended until": "срок продлён до",
        "forwarded": "переслано",
        "refused": "отказано",
    }
    for english, word in russian.items():
        told = told.replace(english, word)
    assert told in words(page)


def test_an_answer_of_tomorrow_is_not_shown_today(publish: Publish) -> None:
    output = publish({ANSWER: "---\nregistered_on: 2026-05-29\nforwarded_on: 2026-05-30\nforwarded_to: aydyn\nanswered_on: 2026-06-02\n---\nЕртеңгі жауап\n"})

    assert not [path for path, data in output.items() if "Ертеңгі".encode() in data]


def test_a_council_is_not_blamed_for_what_was_not_forwarded_to_it_yet(publish: Publish) -> None:
    output = publish({ANSWER: "---\nregistered_on: 2026-05-29\nforwarded_on: 2026-06-02\nforwarded_to: aydyn\n---\n"})

    assert PARK not in output["councils/aydyn/questions/index.html"].decode()


def test_a_forwarded_question_is_also_the_other_councils(publish: Publish) -> None:
    output = publish({ANSWER: "---\nregistered_on: 2026-05-29\nforwarded_on: 2026-05-30\nforwarded_to: aydyn\n---\n"})

    assert f'"/{PARK}/"' in output["councils/aydyn/questions/index.html"].decode()
    assert b"parkparkpark" in output["feeds/questions/councils/aydyn.atom.xml"]


def test_what_is_held_is_nowhere_and_what_was_hidden_leaves_a_reason(publish: Publish) -> None:
    output = publish(
        {
            f"{MOST}.ru.md": '---\ntitle: "Тайна"\nid: mostmostmost\nhidden_on: 2026-04-01\nhidden_reason: "По просьбе автора"\n---\nТайный текст\n',
            f"{PARK}.kk.md": '---\ntitle: "Құпия"\nid: parkparkpark\nhold: "spam"\n---\nҚұпия мәтін\n',
        }
    )

    assert "По просьбе автора" in words(output[f"ru/{MOST}/index.html"])
    assert f"{PARK}/index.html" not in output
    for path, data in output.items():
        assert not any(word.encode() in data for word in ("Тайна", "Тайный", "Құпия", "Мост откроют")), path
        assert path == f"ru/{MOST}/index.html" or "data/" in path or b"mostmostmost" not in data, path


def test_open_data_tell_that_a_question_was_taken_down(publish: Publish) -> None:
    output = publish({f"{MOST}.ru.md": '---\ntitle: "Тайна"\nid: mostmostmost\nhidden_on: 2026-04-01\nhidden_reason: "x"\n---\nТекст\n'})

    rows = {row["id"]: row for row in json.loads(output["ru/data/questions.json"])}
    assert {name: value for name, value in rows[MOST].items() if value} == {"id": MOST, "asked_on": "2026-03-05", "deleted": True}


def test_contradictions_are_named_on_their_lines(workshop: Workshop) -> None:
    workshop.put(
        {
            ANSWER: "---\nregistered_on: 2026-05-29\nanswered_on: 2026-05-01\n---\nОтвет\n",
            "answers/aydyn/2026-03-05-mostmostmost.ru.md": "---\nregistered_on: 2026-03-06\nextended_on: 2026-03-07\nforwarded_on: 2026-03-08\n---\nОтвет\n",
            "answers/aydyn/2026-03-05-lostlostlost.ru.md": "---\nregistered_on: 2026-03-06\n---\n",
            f"{MOST}.ru.md": '---\ntitle: "x"\nid: most\nhidden_on: 2026-03-06\n---\nТекст\n',
        }
    )

    assert workshop.codes() == [
        ("answers/aydyn/2026-03-05-lostlostlost.ru.md", 1, "answer_without_question"),
        ("answers/aydyn/2026-03-05-mostmostmost.ru.md", 3, "extension_incomplete"),
        ("answers/aydyn/2026-03-05-mostmostmost.ru.md", 4, "forwarding_incomplete"),
        ("answers/aydyn/2026-03-05-mostmostmost.ru.md", 6, "answer_undated"),
        (ANSWER, 3, "before_question"),
        (f"{MOST}.ru.md", 3, "bad_id"),
        (f"{MOST}.ru.md", 4, "hidden_without_reason"),
    ]


def test_days_that_the_government_moved_move_the_due_day(publish: Publish) -> None:
    moved = "- {date: 2026-03-26, kind: rest, source: https://adilet.zan.kz/x}\n- {date: 2026-03-28, kind: work, source: https://adilet.zan.kz/x}\n"
    text = words(publish({"workdays.yml": moved})[f"ru/{MOST}/index.html"])

    assert "26 марта 2026 г." in text
    assert "Рабочие субботы и воскресенья: 28 марта 2026 г." in text
    assert "Плюс 15 рабочих дней: 2 апреля 2026 г." in text


def test_the_way_to_ask_leads_to_the_form_or_to_what_stands_in(workshop: Workshop) -> None:
    public = workshop.settings.publication
    form = Form(name="q", service="google", address="https://forms.example/view", prefill=(("entry.1", "{name}"), ("c", "{slug}")))
    ask = "ru/councils/aydyn/ask/index.html"

    with_form = workshop.build(publication=public._replace(form=form))[ask].decode()
    assert "https://forms.example/view?entry.1=%D0%9E" in with_form
    assert "c=aydyn" in with_form
    without = workshop.build(publication=public._replace(email="kenes@example.org", repository="https://example.org/r"))[ask].decode()
    assert "mailto:kenes@example.org?subject=" in without
    assert "https://example.org/r/issues/new?template=question.yml&amp;council=aydyn" in without
    assert "не подключена форма" in words(workshop.build()[ask])
