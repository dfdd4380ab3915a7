"""Files of polls that were altered, do not fit or contradict themselves: each is named, and the site goes on."""

import pytest

from plugins.commands.poll import Cannot, recount
from plugins.model.problem import Problem
from tests.polls.door import ITEM, NAME, OVER, Booth, written
from tests.polls.test_poll import PAGE, ballots


def test_a_recount_names_what_was_altered(booth: Booth, capfd: pytest.CaptureFixture[str]) -> None:
    made = booth.open()
    booth.tally(booth.export(ballots(made)))
    assert recount(booth.result) == 0
    text = booth.result.read_text()

    booth.result.write_text(text.replace('"park": 3', '"park": 4'))
    with pytest.raises(Cannot, match=r"result.json:\d+: The line says “\"park\": 4,”, but what follows from the ballots is “\"park\": 3,”"):
        recount(booth.result)
    assert [problem.code for problem in rebuilt(booth)] == ["result_altered"]
    booth.result.write_text(text)
    booth.voters.write_text(booth.voters.read_text().replace(NAME, f"{NAME}-2"))
    with pytest.raises(Cannot, match="lists 5 voters of"):
        recount(booth.result)
    assert {problem.code for problem in rebuilt(booth)} == {"poll_contradicted", "voters_missing"}


@pytest.mark.parametrize("more", ["\n", " ", "\r\n"])
def test_what_nobody_sees_is_named_too_and_the_site_goes_on(booth: Booth, more: str) -> None:
    made = booth.open()
    booth.tally(booth.export(ballots(made)))
    booth.result.write_text(booth.result.read_text() + more)
    booth.voters.write_text(booth.voters.read_text() + more)

    assert {problem.code for problem in rebuilt(booth)} == {"result_altered", "voters_missing"}


def test_a_file_that_is_deeper_than_any_reader_is_left_out(booth: Booth) -> None:
    booth.open()
    booth.result.write_text('{"zz":' + "[" * 100_000 + "]" * 100_000 + "}")

    assert [problem.code for problem in rebuilt(booth)] == ["result_unreadable"]


def test_counts_are_never_typed(booth: Booth) -> None:
    booth.workshop.put({f"{ITEM}.ru.md": written().replace("---\n", "---\ntotal: 10\n", 1)})

    assert any(said.startswith(f"content/{ITEM}.ru.md:2:8: total: 10 — results are counted, never typed.") for said in booth.workshop.problems())


def rebuilt(booth: Booth) -> list[Problem]:
    """The problems of a build after the close."""
    booth.workshop.build(build_date=OVER)
    return booth.workshop.result.problems


def test_a_result_of_another_poll_or_of_none_is_named_and_left_out(booth: Booth) -> None:
    made = booth.open()
    booth.tally(booth.export(ballots(made)))
    elsewhere = ITEM.replace("build", "other")
    booth.workshop.put({f"{elsewhere}.result.json": booth.result.read_bytes(), f"{ITEM}.ru.md": written(method="approval")})

    output = booth.workshop.build(build_date=OVER)

    assert {(problem.path, problem.code) for problem in booth.workshop.result.problems} == {
        (f"{ITEM}.result.json", "poll_contradicted"),
        (f"{elsewhere}.result.json", "poll_missing"),
    }
    assert not any("2026-05-01" in path and "result.json" in path for path in output)


@pytest.mark.parametrize(
    ("lang", "facts", "code"),
    [
        ("ru", {"opens": "2026-04-30"}, "opens_before_announced"),
        ("ru", {"closes": "2026-05-01"}, "closes_before_opens"),
        ("ru", {"method": "several"}, "choose_at_most_needed"),
        ("ru", {"choose_at_most": "2"}, "choose_at_most_wrong"),
        ("ru", {"method": "several", "choose_at_most": "4"}, "choose_at_most_wrong"),
        ("ru", {"electorate_size": None}, "electorate_size_needed"),
        ("ru", {"electorate": "anyone"}, "electorate_unknown"),
        ("ru", {"quorum": "6"}, "quorum_impossible"),
        ("ru", {"quorum": "101%"}, "bad_quorum"),
        ("ru", {"electorate": "anyone", "electorate_size": None, "quorum": "10%"}, "quorum_impossible"),
        ("ru", {"cancelled_on": "2026-05-03"}, "cancelled_without_reason"),
        ("ru", {"cancelled_on": "2026-05-11", "more": 'cancelled_reason: "x"\n'}, "cancelled_after_close"),
        ("ru", {"form": "tabel"}, "unknown_form_close"),
        ("ru", {"options": {"park": "Парк"}}, "options_number"),
        ("ru", {"options": {"park": "За", "school": "за "}}, "option_twice"),
        ("ru", {"options": {"park": "За", "School!": "Против"}}, "bad_slug"),
        ("kk", {"options": {"school": "Мектеп", "park": "Саябақ", "road": "Жол"}}, "options_differ"),
        ("kk", {"options": {"park": "Саябақ", "school": "Мектеп"}}, "options_differ"),
    ],
)
def test_a_poll_that_contradicts_itself_is_named(booth: Booth, lang: str, facts: dict[str, object], code: str) -> None:
    booth.workshop.put({f"{ITEM}.ru.md": written(), f"{ITEM}.{lang}.md": written(lang, **facts)})  # type: ignore[arg-type]

    output = booth.workshop.build()

    assert [(problem.path, problem.code) for problem in booth.workshop.result.problems] == [(f"{ITEM}.{lang}.md", code)]
    assert (f"{ITEM}/index.html" if lang == "kk" else PAGE) not in output
