"""Text → front matter and body. The front matter is YAML read as plain strings: nothing turns into a number, a date or a truth value by itself.

Anchors, aliases, tags and deep nesting are refused, so no file can explode on reading (yaml/pyyaml#897).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from plugins.model.fields import Value
from plugins.model.problem import Problem
from plugins.reading.decode import invisible_in

FENCE = re.compile(r"---[ \t]*")
MAX_DEPTH = 6
"""As deep as keys go: the address of a file of an item on an agenda."""
MAX_HEADER = 20_000


class FrontMatter(NamedTuple):
    """A file in its two parts."""

    keys: dict[str, Value]
    body: str
    body_line: int
    """The line on which the body begins."""


class Refused(ValueError):
    """Front matter that cannot be read."""

    def __init__(self, line: int, column: int, code: str, **values: str) -> None:
        super().__init__(code)
        self.line, self.column, self.code, self.values = line, column, code, values


def split(path: str, text: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Part a file, as `FrontMatter` or as the problems that prevent it."""
    try:
        return parted(text), []
    except Refused as refusal:
        return None, [Problem(path, refusal.line, refusal.column, refusal.code, refusal.values)]


def parted(text: str) -> FrontMatter:
    """The two parts of a file's text; raises `Refused`."""
    lines = text.split("\n")
    if not FENCE.fullmatch(lines[0]):
        raise Refused(1, 1, "no_front_matter")
    end = next((n for n, line in enumerate(lines[1:], 1) if FENCE.fullmatch(line)), None)
    if end is None:
        raise Refused(1, 1, "unclosed_front_matter")
    header, body = lines[1:end], lines[end + 1 :]
    if sum(map(len, header)) > MAX_HEADER:
        raise Refused(1, 1, "header_too_long", limit=str(MAX_HEADER))
    if second := second_header(body):
        raise Refused(end + 1 + second, 1, "second_front_matter")
    return FrontMatter(keys_in(header), "\n".join(body), end + 2)


def second_header(body: list[str]) -> int | None:
    """The number of the body's line where a stray second header begins, if there is one."""
    for number, line in enumerate(body, 1):
        if FENCE.fullmatch(line):
            return 1 if number > 1 else None
        if not re.match(r"[a-z_]+:(?: |$)", line):
            return None
    return None


def keys_in(header: list[str]) -> dict[str, Value]:
    """The keys of a front matter given in lines; its first line is line 2 of the file."""
    text = "\n".join(header) + "\n"
    try:
        root = Composer(text).root()
    except yaml.YAMLError as error:
        raise diagnosis(header, error) from None
    if root is None:
        return {}
    if not isinstance(root.content, dict):
        raise not_keys(header, root)
    return root.content


class Composer:
    """Builds values from the parser's events and refuses what our front matter does not need."""

    def __init__(self, text: str, first_line: int = 2) -> None:
        """`first_line` is the number in its file of the text's first line."""
        self.lines, self.first_line = text.split("\n"), first_line
        self.events: Iterator[yaml.Event] = iter(yaml.CBaseLoader(text).get_event, None)

    def root(self) -> Value | None:
        """The document's only value."""
        next(self.events)  # the stream's start
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        value = self.value(next(self.events), "", 1)
        next(self.events)  # the document's end
        next(self.events)  # the stream's end
        return value

    def value(self, event: yaml.Event, key: str, depth: int) -> Value:
        """The value that begins with `event`."""
        line, column = self.place(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(line, column, "yaml_anchor", key=key)
        if tag := getattr(event, "tag", None):
            raise Refused(line, column, "yaml_tag", tag=tag[:40], key=key)
        if depth > MAX_DEPTH:
            raise Refused(line, column, "too_deep", key=key)
        if isinstance(event, yaml.ScalarEvent):
            return Value(self.scalar(event, key), line, column, quoted=bool(event.style))
        if isinstance(event, yaml.SequenceStartEvent):
            return Value([self.value(each, key, depth + 1) for each in self.until(yaml.SequenceEndEvent)], line, column)
        return Value(self.mapping(key, depth), line, column)

    def place(self, event: yaml.Event) -> tuple[int, int]:
        """Line and column of an event, from 1."""
        assert event.start_mark is not None
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def scalar(self, event: yaml.ScalarEvent, key: str) -> str:
        """A text; invisible characters in it and a comment that swallows its end are refused."""
        line, column = self.place(event)
        if found := invisible_in(event.value):
            raise Refused(line, column, "invisible_in_value", key=key, character=f"U+{ord(found[0]):04X}")
        assert event.end_mark is not None
        after = "" if event.style else self.lines[event.end_mark.line][event.end_mark.column :]
        if event.value and after.lstrip().startswith("#"):
            raise Refused(line, column, "hash_in_value", key=key, lost=after.strip()[:40])
        return str(event.value)

    def mapping(self, outer: str, depth: int) -> dict[str, Value]:
        """Keys with their values."""
        found: dict[str, Value] = {}
        for event in self.until(yaml.MappingEndEvent):
            line, column = self.place(event)
            if not isinstance(event, yaml.ScalarEvent):
                written = self.lines[line - self.first_line].partition(":")[2].strip()
                raise Refused(line, column, "quotes_needed", key=outer, value=written[:40])
            name = self.scalar(event, outer)
            if name in found:
                raise Refused(line, column, "duplicate_key", key=name, first=str(found[name].line))
            value = self.value(next(self.events), name if depth == 1 else outer, depth + 1)
            found[name] = value if isinstance(value.content, str) else value._replace(line=line, column=column)
        return found

    def until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """The events that begin a value, up to the end of the list or mapping."""
        while not isinstance(event := next(self.events), end):
            yield event


def not_keys(header: list[str], root: Value) -> Refused:
    """What is wrong with a front matter that is one text or a list."""
    if isinstance(root.content, str):
        for number, line in enumerate(header, 2):
            for code in ("space_after_colon", "no_colon"):
                if found := MISTAKES[code].match(line):
                    return Refused(number, found.end("at") + 1, code, key=found["key"])
    return Refused(root.line, root.column, "front_matter_not_keys")


def diagnosis(header: list[str], error: yaml.YAMLError) -> Refused:
    """The mistake behind the parser's complaint, in words a secretary knows: the usual ones first."""
    mark = getattr(error, "problem_mark", None)
    failed = min(mark.line, len(header) - 1) if mark else 0
    for number in range(max(failed - 1, 0), len(header)):
        line, before = header[number], header[number - 1] if number else ""
        if re.match(r" +\w+:(?: |$)", line) and re.match(r"\w+: *\S", before):
            return Refused(number + 2, 1, "stray_indent", text=line.strip()[:40])
        for code, form in MISTAKES.items():
            if found := form.match(line):
                return Refused(number + 2, found.end("at") + 1, code, **{name: value[:40] for name, value in found.groupdict().items() if name != "at"})
    column = mark.column + 1 if mark else 1
    if "Unicode" in str(getattr(error, "problem", "")):
        return Refused(failed + 2, column, "invisible_in_value", key=header[failed].partition(":")[0].strip(), character="\\u…")
    return Refused(failed + 2, column, "bad_yaml")


KEY = r"(?P<at>\s*(?:- )?(?P<key>\w+): +)"
MISTAKES = {
    code: re.compile(form)
    for code, form in {
        "tab_indent": r"(?P<at> *)\t",
        "inner_quotes": KEY + r'"(?:[^"\\]|\\.)*"[^"]*".*$',
        "unclosed_quote": KEY + r'"(?:[^"\\]|\\.)*$',
        "no_colon": r'(?P<at>(?P<key>\w+) +)["\w][^:]*$',
        "quotes_needed": KEY + r"(?P<value>[^\"'\s#|>].*: .*|[@`%&*!\[{].*|.*:)$",
        "space_after_colon": r"(?P<at>(?P<key>\w+):)\S",
    }.items()
}
"""How lines look that YAML cannot read, by the code of the problem."""
