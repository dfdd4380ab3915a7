"""What looks like personal data in a text: numbers, addresses of people, accounts."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

BETWEEN = r"[\s.()\[\]_/\\\-\u2010-\u2015\u2212·]{0,3}"
DIGITS = re.compile(rf"\+?\d(?:{BETWEEN}\d){{8,}}")
DAY = re.compile(r"(?<!\d)(?:\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d[-.]\d\d[-.]\d\d)(?!\d)|(?<!\d)\d\d:\d\d(?!\d)")
SIGN = r"(?:@|%40|\(at\)|\[at\]|\(а\)|\bсобака\b|\bat\b)"
AT = rf"\s{{0,2}}{SIGN}\s{{0,2}}"
DOT = r"(?:\.|\s{0,2}(?:\(dot\)|\[dot\]|\bdot\b|\bточка\b|\bнүкте\b)\s{0,2})"
EMAIL = re.compile(rf"[\w.+%-]{{1,64}}{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{2,63}}){{1,4}}", re.IGNORECASE)
HAS_SIGN = re.compile(SIGN, re.IGNORECASE)
"""Quicker than the whole form of an address, which few texts have."""
MESSENGER = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|wa\.me|api\.whatsapp\.com|chat\.whatsapp\.com|vk\.com|instagram\.com|viber\.me)/\S+", re.IGNORECASE
)
IBAN = re.compile(r"KZ\s?\d{2}(?:\s?[0-9A-Z]){16}", re.IGNORECASE)
DISGUISED = re.compile(r"(?<![\w])(?:\+?7|8)[\s.()\-]{0,3}(?:[\dОOоo][\s.()\-]{0,2}){10}(?!\w)")
"""A telephone with letters for zeros: too near to words to be masked unseen."""
OTHER_DIGITS = re.compile(r"[^\D0-9]")
LIVING = re.compile(r"(?<![\dIVX]\s)\b(?:кв|квартира|пәтер)\.?\s*№?\s*\d", re.IGNORECASE)
ILLNESS = re.compile(
    r"туберкул|\bвич\b|онколог|психиатр|наркозавис|инвалид\w* (?:I|II|III|1|2|3|перв|втор|трет)|диагноз|диабет|\b(?:болеет|больна|болен|ауырады)\b",
    re.IGNORECASE,
)
CHILD = re.compile(r"\b(?:сын|дочь|доч\w+|реб[её]н\w+|внук|внучка|бала\w*|қызым|ұлым)\b.{0,40}\b\d{1,2}\s*(?:лет|год|жас)", re.IGNORECASE | re.DOTALL)
SUSPICIONS = {"address": LIVING, "health": ILLNESS, "child": CHILD, "phone": DISGUISED}


class Found(NamedTuple):
    """A place in a text that is to be masked."""

    start: int
    end: int
    kind: str
    """``iin``, ``phone``, ``card``, ``email``, ``account`` or ``messenger``."""


def personal_in(text: str) -> list[Found]:
    """The places of a text that look like personal data, in their order, none within another."""
    folded, origin = fold(text)
    found = sorted(suspects(folded), key=lambda each: (each.start, -each.end))
    kept: list[Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.end > kept[-1].end:
            kept[-1] = kept[-1]._replace(end=each.end)
    return [Found(origin[each.start], origin[each.end - 1] + 1, each.kind) for each in kept]


def suspects(text: str) -> Iterator[Found]:
    """The matches of all patterns."""
    forms = (*((("email", EMAIL),) if HAS_SIGN.search(text) else ()), ("messenger", MESSENGER), ("account", IBAN))
    for kind, pattern in forms:
        yield from (Found(match.start(), match.end(), kind) for match in pattern.finditer(text))
    undated = DAY.sub(lambda match: "x" * len(match[0]), text)
    for match in DIGITS.finditer(undated):
        if kind := kind_of_number(re.sub(r"\D", "", match[0])):
            yield Found(match.start(), match.end(), kind)


def kind_of_number(digits: str) -> str:
    """What a row of digits may be; empty where it may well be a sum or a year."""
    if len(digits) == 12:  # noqa: PLR2004  an IIN need not hold a date any more
        return "iin"
    if len(digits) > 12:  # noqa: PLR2004
        return "card"
    return "phone" if re.fullmatch(r"[78]\d{10}|7[047]\d{8}", digits) else ""


def fold(text: str) -> tuple[str, list[int]]:
    """The text with all forms of a character made one, and for each character where it came from."""
    if unicodedata.is_normalized("NFKC", text) and not OTHER_DIGITS.search(text):
        return text, list(range(len(text)))
    folded: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        digit = unicodedata.digit(character, None)
        plain = str(digit) if digit is not None else unicodedata.normalize("NFKC", character)
        folded.append(plain)
        origin += [place] * len(plain)
    return "".join(folded), origin


def suspicions_in(text: str) -> list[str]:
    """Kinds of what only a person can judge: where somebody lives, illness, children."""
    return [kind for kind, pattern in SUSPICIONS.items() if pattern.search(text)]
