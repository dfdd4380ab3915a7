"""What looks like a person's number in a public text, and what does not."""

import pytest

from plugins.reading.decode import decoded, personal_data


@pytest.mark.parametrize("text", ["ИИН 990101300123", "990101 300123", "990101 300 123", "+7 701 000 00 01", "8 (777) 000-00-01"])
def test_numbers_of_persons_are_found_and_not_repeated(text: str) -> None:
    problems = list(personal_data("x.md", f"Строка.\n{text}\n", 5))

    assert [(problem.line, problem.code.split("_")[0]) for problem in problems] == [(6, "personal")]
    assert problems[0].values == {}


@pytest.mark.parametrize(
    "text",
    ["01.01.2024–31.12.2024", "2024–2025 2026–2027", "123 456 789 012 тенге", "1 200 000 000 000 тенге", "+7 (7172) 00-00-00", "https://a.kz/123456789012"],
)
def test_dates_sums_and_official_telephones_are_left_alone(text: str) -> None:
    assert list(personal_data("x.md", text, 1)) == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_damaged_byte_is_found_where_it_is(mark: bytes) -> None:
    text, (problem,) = decoded("x.md", mark + "Строка\n".encode() * 4 + b"\xff")

    assert (text, problem.line, problem.values) == ("", 5, {"byte": "FF"})
