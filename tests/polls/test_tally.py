"""What counts: laws of the tally, and the methods."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.commands.poll import chosen
from plugins.intake.ballots import Tally, tally
from plugins.intake.submission import Submission
from plugins.model.counting import instant_runoff, result
from plugins.model.poll import Poll
from plugins.model.token import ALPHABET, normal, voter
from plugins.reading.polling import Altered, in_order, read_result, result_file
from tests.polls.door import ITEM, OPTIONS, record

TOKENS = [sign * 20 for sign in "ABCDE"]
STRANGER = "Z" * 20
VOTERS = frozenset(voter(token, ITEM) for token in TOKENS)
OPENS, ENDS = datetime(2026, 5, 1, 19, tzinfo=UTC), datetime(2026, 5, 10, 19, tzinfo=UTC)
CHOICES = {"Школа": "school", "park": "park", "ДОРОГА ": "road", "Саябақ": "park", "Нет": "", "": "", "Школа, Дорога": "", "Школа, Школа": ""}
times = st.sampled_from([OPENS - timedelta(seconds=1), OPENS, OPENS + timedelta(days=1), OPENS + timedelta(days=2), ENDS - timedelta(seconds=1), ENDS])
ballots = st.tuples(st.sampled_from([*TOKENS[:3], STRANGER, "", "12"]), times, st.sampled_from(list(CHOICES)))


def submitted(rows: list[tuple[str, datetime | None, object]]) -> list[Submission]:
    """Submissions with ids of their own."""
    return [Submission("", f"{number:04}", sent, {"token": token, "choice": choice}, {}) for number, (token, sent, choice) in enumerate(rows)]


def counted(rows: list[tuple[str, datetime | None, object]], poll: Poll | None = None) -> Tally:
    """The tally of a poll with five voters."""
    return tally(poll or record(), VOTERS, submitted(rows))


@given(st.lists(ballots, max_size=12))
def test_each_voter_counts_once_with_their_last_valid_ballot_and_nobody_is_lost(rows: list[tuple[str, datetime, str]]) -> None:
    last = {}
    for number, (token, sent, choice) in enumerate(rows):
        if token in TOKENS and OPENS <= sent < ENDS and CHOICES[choice]:
            last[token] = max(last.get(token, (sent, number, "")), (sent, number, CHOICES[choice]))

    found = counted(rows)

    assert sorted(choice for _, choice in found.ballots) == sorted(choice for _, _, choice in last.values())
    assert found.result.counts == {option: sum(choice == option for *_, choice in last.values()) for option in OPTIONS}
    assert found.result.received == len(rows)
    assert len({receipt for receipt, _ in found.ballots}) == len(last)


@given(st.lists(ballots, max_size=12), st.randoms())
def test_the_order_of_an_export_decides_nothing(rows: list[tuple[str, datetime, str]], shuffler: random.Random) -> None:
    submissions = submitted(rows)
    shuffled = shuffler.sample(submissions, len(submissions))

    assert tally(record(), VOTERS, shuffled) == tally(record(), VOTERS, submissions)


@given(st.lists(ballots, max_size=12), st.sampled_from(["one", "approval", "ranked"]))
def test_the_published_file_recounts_to_the_tally_and_each_voter_finds_their_ballot(rows: list[tuple[str, datetime, str]], method: str) -> None:
    found = counted(rows, record(method=method))
    published = read_result(result_file(found.result, found.ballots))

    assert published.result == found.result
    assert sum(len(chosen(published, token)) for token in TOKENS) == found.result.counted
    assert chosen(published, STRANGER) == []


@given(st.data())
def test_every_altered_byte_of_a_result_is_caught_and_its_line_named(data: st.DataObject) -> None:
    rows = [(token, OPENS, choice) for token, choice in zip(TOKENS, ("park", "park", "school", "road", "park"), strict=True)]
    found = counted([*rows, (STRANGER, OPENS, "park")])
    file = bytearray(result_file(found.result, found.ballots))
    place = data.draw(st.integers(0, len(file) - 1))
    file[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != file[place]))

    with pytest.raises(Altered) as caught:
        read_result(bytes(file))
    assert 1 <= caught.value.line <= file.count(b"\n") + 1


@given(st.data())
def test_every_line_taken_out_doubled_or_moved_is_caught(data: st.DataObject) -> None:
    found = counted([(token, OPENS, "park") for token in TOKENS])
    lines = result_file(found.result, found.ballots).decode().splitlines(keepends=True)
    one, other = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(0, len(lines) - 1))
    changed = {
        "out": lines[:one] + lines[one + 1 :],
        "doubled": lines[:one] + lines[one : one + 1] + lines[one:],
        "moved": [lines[{one: other, other: one}.get(place, place)] for place in range(len(lines))],
    }[data.draw(st.sampled_from(["out", "doubled", "moved"]))]

    if changed != lines:
        with pytest.raises(Altered):
            read_result("".join(changed).encode())


def test_a_forgery_that_agrees_with_itself_is_found_by_the_voter() -> None:
    honest = counted([(TOKENS[0], OPENS, "park"), (TOKENS[1], OPENS, "park")])
    (mark, _), other = honest.ballots
    forged = in_order([(mark, "school"), other])

    published = read_result(result_file(result(record().rules, forged, rejected={}, in_bursts=0), forged))

    assert published.result.counts == {"park": 1, "school": 1, "road": 0}
    assert sorted(chosen(published, token) for token in TOKENS[:2]) == [[], ["park"]]


@pytest.mark.parametrize(
    ("method", "answer", "choice"),
    [
        ("one", "Парк, большой", "park"),
        ("one", ["Школа"], "school"),
        ("one", "Школа; Дорога", ""),
        ("several", "Дорога, Парк, большой", "park+road"),
        ("several", "Парк, большой, Дорога, Школа", ""),
        ("approval", "park school road", "park+school+road"),
        ("approval", ["Дорога", "Мектеп"], "school+road"),
        ("ranked", "Школа, Парк, большой", "school>park"),
        ("ranked", "1. Школа\n2) Дорога\n3. Саябақ", "school>road>park"),
        ("ranked", "Школа, Школа", ""),
        ("ranked", "1 " * 4000, ""),
    ],
)
def test_answers_are_read_as_each_method_allows(method: str, answer: object, choice: str) -> None:
    found = counted([(TOKENS[0], OPENS, answer)], record(method=method, choose_at_most=2 if method == "several" else None))

    assert [each for _, each in found.ballots] == ([choice] if choice else [])


def test_words_that_can_be_read_in_two_ways_do_not_count() -> None:
    options = (("a", "Сквер"), ("b", "Каток"), ("c", "Сквер, Каток"))
    poll = record(method="approval")
    poll = poll.altered(texts={"ru": poll.text("ru")._replace(words={"options": options})})

    assert [choice for _, choice in counted([(TOKENS[0], OPENS, "Сквер, Каток"), (TOKENS[1], OPENS, "Каток")], poll).ballots] == ["b"]


@pytest.mark.parametrize(
    ("rankings", "rounds"),
    [
        ({("a",): 3, ("b",): 2}, [{"a": 3, "b": 2, "c": 0}]),
        ({("a",): 4, ("b", "c"): 3, ("c", "b"): 2}, [{"a": 4, "b": 3, "c": 2}, {"a": 4, "b": 5}]),
        ({("a",): 4, ("b",): 3, ("c",): 2}, [{"a": 4, "b": 3, "c": 2}, {"a": 4, "b": 3}]),
        ({("a", "b"): 2, ("b", "a"): 2, ("c",): 1}, [{"a": 2, "b": 2, "c": 1}, {"a": 2, "b": 2}]),
        ({("a",): 2, ("b", "a"): 1, ("c", "b"): 1}, [{"a": 2, "b": 1, "c": 1}, {"a": 3}]),
        ({}, [{"a": 0, "b": 0, "c": 0}]),
    ],
    ids=["majority", "transfer", "exhausted", "tie", "the last go together", "no ballots"],
)
def test_rounds_of_a_run_off(rankings: dict[tuple[str, ...], int], rounds: list[dict[str, int]]) -> None:
    assert list(instant_runoff("abc", rankings)) == rounds


@given(
    st.dictionaries(st.permutations("abcd").flatmap(lambda order: st.integers(1, 4).map(lambda length: tuple(order[:length]))), st.integers(1, 5)),
    st.permutations("abcd"),
)
def test_the_order_of_the_options_decides_no_run_off(rankings: dict[tuple[str, ...], int], order: list[str]) -> None:
    assert list(instant_runoff(order, rankings)) == list(instant_runoff("abcd", rankings))


def test_an_open_poll_counts_each_id_once_and_gives_no_receipts() -> None:
    poll = record(electorate="anyone", electorate_size=None)
    rows = [Submission("", id_, OPENS, {"choice": "park"}, {}) for id_ in ("1", "2", "2", "", "")]

    found = tally(poll, frozenset(), rows)

    assert (found.result.counted, found.result.received, found.unidentified) == (4, 4, 2)
    assert found.ballots == [("", "park")] * 4


def test_a_ballot_that_stands_in_two_exports_is_one_ballot() -> None:
    token = "A" * 20
    sent = ((OPENS, "park"), (OPENS, "park"), (OPENS + timedelta(hours=1), "school"))
    rows = [Submission("", "", time, {"token": token, "choice": choice}, {}) for time, choice in sent]

    found = tally(record(), frozenset([voter(token, ITEM)]), rows)

    assert (found.result.received, found.result.counted, found.result.rejected["repeated"]) == (2, 1, 1)


def test_a_day_is_read_however_a_spreadsheet_wrote_it() -> None:
    poll = record(electorate="anyone", electorate_size=None)
    options = (("park", "12.06.2026"), ("school", "13.06.2026"))
    days = {lang: text._replace(words={**text.words, "options": options}) for lang, text in poll.texts.items()}
    written = ("12.06.2026", "2026-06-12T00:00:00", "2026-06-12 00:00:00", "2026-06-12", "2026-06-13")
    rows = [Submission("", str(number), OPENS, {"choice": each}, {}) for number, each in enumerate(written)]

    assert tally(poll.altered(texts=days), frozenset(), rows).result.counts["park"] == 4


@given(st.text(ALPHABET, min_size=20, max_size=20))
def test_a_token_is_known_however_it_is_typed(token: str) -> None:
    cyrillic = str.maketrans("ABCEHKMPTX", "АВСЕНКМРТХ")

    assert {
        normal(typed) for typed in (token, f" {token.lower()}\n", "-".join(token), token.translate(cyrillic), token.replace("0", "o").replace("1", "l"))
    } == {token}
    assert normal(token[:-1]) == normal(token + "A") == normal("U" + token[1:]) == ""


def test_a_burst_is_flagged_and_counted() -> None:
    tokens = [f"{number:020}".replace("8", "B").replace("9", "C") for number in range(30)]
    found = tally(record(electorate_size=30), frozenset(voter(token, ITEM) for token in tokens), submitted([(token, OPENS, "park") for token in tokens]))

    assert (found.result.counted, found.result.in_bursts) == (30, 30)
