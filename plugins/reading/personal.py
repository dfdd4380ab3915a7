"""What looks like personal data in a text: numbers, addresses of people, accounts."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

BETWEEN = r"[\s.()\[\]_/\\\-\u2010-\u2015\u2212·]{0,4}"
DIGITS = re.compile(rf"\+?\d(?:{BETWEEN}\d){{8,}}")
HONEST = re.compile(
    r"(?<!\d)(?:\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d[-.]\d\d[-.]\d\d)(?!\d)"  # days
    r"|(?<![\d.])(?:[0-2]\d|3[01])\.(?:0\d|1[0-2])\.\d\d(?![.\d])(?!\W{0,3}\d{6})"
    r"|(?<!\d)\d\d:\d\d(?!\d)"  # times
    r"|(?<![\d+])(?<!\d )\d{1,2}(?: \d{3}){3} ?(?:тенге|теңге|тг|₸|руб|долл|\$|€)"  # sums, but for those of twelve digits
    r"|(?<![\d+])(?<!\d )[1-69]\d{0,2}(?: \d{3}){2}(?![\d ]*\d)"
)
"""What has many digits and tells of nobody."""
SPOKEN = r"(?:[(\[]\s?(?:at|а)\s?[)\]]|[(\[]?\s?\bсобака\b\s?[)\]]?)"
SIGN = rf"(?:@|%40|{SPOKEN})"
HAS_SIGN = re.compile(r"@|%40|[(\[]\s?(?:at|а)\s?[)\]]|собака", re.IGNORECASE)
"""Quicker than the whole form of an address, which few texts have."""
ENDING = r"(?:kz|ru|com|org|net|info|biz|edu|gov|example|рф|қаз|каз|ру|кз|ком)"
DOT = rf"(?:[.,](?=\w)|\s?\.\s?(?={ENDING}\b)|\s{{0,2}}[(\[]?(?:\bdot\b|\bточка\b|\bнүкте\b)[)\]]?\s{{0,2}})"
EMAIL = re.compile(rf"[\w.+%-]{{1,64}}\s{{0,2}}{SIGN}\s{{0,2}}[\w-]{{1,63}}(?:{DOT}[\w-]{{2,63}}){{1,4}}", re.IGNORECASE)
PLAIN = re.compile(r"[\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
ENDINGS = re.compile(rf"\W{ENDING}$", re.IGNORECASE)
"""How an address ends that is not written as one."""
MESSENGER = re.compile(
    r"(?<![\w.])(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|wa\.me|api\.whatsapp\.com|chat\.whatsapp\.com|vk\.com|instagram\.com|viber\.me)/\S+",
    re.IGNORECASE,
)
IBAN = re.compile(r"KZ[\s-]?\d{2}(?:[\s-]?[0-9A-Z]){16}", re.IGNORECASE)
PHONE_INSIDE = re.compile(r"(?<!\d)[78]?7[047]\d{8}(?!\d)")
DISGUISED = re.compile(r"(?<![\w])(?=[\d\s.()+\-]*[ОOоo])(?:\+?7|8)[\s.()\-]{0,3}(?:[\dОOоo][\s.()\-]{0,2}){10}(?!\w)")
"""A telephone with letters for zeros: too near to words to be masked unseen."""
OTHER_DIGITS = re.compile(r"[^\D0-9]|[\u0300-\u036f\u20d0-\u20ff\ufe0e\ufe0f]")
LIVING = re.compile(r"(?<!\d )(?<!\d-й )(?<![IVX] )(?<![IVX]-)(?<!ом )\b(?:кв|квартир\w*|пәтер)\.?\s*№?\s*\d{1,3}\b|\b\d{1,3}\s?-?\s?пәтер", re.IGNORECASE)
RELATIVES = r"сосед\w*|муж\w*|жен[аыеу]|мать|мам\w*|отец|отц\w*|сын\w*|доч\w*|брат\w*|сестр\w*|анам|әкем|балам|қызым|ұлым|көршім"
SOMEBODY = rf"\b(?:мо[йяеёи]\w*|наш\w*|у меня|менің|{RELATIVES})\b"
ILL = r"(?:туберкул|\bвич\b|онколог|психиатр|инвалид|диагноз|диабет|\b(?:болеет|больна|болен|ауырады)\b)"
ILLNESS = re.compile(rf"{SOMEBODY}.{{0,60}}{ILL}|{ILL}.{{0,40}}{SOMEBODY}", re.IGNORECASE | re.DOTALL)
CHILD = re.compile(
    r"\b(?:мо[йяеёи]\w*|наш\w*|у меня)\b.{0,20}\b(?:сын\w*|доч(?:ь|ери|ка|ку)|реб[её]н\w+|внук|внучка)\b.{0,40}\b\d{1,2}\s*(?:лет|год)"
    r"|\b(?:балам\w*|қызым\w*|ұлым\w*)\b.{0,40}\b\d{1,2}\s*жас",
    re.IGNORECASE | re.DOTALL,
)
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
    if HAS_SIGN.search(text):
        yield from (Found(match.start(), match.end(), "email") for match in EMAIL.finditer(text) if PLAIN.search(match[0]) or ENDINGS.search(match[0]))
    for kind, pattern in (("messenger", MESSENGER), ("account", IBAN)):
        yield from (Found(match.start(), match.end(), kind) for match in pattern.finditer(text))
    doubtful = HONEST.sub(lambda match: "x" * len(match[0]), text)
    for match in DIGITS.finditer(doubtful):
        if kind := kind_of_number(re.sub(r"\D", "", match[0])):
            yield Found(match.start(), match.end(), kind)
        else:
            yield from (Found(match.start() + inner.start(), match.start() + inner.end(), "phone") for inner in PHONE_INSIDE.finditer(match[0]))


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
        marks = unicodedata.category(character)[0] == "M"
        plain = "" if marks else str(digit) if digit is not None else unicodedata.normalize("NFKC", character)
        folded.append(plain)
        origin += [place] * len(plain)
    return "".join(folded), origin


def suspicions_in(text: str) -> list[str]:
    """Kinds of what only a person can judge: where somebody lives, illness, children."""
    return [kind for kind, pattern in SUSPICIONS.items() if pattern.search(text)]
