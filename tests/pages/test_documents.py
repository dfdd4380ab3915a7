"""Documents of councils, and how bodies reply to recommendations."""

from collections.abc import Callable
from datetime import date

import pytest

from plugins.model.document import Document
from plugins.model.place import Place
from plugins.model.replies import month_after, reply_of
from plugins.model.workdays import Workdays
from tests.pages.test_questions import words
from tests.workshop import Files, Workshop

Publish = Callable[[Files], dict[str, bytes]]
ROADS = "documents/aydyn/2026-02-10-roads"
WORKDAYS = Workdays()


def recommendation(**facts: object) -> Document:
    """A recommendation of 2 March 2026."""
    item = "documents/aydyn/2026-03-02-x"
    place = Place("documents", "aydyn", date(2026, 3, 2), "x", "ru", item, item, f"{item}/")
    return Document(place=place, texts={}, stamp=b"", kind="recommendation", **facts)  # type: ignore[arg-type]


def test_a_recommendation_is_shown_with_its_reply_and_how_it_was_due(publish: Publish) -> None:
    text = words(publish({})[f"ru/{ROADS}/index.html"])

    for shown in (
        "рекомендация № 3",
        "Акимат города Айдын",
        "ответ в срок",
        "11 марта 2026 г. — месяц после дня отправки",
        "Аким города",
        "принято частично",
        "Две улицы из трёх",
    ):
        assert shown in text, shown


def test_lists_show_each_document_where_it_belongs(publish: Publish) -> None:
    output = publish({})

    def shown(address: str) -> bool:
        return f"{ROADS}/" in output[f"ru/{address}index.html"].decode()

    assert all(map(shown, ("documents/", "documents/recommendation/", "documents/replies/", "councils/aydyn/", "councils/aydyn/documents/")))
    assert not any(map(shown, ("documents/plan/", "councils/bayram/documents/")))
    assert "Документ: Рекомендация о ремонте дорог".encode() in output["ru/feeds/documents/councils/aydyn.atom.xml"]


def test_a_paper_is_shown_with_its_type_and_size(publish: Publish) -> None:
    facts = 'kind: plan\npapers:\n  - file: files/aydyn/plan.pdf\n    title: "План"\n'
    output = publish({"files/aydyn/plan.pdf": b"%PDF-1.7" + b"x" * 12_000, f"{ROADS}.ru.md": f'---\ntitle: "План"\n{facts}---\n'})

    page = output[f"ru/{ROADS}/index.html"].decode()
    assert '<a href="/files/aydyn/plan.pdf">План</a>' in page
    assert "PDF, 13 kB" in words(page.encode())


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ("kind: plan", (5, "empty_document")),
        ('kind: plan\npapers:\n  - {file: files/aydyn/gone.pdf, title: "x"}', (5, "unknown_file")),
        ("kind: plan\nsent_on: 2026-03-01\nyear: 2026", (4, "only_recommendations")),
        ("kind: recommendation", (3, "addressee_missing")),
        ('kind: recommendation\naddressee: "x"\nsent_on: 2026-02-01', (5, "sent_before_adopted")),
        ('kind: recommendation\naddressee: "x"\nsent_on: 2026-02-11\nreplied_on: 2026-02-10\noutcome: partly', (6, "replied_before_sent")),
        ('kind: recommendation\naddressee: "x"\nsent_on: 2026-02-11\nreplied_on: 2026-02-20', (6, "reply_incomplete")),
    ],
)
def test_mistakes_are_named_on_their_lines(workshop: Workshop, facts: str, problem: tuple[int, str]) -> None:
    body = "" if problem[1] == "empty_document" else "Текст\n"
    workshop.put({f"{ROADS}.ru.md": f'---\ntitle: "x"\n{facts}\n---\n{body}'})

    assert problem in [(line, code) for path, line, code in workshop.codes() if path == f"{ROADS}.ru.md"]


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        (date(2026, 2, 2), date(2026, 3, 2)),
        (date(2026, 1, 31), date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2025, 12, 31), date(2026, 2, 2)),  # 31 January is a Saturday
        (date(2026, 2, 23), date(2026, 3, 26)),  # Nauryz
        (date(2025, 12, 8), date(2026, 1, 8)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_next_working_one(sent: date, due: date) -> None:
    assert month_after(sent, WORKDAYS) == due


@pytest.mark.parametrize(
    ("day", "facts", "state"),
    [
        (date(2026, 3, 3), {}, "not_sent"),
        (date(2026, 3, 3), {"sent_on": date(2026, 3, 4)}, "not_sent"),
        (date(2026, 3, 10), {"sent_on": date(2026, 3, 3)}, "waiting"),
        (date(2026, 4, 3), {"sent_on": date(2026, 3, 3)}, "due_soon"),
        (date(2026, 4, 4), {"sent_on": date(2026, 3, 3)}, "overdue"),
        (date(2026, 3, 18), {"sent_on": date(2026, 3, 3), "basis": "draft"}, "due_soon"),
        (date(2026, 3, 19), {"sent_on": date(2026, 3, 3), "basis": "draft"}, "overdue"),
        (date(2026, 5, 1), {"sent_on": date(2026, 3, 3), "replied_on": date(2026, 4, 3), "outcome": "accepted"}, "replied"),
        (date(2026, 5, 1), {"sent_on": date(2026, 3, 3), "replied_on": date(2026, 4, 6), "outcome": "accepted"}, "replied_late"),
        (date(2026, 4, 5), {"sent_on": date(2026, 3, 3), "replied_on": date(2026, 4, 6), "outcome": "accepted"}, "overdue"),
    ],
)
def test_states_of_replies(day: date, facts: dict[str, object], state: str) -> None:
    assert reply_of(recommendation(**facts), day, WORKDAYS).state == state
