"""A poll from the organiser's list to the pages: what is shown when, and what is refused."""

import csv
from datetime import date

import pytest

from plugins.commands.poll import Cannot, tokens
from plugins.intake.repository import git as run_git
from plugins.intake.tables import Unreadable
from tests.pages.test_questions import words
from tests.polls.door import ANNOUNCED, ITEM, NAME, OVER, Booth, written
from tests.workshop import put

LAST_DAY = date(2026, 5, 10)
PAGE = f"ru/{ITEM}/index.html"


def ballots(tokens: list[str]) -> list[tuple[str, str, str]]:
    """A ballot of each token."""
    return [("2026-05-03 10:00", token, "Школа" if number % 2 else "Парк, большой") for number, token in enumerate(tokens)]


def test_tokens_are_secret_and_only_their_digests_are_published(booth: Booth) -> None:
    made = booth.open()

    assert len(set(made)) == 5
    assert booth.secret.stat().st_mode & 0o777 == 0o600
    published = booth.voters.read_text()
    assert not any(token in published or token.replace("-", "") in published or "Voter" in published for token in made)
    with booth.secret.open(encoding="utf-8-sig") as file:
        assert [row["phone"] for row in csv.DictReader(file)] == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("facts", "rows", "day", "why"),
    [
        ({"electorate": "anyone", "electorate_size": None}, "a\nb", ANNOUNCED, "Anyone may vote"),
        ({}, "a\nb\nc\nd\ne", date(2026, 5, 2), "does not change any more"),
        ({}, "a\nb", ANNOUNCED, "has 2 voters, but the poll says electorate_size: 5"),
        ({}, "a\nb\nc\nd\na", ANNOUNCED, "nobody votes twice"),
        ({}, "", ANNOUNCED, "holds no voters"),
    ],
)
def test_tokens_are_refused_where_the_list_is_not_the_polls(booth: Booth, facts: dict[str, object], rows: str, day: date, why: str) -> None:
    booth.workshop.put({f"{ITEM}.ru.md": written(**facts)})
    (booth.folder / "list.csv").write_text(f"name\n{rows}\n")
    settings = booth.workshop.settings
    object.__setattr__(settings, "build_date", day)

    with pytest.raises((Cannot, Unreadable), match=why):
        tokens(settings, NAME, voters=booth.folder / "list.csv", out=booth.secret)
    assert not booth.secret.exists()
    assert not booth.voters.exists()


def test_tokens_never_lie_in_a_repository_and_replace_nothing(booth: Booth) -> None:
    booth.open()
    booth.voters.unlink()
    run_git(booth.workshop.content, "init", "--quiet", ".", otherwise="")
    inside = booth.workshop.content / "secret.csv"

    with pytest.raises(Unreadable, match="nothing secret may ever be"):
        tokens(booth.workshop.settings, NAME, voters=booth.folder / "list.csv", out=inside)
    with pytest.raises(Cannot, match="is not written over"):
        tokens(booth.workshop.settings, NAME, voters=booth.folder / "list.csv", out=booth.secret)
    assert not inside.exists()
    assert not booth.voters.exists()


def test_what_is_counted_is_said_by_kind(booth: Booth) -> None:
    mine, other, *_ = booth.open()
    rows = [
        ("2026-05-01 23:59:59", mine, "Школа"),
        ("2026-05-02 00:00:00", mine, "Школа"),
        ("2026-05-10 23:59:59", mine.lower().replace("-", " "), "Парк, большой"),
        ("2026-05-11 00:00:00", mine, "Дорога"),
        ("2026-05-05 10:00:00", other, "Стадион"),
        ("2026-05-05 10:00:00", "K" * 20, "Школа"),
        ("2026-05-05 10:00:00", "+7 700 000 00 01", "Школа"),
        ("", other, "Школа"),
    ]

    said = booth.tally(booth.export(rows))

    assert "8 ballots, 1 counted; not counted: unknown 1, early 1, late 1, malformed 3, other_poll 0, repeated 1" in said
    assert "park: 1  school: 0" in said
    assert "7 700" not in booth.result.read_text()


def test_nothing_is_counted_before_the_close(booth: Booth) -> None:
    made = booth.open()

    with pytest.raises(Cannot, match="open to the end of 2026-05-10"):
        booth.tally(booth.export(ballots(made)), day=LAST_DAY)
    assert not booth.result.exists()


def test_a_result_that_comes_before_the_close_changes_no_published_byte(booth: Booth) -> None:
    made = booth.open()
    before = booth.workshop.build(build_date=LAST_DAY)
    booth.tally(booth.export(ballots(made)))

    assert booth.workshop.build(build_date=LAST_DAY) == before
    assert [(problem.path, problem.code) for problem in booth.workshop.result.problems] == [(f"{ITEM}.result.json", "result_early")]
    after = booth.workshop.build(build_date=OVER)
    assert booth.workshop.result.problems == []
    assert after[f"{ITEM}.result.json"] == booth.result.read_bytes()
    assert f"{ITEM}.result.json" not in before


def test_states_follow_from_the_dates(booth: Booth) -> None:
    made = booth.open()
    told = [words(booth.workshop.build(build_date=day)[PAGE]) for day in (ANNOUNCED, date(2026, 5, 2), LAST_DAY, OVER)]
    booth.tally(booth.export(ballots(made)))
    told.append(words(booth.workshop.build(build_date=OVER)[PAGE]))

    states = ("ещё не открыт", "идёт голосование", "идёт голосование", "идёт подсчёт", "итоги опубликованы")
    assert [state for state, page in zip(states, told, strict=True) if state in page] == list(states)
    assert ["Проголосовать" in page for page in told] == [False, True, True, False, False]


def test_the_result_is_shown_with_all_that_is_needed_to_judge_it(booth: Booth) -> None:
    made = booth.open(quorum="80%")
    booth.tally(booth.export([*ballots(made), ("2026-05-12", made[0], "Школа")]))
    output = booth.workshop.build(build_date=OVER)

    page = words(output[PAGE])
    for shown in (
        "Парк, большой 3 60",
        "5 из 5 имеющих право голоса",
        "Явка 100",
        "80% — набран",
        "после закрытия 1",
        "по времени Алматы",
        "Для организатора голосование не тайное",
    ):
        assert shown in page, shown
    assert b'series1" d="M0 0h60.0v10' in output[PAGE]
    assert "Саябақ" in output[f"{ITEM}/index.html"].decode()
    for path in (
        "ru/polls/index.html",
        "ru/councils/aydyn/polls/index.html",
        "ru/councils/aydyn/index.html",
        "ru/feeds/polls/councils/aydyn.atom.xml",
        "ru/feeds/all.rss.xml",
    ):
        assert f"{ITEM}/" in output[path].decode(), path
    assert f'{ITEM},park,"Парк, большой",3' in output["ru/data/poll-options.csv"].decode()
    assert '"counted":5,"quorum_met":true' in output["ru/data/polls.json"].decode()


def test_an_open_poll_stands_on_the_first_page(booth: Booth) -> None:
    booth.open()

    assert "Открытые опросы" not in booth.workshop.build(build_date=ANNOUNCED)["ru/index.html"].decode()
    assert "Открытые опросы" in booth.workshop.build(build_date=LAST_DAY)["ru/index.html"].decode()


@pytest.mark.parametrize("count", [0, 4])
def test_few_ballots_are_not_turned_into_shares(booth: Booth, count: int) -> None:
    made = booth.open(quorum="3")
    booth.tally(booth.export(ballots(made[:count]) or [("2026-05-03", "", "")]))

    page = booth.workshop.build(build_date=OVER)[PAGE].decode().partition("<h2>Правила")[0]

    assert "%" not in page.partition("<body>")[2]
    assert "<svg" not in page
    assert "голосов слишком мало для долей" in page
    assert ("Кворума нет" in page) == (count == 0)


def test_a_poll_for_anyone_says_that_it_is_not_representative(booth: Booth) -> None:
    booth.open(electorate="anyone", electorate_size=None)
    booth.tally(booth.export([("2026-05-03", "", "Школа")] * 6))

    page = words(booth.workshop.build(build_date=OVER)[PAGE])

    assert "Нерепрезентативно" in page
    assert "неизвестна: голосовать мог кто угодно" in page
    assert "Проверьте свой голос" not in page


def test_ballots_without_ids_are_not_read_from_two_exports(booth: Booth) -> None:
    booth.open(electorate="anyone", electorate_size=None, form="google")
    put(booth.folder, {"a.csv": "Отметка времени,Ваш код,Что построить?\n03.05.2026 10:00:00,,Школа\n"})

    with pytest.raises(Cannot, match="give one export of all ballots"):
        booth.tally(booth.folder / "a.csv", booth.folder / "a.csv")
    assert "1 counted" in booth.tally(booth.folder / "a.csv")


def test_a_ranking_is_shown_with_its_rounds(booth: Booth) -> None:
    made = booth.open(method="ranked")
    choices = ("Школа, Дорога", "Школа", "Парк, большой", "Парк, большой", "Дорога, Школа")
    booth.tally(booth.export([("2026-05-03", token, choice) for token, choice in zip(made, choices, strict=True)]))

    page = words(booth.workshop.build(build_date=OVER)[PAGE])

    assert "Выбрано по итогам туров: Школа" in page
    assert "Вариант 1 2 Парк, большой 2 2 Школа 2 3 Дорога 1 –" in page


def test_a_poll_that_is_called_off_has_no_result(booth: Booth) -> None:
    made = booth.open()
    booth.tally(booth.export(ballots(made)))
    booth.workshop.put({f"{ITEM}.ru.md": written(cancelled_on="2026-05-04", more='cancelled_reason: "Ошибка в вопросе"\n')})

    output = booth.workshop.build(build_date=OVER)

    assert "Отменён 4 мая 2026 г.: Ошибка в вопросе" in words(output[PAGE])
    assert f"{ITEM}.result.json" not in output
    with pytest.raises(Cannot, match="called off"):
        booth.tally(booth.export(ballots(made)))
