"""The header of a file: plain strings, each with its line, and no surprises."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading.decode import decoded, invisible_in
from plugins.reading.frontmatter import split


class Quoted(str):
    """A string that is written in quotation marks."""

    __slots__ = ()


class Dumper(yaml.SafeDumper):
    """Writes every string in quotation marks."""


Dumper.add_representer(Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"'))


@given(title=st.text(), name=st.text())
def test_whatever_is_written_in_quotes_is_read_back(title: str, name: str) -> None:
    header = yaml.dump({"title": Quoted(title), "name": Quoted(name)}, Dumper=Dumper, allow_unicode=True, width=float("inf"), sort_keys=False)

    matter, problems = split("x.md", f"---\n{header}---\nТекст")

    if invisible_in(title) or invisible_in(name):
        assert problems[0].code in ("invisible_in_value", "bad_yaml")
    else:
        assert problems == []
        assert matter is not None
        assert (matter.keys["title"].content, matter.keys["name"].content) == (title, name)


@given(data=st.binary(max_size=300))
def test_any_bytes_give_text_or_a_problem_with_a_line(data: bytes) -> None:
    text, problems = decoded("x.md", data)
    if text:
        _, more = split("x.md", text)
        problems = problems + more
    assert text or problems
    assert all(problem.line >= 1 for problem in problems)


@given(header=st.text(alphabet="abк:-#\"'[]{}&*!|>@ \t\n0", max_size=60))
def test_any_header_is_read_or_refused(header: str) -> None:
    matter, problems = split("x.md", f"---\n{header}\n---\nТекст")
    assert (matter is None) == bool(problems)


def test_values_keep_their_lines_and_stay_text() -> None:
    matter, _ = split("x.md", "---\ntime: 12:30\nflag: no\nnumber: 007\n\nlist:\n  - {url: a}\n---\nТекст")
    assert matter is not None
    assert {name: (value.content, value.line) for name, value in matter.keys.items() if name != "list"} == {
        "time": ("12:30", 2),
        "flag": ("no", 3),
        "number": ("007", 4),
    }
    assert matter.keys["list"].line == 6
    assert matter.body_line == 9


@pytest.mark.parametrize(
    ("header", "line", "code"),
    [
        ('title: "Совет "Астаны" заседал"', 2, "inner_quotes"),
        ('date: 2026-01-01\ntitle: "Совет', 3, "unclosed_quote"),
        ('title "Совет"', 2, "no_colon"),
        ('title: "x"\nlevel regional\nregion: altyn', 3, "no_colon"),
        ("title: Вопрос: ответ", 2, "quotes_needed"),
        ("title: @kenes", 2, "quotes_needed"),
        ('title: "x"\n date: 2026-01-01', 3, "stray_indent"),
        ('title: "x"\ntags:\n\t- a', 4, "tab_indent"),
    ],
)
def test_usual_mistakes_are_named_on_their_line(header: str, line: int, code: str) -> None:
    _, problems = split("x.md", f"---\n{header}\n---\nТекст")
    assert [(problem.line, problem.code) for problem in problems] == [(line, code)]
