"""A resident's text made safe: no sign that cannot be seen, no mark on anybody, and not a word more or less."""

import re
import unicodedata
from typing import NamedTuple

from plugins.reading.decode import JOINER, UNUSUAL
from plugins.reading.personal import personal_in

LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
MARKS = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u064b-\u065f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]{3})[\u0300-\u036f\u0483-\u0489\u064b-\u065f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters that show nothing."""
KAZAKH = frozenset("әіңғүұқөһ")
KAZAKH_SHARE = 0.15
"""Of the words: Russian texts name streets and firms in Kazakh too."""
NAMES = {
    "kk": {"iin": "ЖСН", "phone": "телефон", "card": "нөмір", "email": "пошта", "account": "шот", "messenger": "мессенджер"},
    "ru": {"iin": "ИИН", "phone": "телефон", "card": "номер", "email": "почта", "account": "счёт", "messenger": "мессенджер"},
    "en": {"iin": "IIN", "phone": "telephone", "card": "number", "email": "e-mail", "account": "account", "messenger": "messenger"},
}
HIDDEN = {"kk": "[жасырылды: {}]", "ru": "[скрыто: {}]", "en": "[hidden: {}]"}


class Masked(NamedTuple):
    """A text with its personal data masked."""

    text: str
    kinds: tuple[str, ...]
    """What was masked, one for each place."""


def clean(text: str) -> str:
    """Text of several lines without control, bidirectional and invisible characters, in NFC, and without blank ends."""
    text = LINE_ENDS.sub("\n", text)
    if not text.replace("\n", " ").replace("\t", " ").isprintable() or not BLANKS.isdisjoint(text) or "\ufffd" in text:
        text = "".join(character for place, character in enumerate(text) if is_kept(text, place))
    text = unicodedata.normalize("NFC", MARKS.sub(r"\1", unicodedata.normalize("NFC", text)))
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def is_kept(text: str, place: int) -> bool:
    """Whether the character at a place can be seen, or joins two that can."""
    character = text[place]
    if character == "\u200d":
        return JOINER.match(text, place) is not None
    return character in "\n\t" or not (
        unicodedata.category(character) in DROPPED or character in BLANKS or character == "\ufffd" or re.match(UNUSUAL, character)
    )


def clean_line(text: str) -> str:
    """Text of one line."""
    return re.sub(r"\s+", " ", clean(text)).strip()


def masked(text: str, lang: str) -> Masked:
    """The text with what looks like personal data replaced by a note of its kind."""
    parts, kinds, last = [], [], 0
    for found in personal_in(text):
        parts += [text[last : found.start], HIDDEN[lang].format(NAMES[lang][found.kind])]
        kinds.append(found.kind)
        last = found.end
    return Masked("".join([*parts, text[last:]]), tuple(kinds))


def language_of(text: str) -> str:
    """Kazakh by words with its own letters, else Russian where the letters are Cyrillic, else English."""
    letters = text.lower()
    words = re.findall(r"[^\W\d_]+", letters)
    if sum(not KAZAKH.isdisjoint(word) for word in words) > len(words) * KAZAKH_SHARE:
        return "kk"
    cyrillic = len(re.findall("[а-яё]", letters))
    return "ru" if cyrillic >= len(re.findall("[a-z]", letters)) else "en"
