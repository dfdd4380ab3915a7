"""Whatever is sent as a ballot or written as a poll or a result, it counts once, is refused by kind, or is left out; nothing of a voter is published."""

import json
from pathlib import Path

import pytest

from tests.polls.door import ANNOUNCED, ITEM, NAME, OVER, Booth, booth, written
from tests.security.judge import findings

__all__ = ["booth"]

SITE = "http://127.0.0.1:8000"
NOON = "2026-05-03T12:00:00+05:00"
CASES: list[tuple[str, dict[str, object], str]] = [
    ("an index in place of an option", {"choice": 0}, "malformed"),
    ("a truth value", {"choice": True}, "malformed"),
    ("several options in a poll of one", {"choice": ["Школа", "Дорога"]}, "malformed"),
    ("an object", {"choice": {"Школа": 1}}, "malformed"),
    ("lists in lists", {"choice": [["Школа"]]}, "malformed"),
    ("an option that is none", {"choice": "Школа № 2"}, "malformed"),
    ("a formula", {"choice": '=HYPERLINK("https://evil.example")'}, "malformed"),
    ("a script", {"choice": "<script>canary(1)</script>"}, "malformed"),
    ("very long words", {"choice": "Школа " * 100_000}, "malformed"),
    ("no token", {"token": ""}, "malformed"),
    ("a token that is null", {"token": None}, "malformed"),
    ("a token that is a number", {"token": 991231500006}, "malformed"),
    ("an individual's number", {"token": "991231500006"}, "malformed"),
    ("a telephone", {"token": "+77000000001"}, "malformed"),
    ("a digest off the published list", {"token": "0" * 32}, "malformed"),
    ("a token of nobody", {"token": "ABCDE" * 4}, "unknown"),
    ("another poll", {"poll": "bayram/2026-05-01-build"}, "other_poll"),
    ("a way out of the folder", {"poll": "../aydyn/2026-05-01-build"}, "other_poll"),
    ("a poll that is a list", {"poll": [NAME]}, "other_poll"),
    ("a second before the opening", {"time": "2026-05-01T23:59:59+05:00"}, "early"),
    ("a second after the close", {"time": "2026-05-11T00:00:01+05:00"}, "late"),
    ("late in UTC alone", {"time": "2026-05-10T19:00:00Z"}, "late"),
    ("no time", {"time": None}, "malformed"),
    ("a time that is none", {"time": "yesterday"}, "malformed"),
    ("a trap that people do not see", {"website": "https://spam.example"}, "malformed"),
    ("the same ballot again", {}, "repeated"),
    ("the same token in other letters", {"token": "lower"}, "repeated"),
    ("a weight", {"weight": 100, "votes": 100}, "repeated"),
    ("an id of the organiser's", {"id": "../../x"}, "repeated"),
    ("early in UTC alone", {"time": "2026-05-01T19:00:00Z"}, "repeated"),
    ("a time without a zone", {"time": "2026-05-10 23:59:59"}, "repeated"),
]


def export(folder: Path, *ballots: dict[str, object]) -> Path:
    """An export of ballots."""
    rows = [
        {"id": str(number), "time": NOON, "poll": NAME, "Что построить?": each.get("choice", "Школа"), "Ваш код": each["token"], **each}
        for number, each in enumerate(ballots)
    ]
    path = folder / "export.json"
    path.write_text(json.dumps([{name: value for name, value in row.items() if name not in ("choice", "token")} for row in rows]))
    return path


@pytest.mark.parametrize(("ballot", "kind"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_hostile_ballot_counts_for_nothing_and_its_kind_is_said(booth: Booth, ballot: dict[str, object], kind: str) -> None:
    mine, *_ = booth.open()
    ballot = {"token": mine} | ballot | ({"token": f" {mine.lower()} "} if ballot.get("token") == "lower" else {})

    said = booth.tally(export(booth.folder, {"token": mine}, ballot))

    assert "2 ballots, 1 counted" in said
    assert f"{kind} 1" in said
    assert '"school": 1' in booth.result.read_text()


def test_nothing_that_was_sent_is_published(booth: Booth) -> None:
    made = booth.open()
    booth.tally(export(booth.folder, *({"token": made[0]} | ballot for _, ballot, _ in CASES)))

    output = booth.workshop.build(build_date=OVER)

    assert findings(output, SITE) == []
    told = b"".join(output.values()).decode(errors="replace") + booth.result.read_text()
    assert not any(word in told for word in ("canary", "evil.example", "spam.example", "991231500006", "77000000001", made[0], made[0].replace("-", "")))


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        pytest.param(written(options={"za": "За", "no": "за "}), 13, "option_twice", id="the same option twice"),
        pytest.param(written(more="total: 10\n"), 15, "never_typed", id="a total that was typed"),
        pytest.param(written(options={"../x": "За", "no": "Против"}), 12, "bad_slug", id="an option that is a path"),
        pytest.param(written(electorate_size=".inf"), 7, "bad_number", id="infinitely many voters"),
        pytest.param(written(quorum="-1"), 11, "bad_quorum", id="a quorum below nothing"),
    ],
)
def test_a_hostile_poll_is_refused_at_its_line(booth: Booth, content: str, line: int, code: str) -> None:
    booth.workshop.put({f"{ITEM}.ru.md": content})

    output = booth.workshop.build(build_date=ANNOUNCED)

    assert (f"{ITEM}.ru.md", line, code) in [(problem.path, problem.line, problem.code) for problem in booth.workshop.result.problems]
    assert not any(ITEM in path for path in output)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('"counted": 1,', '"counted": 10,', "result_altered"),
        ('"school": 1,', '"school": 1e400,', "result_unreadable"),
        ('"late": 0', '"late": -1', "result_unreadable"),
        ('"electorate": 5', '"electorate": null', "ballot_impossible"),
        ('"electorate": 5', '"electorate": 0', "ballot_impossible"),
        ('"school"]', '"<script>canary(1)</script>"]', "ballot_impossible"),
        ('"ballots": [', '"ballots": [["x", "school"],', "ballot_impossible"),
        ('"method": "one"', '"method": "dictator"', "result_unreadable"),
        ("{", "[" * 100_000, "result_unreadable"),
        ("{", "\udcff{", "result_unreadable"),
    ],
)
def test_a_hostile_result_is_refused_and_the_poll_published_without_it(booth: Booth, before: str, after: str, code: str) -> None:
    mine, *_ = booth.open()
    booth.tally(export(booth.folder, {"token": mine}))
    booth.result.write_bytes(booth.result.read_text().replace(before, after, 1).encode(errors="surrogateescape"))

    output = booth.workshop.build(build_date=OVER)

    assert [(problem.path, problem.code) for problem in booth.workshop.result.problems] == [(f"{ITEM}.result.json", code)]
    assert "идёт подсчёт" in output[f"ru/{ITEM}/index.html"].decode()
    assert not any(b"canary" in data for data in output.values())


def test_a_poll_without_a_ballot_has_a_result_without_shares(booth: Booth) -> None:
    booth.open()
    booth.tally(export(booth.folder, {"token": ""}))

    page = booth.workshop.build(build_date=OVER)[f"ru/{ITEM}/index.html"].decode()

    assert "0 из 5" in page
    assert "nan" not in page.lower().partition("<main")[2]
