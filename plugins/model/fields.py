"""The judges of front-matter values: what was written → a typed value, or a problem.

A key of the front matter is declared in its record, with the judge of its value::

    name = words(text(200), "The council's full name.")
    term_start: date | None = key(day, "The first day of the council's term.", required=False)
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from difflib import get_close_matches
from typing import Any, NamedTuple, dataclass_transform
from urllib.parse import urlsplit

import msgspec

from plugins.model.problem import Problem, Refusal

NOT_TEXT = frozenset(["yes", "no", "on", "off", "true", "false", "null", "~", "y", "n"])
"""What YAML readers turn into something else unless it is quoted."""


class Value(NamedTuple):
    """A value as it was written, and where."""

    content: "str | list[Value] | dict[str, Value]"
    line: int
    column: int
    quoted: bool = False


class Reference(NamedTuple):
    """A value that names a record of another file; it is checked when all files are read."""

    kind: str
    slug: str
    line: int
    column: int


class Invalid(Refusal):
    """A value that its judge refuses."""


class Findings:
    """What the judges of one file found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.references: list[Reference] = []

    def problem(self, at: Value, code: str, **values: str) -> None:
        """Note a mistake in the value `at`."""
        self.problems.append(Problem(self.path, at.line, at.column, code, values))

    def typed(self, judge: "Judge", value: Value, key: str) -> Any:
        """What `judge` makes of `value`; None, and a problem noted, where it refuses."""
        try:
            return judge(value, self)
        except Invalid as refusal:
            self.problem(value, refusal.code, key=key, **refusal.values)
            return None


Judge = Callable[[Value, Findings], Any]
"""Gives the typed value or raises `Invalid`. Lists and records note the problems of their parts instead."""


class Key(NamedTuple):
    """What a record says of one of its front-matter keys."""

    judge: Judge
    doc: str
    required: bool = True
    default: Any = None
    """What it is when it is left out."""
    translated: bool = False
    """The value is text that differs by language."""


def key(judge: Judge, doc: str, *, required: bool = True, default: Any = None) -> Any:
    """Declare a fact: a field of a record that its original's front matter has."""
    return Key(judge, doc, required, default)


def words(judge: Judge, doc: str, *, required: bool = True) -> Key:
    """Declare a text: a key that the file of each language has. Its values are in `Text.words`."""
    return Key(judge, doc, required, translated=True)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key,))
class Declared(msgspec.StructMeta):
    """Makes frozen structs, whose fields take what was declared by `key`."""

    keys: Mapping[str, Key]
    """The front-matter keys of such a type, by name."""

    def __new__(cls, name: str, bases: tuple[type, ...], values: dict[str, Any]) -> "Declared":
        """The struct, which knows its keys."""
        own = {name: value for name, value in values.items() if isinstance(value, Key)}
        defaults = {name: each.default for name, each in own.items() if not each.required and not each.translated}
        plain = {name: value for name, value in values.items() if name not in own}
        made = super().__new__(cls, name, bases, plain | defaults, frozen=True, kw_only=True)
        inherited = {name: each for base in bases if isinstance(base, Declared) for name, each in base.keys.items()}
        made.keys = inherited | own
        return made


class Keyed(msgspec.Struct, metaclass=Declared):
    """Values with the keys that they are written under."""


def judged(keys: Mapping[str, Key], written: Mapping[str, Value], at: Value, findings: Findings) -> dict[str, Any]:
    """Type the values of `written`, noting unknown, missing and wrong ones. Left out are the keys that were not given."""
    for name, value in written.items():
        if name not in keys:
            close = get_close_matches(name.lower(), keys, n=1)
            code = "unknown_key_close" if close else "unknown_key"
            findings.problem(value, code, key=name, close="".join(close), keys=", ".join(keys))
    for name, each in keys.items():
        if each.required and name not in written:
            findings.problem(at, "missing_key", key=name)
    return {name: findings.typed(keys[name].judge, value, name) for name, value in written.items() if name in keys}


def line_of(value: Value) -> str:
    """One line of text, not empty."""
    if not isinstance(value.content, str):
        raise Invalid("not_text")
    content = value.content.strip()
    if not content:
        raise Invalid("empty_value")
    if "\n" in content:
        raise Invalid("line_break")
    return content


def text(limit: int) -> Judge:
    """Text for people, of at most `limit` characters."""

    def judge(value: Value, _: Findings) -> str:
        content = line_of(value)
        if not value.quoted and content.lower() in NOT_TEXT:
            raise Invalid("quotes_needed", value=content)
        if len(content) > limit:
            raise Invalid("too_long", length=str(len(content)), limit=str(limit))
        return content

    return judge


def day(value: Value, _: Findings) -> date:
    """A date, ``2026-03-01``."""
    content = line_of(value)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", content):
        raise Invalid("bad_date", value=content[:40])
    try:
        return date.fromisoformat(content)
    except ValueError:
        raise Invalid("impossible_date", value=content) from None


def clock(value: Value, _: Findings) -> time:
    """A time of day, ``09:30``."""
    content = line_of(value)
    if not re.fullmatch(r"\d{1,2}:\d\d", content):
        raise Invalid("bad_time", value=content[:20])
    try:
        return time.fromisoformat(content.zfill(5))
    except ValueError:
        raise Invalid("impossible_time", value=content) from None


def whole(least: int, most: int) -> Judge:
    """A whole number between `least` and `most`."""

    def judge(value: Value, _: Findings) -> int:
        content = line_of(value)
        if not re.fullmatch(r"\d{1,9}", content) or not least <= int(content) <= most:
            raise Invalid("bad_number", value=content[:20], least=str(least), most=str(most))
        return int(content)

    return judge


def one_of(*allowed: str) -> Judge:
    """One of a few words."""

    def judge(value: Value, _: Findings) -> str:
        content = line_of(value)
        if content not in allowed:
            raise Invalid("unknown_choice", value=content[:40], allowed=", ".join(allowed))
        return content

    return judge


def reference(kind: str) -> Judge:
    """The name of a record of that `kind`: ``council``, ``region``… Whether it exists shows when all files are read."""

    def judge(value: Value, findings: Findings) -> str:
        content = line_of(value)
        findings.references.append(Reference(kind, content, value.line, value.column))
        return content

    return judge


def link(value: Value, _: Findings) -> str:
    """A web address."""
    content = line_of(value)
    try:
        parts = urlsplit(content)
    except ValueError:
        raise Invalid("bad_link", value=content[:80]) from None
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or re.search(r"[\s\\<>\"]", content) or "@" in parts.netloc:
        raise Invalid("bad_link", value=content[:80])
    return content


def matching(form: str, code: str) -> Judge:
    """Text of the form of a regular expression; anything else is the problem `code`."""

    def judge(value: Value, _: Findings) -> str:
        content = line_of(value)
        if not re.fullmatch(form, content):
            raise Invalid(code, value=content[:40])
        return content

    return judge


email = matching(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "bad_email")
phone = matching(r"(?:\+?7|8)(?:[ ()-]*\d){10}", "bad_phone")
business_number = matching(r"\d{12}", "bad_bin")
"""The business identification number (БСН, БИН): 12 digits."""


def list_of(each: Judge) -> Judge:
    """A list whose every value `each` judges."""

    def judge(value: Value, findings: Findings) -> tuple[Any, ...]:
        if not isinstance(value.content, list):
            raise Invalid("not_list")
        return tuple(findings.typed(each, one, "-") for one in value.content)

    return judge


def table_of(each: Judge, *allowed: str) -> Judge:
    """Pairs of a name and a value that `each` judges; any names, or those `allowed`."""

    def judge(value: Value, findings: Findings) -> tuple[tuple[str, Any], ...]:
        if not isinstance(value.content, dict):
            raise Invalid("not_keys", keys=", ".join(allowed) or "…")
        for name, one in value.content.items():
            if allowed and name not in allowed:
                close = get_close_matches(name.lower(), allowed, n=1)
                findings.problem(one, "unknown_key_close" if close else "unknown_key", key=name, close="".join(close), keys=", ".join(allowed))
        return tuple((name, findings.typed(each, one, name)) for name, one in value.content.items())

    return judge


def in_languages(judge: Judge) -> Judge:
    """A text for each language: ``{kk: …, ru: …, en: …}``."""

    def judged(value: Value, findings: Findings) -> dict[str, str]:
        if not isinstance(value.content, dict):
            raise Invalid("not_keys", keys="kk, ru, en")
        return {lang: findings.typed(judge, each, lang) for lang, each in value.content.items()}

    return judged


def record(cls: type[Keyed]) -> Judge:
    """Keys with values, typed by what `cls` declares."""

    def judge(value: Value, findings: Findings) -> Any:
        if not isinstance(value.content, dict):
            raise Invalid("not_keys", keys=", ".join(cls.keys))
        before = len(findings.problems)
        typed = judged(cls.keys, value.content, value, findings)
        return cls(**typed) if len(findings.problems) == before else None

    return judge
