"""Bytes → clean text: UTF-8, one kind of line end, NFC, nothing invisible."""

import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator

from plugins.model.problem import Problem

UNUSUAL = (
    "[^\t\n -~\u00a0-\u0619\u061d-\u1fff\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufdcf"
    "\ufdf0-\ufefe\uff00-\ufff8\U00010000-\U0001fffd\U00020000-\U000dffff]"
)
"""All that may be wrong. It is compiled where it is first needed: that takes long."""
JOINER = re.compile("(?<=[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")
"""The zero-width joiner where it makes one emoji of two."""
MOJIBAKE = re.compile("(?:[РСТУ][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2010-\u203a\u20ac\u2116\u2122°-ї]){3,}")
"""UTF-8 that was read as Windows-1251 and saved again, as a first suspicion."""
MOJIBAKE_SIGNS = tuple(re.compile(f"{letter}[\u0080-\u00af\u0402-\u040f\u0452-\u045f\u2018-\u203a]") for letter in "РС")
"""What all of it holds; one pattern that begins with either letter would be five times slower."""
CONFLICT = re.compile(r"^(?:<{7} |>{7} |\|{7} )", re.MULTILINE)
NUMBER = re.compile(r"[0-9][\d \u00a0()\u2010-\u2015_.-]{9,}\d")
"""What may hold a long number, found fast."""
TWELVE_DIGITS = re.compile(
    r"(?<![\d.,/=_-])(?:\d{12}|\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ \u00a0\u2010-\u2015-]?[0-6]\d\d[ \u00a0\u2010-\u2015-]?\d{3})(?!\d)"
)
"""Twelve digits in a row, or parted where they begin with a date."""
MOBILE = re.compile(
    r"(?<!\d)(?:\+?7|8)[ \u00a0(\u2010-\u2015-]{0,2}7(?:0[0-8]|47|5[01]|6[0-4]|7[15678])"
    r"[ \u00a0)\u2010-\u2015-]{0,2}\d{3}(?:[ \u00a0\u2010-\u2015-]?\d\d){2}(?!\d)"
)


def decoded(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, and what is wrong with it as text.

    With a problem in what cannot be read at all the text is empty.
    """
    data = data.removeprefix(BOM_UTF8)
    if not data.strip():
        return "", [Problem(path, 1, 1, "empty_file")]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return "", [undecodable(path, data, error)]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text, [*unclean(path, text)]


def undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    """Where the file stops being UTF-8, and what it looks like instead."""
    line = data[: error.start].count(b"\n") + 1
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(path, 1, 1, "not_utf8", {"encoding": "UTF-16"})
    if re.search("[а-яё]", data.decode("utf-8", errors="ignore"), re.IGNORECASE):
        return Problem(path, line, 1, "damaged_byte", {"byte": f"{data[error.start]:02X}"})
    return Problem(path, line, 1, "not_utf8", {"encoding": "Windows-1251"})


def unclean(path: str, text: str) -> Iterator[Problem]:
    """Invisible characters, doubly encoded text and unresolved Git conflicts, the first of each."""
    if found := invisible_in(text):
        yield problem_at(path, text, found.start(), "invisible_character", character=f"U+{ord(found[0]):04X}")
    if any(mark * 7 in text for mark in "<>|") and (found := CONFLICT.search(text)):
        yield problem_at(path, text, found.start(), "git_conflict", marker=found[0].strip())
    suspects = MOJIBAKE.finditer(text) if any(sign.search(text) for sign in MOJIBAKE_SIGNS) else ()
    if found := next((each for each in suspects if reads_as_utf8(each[0])), None):
        yield problem_at(path, text, found.start(), "mojibake", sample=found[0][:20])


def invisible_in(text: str) -> re.Match[str] | None:
    """The first control, bidirectional, zero-width, replacement or non-character of a text; the zero-width joiner is left to emoji."""
    if text.replace("\n", "").isprintable() and "\ufffd" not in text:  # as most are, and quickly known
        return None
    return next((found for found in re.finditer(UNUSUAL, text) if not JOINER.match(text, found.start())), None)


def reads_as_utf8(suspect: str) -> bool:
    """Whether the characters, as Windows-1251 bytes, are UTF-8 of Cyrillic letters."""
    try:
        return bool(re.search("[а-яёәғқңөұүһі]", suspect.encode("cp1251")[: len(suspect) // 2 * 2].decode("utf-8"), re.IGNORECASE))
    except UnicodeError:
        return False


def personal_data(path: str, text: str, first_line: int) -> Iterator[Problem]:
    """What looks like an individual's number (ИИН) or mobile telephone in a text for publication that begins on that line; the value is never repeated."""
    for number in NUMBER.finditer(text):
        for form, kind in ((TWELVE_DIGITS, "iin"), (MOBILE, "phone")):
            if found := form.search(text, max(number.start() - 1, 0), number.end() + 1):
                yield problem_at(path, text, found.start(), f"personal_{kind}", first_line)


def problem_at(path: str, text: str, offset: int, code: str, first_line: int = 1, **values: str) -> Problem:
    """A problem at a character of the text, which begins on that line."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Problem(path, text.count("\n", 0, offset) + first_line, offset - line_start + 1, code, values)
