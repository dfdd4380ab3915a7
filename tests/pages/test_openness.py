"""Pages of openness, as readers find them."""

from tests.pages.test_questions import words
from tests.workshop import Workshop

CARD = "councils/aydyn/openness/index.html"


def test_a_card_says_what_it_rests_on_and_what_is_lacking(workshop: Workshop) -> None:
    card = words(workshop.build()[f"ru/{CARD}"])

    assert "Выполнено: 8 из 9 применимых." in card
    assert "B1 · Повестки заседаний опубликованы выполнено · 1 из 1 · Закон № 383-V, ст. 14 п. 1 подп. 3 Смотрите: Заседание о бюджете" in card
    assert "A1 · Состав опубликован частично" in card
    assert "Закон № 383-V, ст. 1 подп. 7" in card
    assert "«не найдено» не значит, что закон нарушен" in card


def test_the_councils_comment_stands_on_its_card_in_every_language(workshop: Workshop) -> None:
    council = (workshop.content / "councils/aydyn.ru.md").read_text().replace("---\n", '---\ncomment: "Отчёт готовится."\n', 1)
    workshop.put({"councils/aydyn.ru.md": council})
    output = workshop.build()

    assert "Комментарий совета Отчёт готовится." in words(output[f"ru/{CARD}"])
    assert '<blockquote lang="ru">Отчёт готовится.</blockquote>' in output[CARD].decode()


def test_councils_stand_by_name_without_marks(workshop: Workshop) -> None:
    page = words(workshop.build()["ru/openness/index.html"])

    assert "Общественный совет ведомства Байрам 2 из 6 4 из 7 Общественный совет города Айдын 8 из 9 4 из 8" in page


def test_a_cancelled_meeting_is_not_drawn(workshop: Workshop) -> None:
    before = workshop.build()["ru/openness/index.html"]
    workshop.put({"events/aydyn/2026-03-20-off.ru.md": '---\ntitle: "x"\nkind: meeting\nstatus: cancelled\n---\n'})

    assert words(workshop.build()["ru/openness/index.html"]) == words(before)


def test_what_the_laws_do_not_say_is_named(workshop: Workshop) -> None:
    laws = (workshop.content / "laws.yml").read_text().replace("    quorum: 13(2)\n", "    quorom: 13(2)\n").replace("1()(7)", "one")
    workshop.put({"laws.yml": laws})

    said = "\n".join(workshop.problems())

    assert "There is no key quorom here; did you mean quorum?" in said
    assert "“one” does not look like an article of a law." in said
