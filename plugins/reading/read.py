"""One content file → what it holds, as far as it can be told from that file alone."""

import posixpath
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from plugins.model.addresses import Addresses
from plugins.model.fields import Findings, Key, Value, day, judged, text
from plugins.model.place import Misplaced, Place, place_of
from plugins.model.problem import Problem
from plugins.model.record import Record, Text
from plugins.model.source import Link, SourceFile
from plugins.model.types import LISTS, SHAPES, TYPES
from plugins.reading.attachments import IMAGES, SUFFIXES
from plugins.reading.decode import decoded, personal_data
from plugins.reading.frontmatter import FrontMatter, split
from plugins.reading.markdown import Body, TooComplex, paragraphs, to_html
from plugins.reading.store import body_digest

OFFICIAL = frozenset({"bin", "phone", "email", "website", "url", "source_url"})
"""Keys whose values are numbers and addresses of institutions."""

MARKS_OF_EDITORS = frozenset({"git_conflict", "mojibake"})
"""Problems of texts that editors write; in a resident's words they mean nothing."""


def read(path: str, data: bytes, addresses: Addresses) -> SourceFile:
    """Read the content file `path`, whose bytes are `data`."""
    content, problems = decoded(path, data)
    try:
        place = place_of(path, SHAPES, addresses.languages)
    except Misplaced as error:
        return SourceFile(path, (Problem(path, 1, 1, error.code, error.values), *problems))
    if TYPES[place.folder].plain_text:
        problems = [problem for problem in problems if problem.code not in MARKS_OF_EDITORS]
    if not content or any(problem.code == "invisible_character" for problem in problems):  # YAML takes some of them for line ends
        return SourceFile(path, tuple(problems), place)
    matter, refused = split(path, content)
    if matter is None:
        return SourceFile(path, (*problems, *refused), place)
    return FileReader(path, place, matter, addresses, problems).source()


class FileReader:
    """Reads a decoded file part by part, gathering its problems."""

    def __init__(self, path: str, place: Place, matter: FrontMatter, addresses: Addresses, problems: list[Problem]) -> None:
        self.path, self.place, self.matter, self.addresses = path, place, matter, addresses
        self.record = TYPES[place.folder]
        self.findings = Findings(path)
        self.findings.problems += problems
        self.links: list[Link] = []

    def source(self) -> SourceFile:
        """All of the file."""
        words, facts = self.values()
        body = self.body(facts or {})
        problems = tuple(sorted((*self.findings.problems, *self.personal())))
        missing = tuple(name for name, each in self.record.keys.items() if facts and each.required and not each.translated and name not in facts)
        if any(problem.stops for problem in problems):
            return SourceFile(self.path, problems, self.place, missing=missing)
        title, summary = words.pop(self.record.title_key, ""), words.pop("summary", "")
        html = body.html.encode()
        digest = body_digest(html) if html else ""
        article = Text(self.place.lang, self.path, title, summary, words, digest, body.headings)
        return SourceFile(self.path, problems, self.place, article, facts, missing, tuple(self.findings.references), tuple(self.links), body.anchors, html)

    def values(self) -> tuple[dict[str, str], dict[str, Any] | None]:
        """The front matter's texts, and its facts if it has any."""
        written = dict(self.matter.keys)
        for name, said in (("date", self.place.day), ("council", self.place.council), ("slug", self.place.slug), ("lang", self.place.lang)):
            if said and name in written:
                self.agree(name, written.pop(name), str(said))
        for name in self.record.never_typed & written.keys():
            value = written.pop(name)
            self.findings.problem(value, "never_typed", key=name, value=str(value.content)[:40] if isinstance(value.content, str) else "…")
        keys = self.record.keys
        typed = judged(keys_of_any(self.record), written, Value(self.matter.keys, 1, 1), self.findings)
        facts = {name: typed.pop(name) for name in list(typed) if not keys[name].translated}
        for name, code in self.record.contradictions(self.place, typed | facts):
            self.findings.problem(written[name], code, key=name)
        return typed, facts or None

    def agree(self, name: str, value: Value, said: str) -> None:
        """A key that repeats what the path says must say the same."""
        judge = day if name == "date" else text(100)
        found = self.findings.typed(judge, value, name)
        if found is not None and str(found) != said:
            self.findings.problem(value, "contradiction", key=name, value=str(found), path=said)

    def body(self, facts: dict[str, Any]) -> Body:
        """The text below the front matter."""
        start = self.matter.body_line
        if code := self.record.wrong_body(facts, self.matter.body.strip()):
            self.findings.problem(Value("", start, 1), code)
        if not self.matter.body.strip():
            return Body("", (), ())
        if self.record.plain_text:
            return Body(paragraphs(self.matter.body), (), ())
        try:
            return to_html(self.matter.body, self.place.lang, self.resolve)
        except TooComplex as error:
            self.findings.problem(Value("", start + error.line - 1, 1), "too_complex")
            return Body("", (), ())

    def personal(self) -> Iterator[Problem]:
        """Private numbers in the text or in a value."""
        yield from personal_data(self.path, self.matter.body, self.matter.body_line)
        for value in public_texts(Value(self.matter.keys, 1, 1)):
            yield from personal_data(self.path, str(value.content), value.line)

    def resolve(self, element: str, target: str, alt: str) -> str:
        """The published address of a link or image; empty, and a problem noted, where there is none."""
        at = Value("", self.line_of(target), 1)
        if element == "img" and not alt.strip():
            self.findings.problem(at, "image_no_alt", target=target[:80])
        try:
            scheme, host, path, _, anchor = urlsplit(target)
        except ValueError:
            scheme, host, path, anchor = "?", "", "", ""
        if scheme or host or "\\" in target:
            return self.foreign(element, target, scheme, host, at)
        code = "link_broken" if element == "a" else "image_missing"
        if element == "a" and anchor and not path:
            self.links.append(Link(self.path, f"#{anchor}", target, at.line, code, unquote(anchor)))
            return f"#{anchor}"
        if not (href := self.internal(element, unquote(path))):
            self.findings.problem(at, code, target=target[:80])
            return ""
        href += f"#{anchor}" if anchor else ""
        needed = self.content_path(unquote(path))
        if needed not in LISTS:
            self.links.append(Link(needed, href, target, at.line, code, unquote(anchor)))
        return href

    def foreign(self, element: str, target: str, scheme: str, host: str, at: Value) -> str:
        """An address on another site."""
        if element == "img":
            self.findings.problem(at, "image_foreign", target=target[:80])
            return ""
        if (scheme in ("http", "https") and host and "@" not in host) or (scheme in ("mailto", "tel") and not host):
            return target
        self.findings.problem(at, "link_scheme", target=target[:80])
        return ""

    def internal(self, element: str, target: str) -> str:
        """The address of a content file or folder; empty where it can have none."""
        path = self.content_path(target)
        folder, dot, suffix = path.rpartition(".")
        if element == "a" and not dot:
            return self.addresses.url(self.place.lang, LISTS[path]) if path in LISTS and target else ""
        if element == "a" and suffix == "md":
            try:
                place = place_of(path, SHAPES, self.addresses.languages)
            except Misplaced:
                return ""
            return self.addresses.url(place.lang, place.address)
        if folder and suffix in (SUFFIXES if element == "a" else IMAGES):
            return self.addresses.file(path)
        return ""

    def content_path(self, target: str) -> str:
        """The path below the content folder that a target names from this file; a leading slash means the content folder."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(self.path), target)).lstrip("/")

    def line_of(self, target: str) -> int:
        """The line on which a target stands in the body."""
        before, found, _ = self.matter.body.partition(target) if target else ("", "", "")
        return self.matter.body_line + (before.count("\n") if found else 0)


@cache
def keys_of_any(record: type[Record]) -> dict[str, Key]:
    """What any language's file of a record may hold, and must: its texts. The facts stand in one of them."""
    return {name: each if each.translated else each._replace(required=False) for name, each in record.keys.items()}


def public_texts(value: Value) -> Iterator[Value]:
    """The texts of a front matter but for official numbers and addresses."""
    if isinstance(value.content, str):
        yield value
    elif isinstance(value.content, list):
        for each in value.content:
            yield from public_texts(each)
    else:
        for name, each in value.content.items():
            if name not in OFFICIAL:
                yield from public_texts(each)
