"""Submissions → questions or contributions to be proposed, each once; what cannot be used is reported with the reason."""

import hmac
import re
from base64 import b32encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b, sha256
from typing import Any, NamedTuple

from plugins.intake.clean import clean, clean_line, language_of, masked
from plugins.intake.kinds import Cannot, Kind, Target, Told
from plugins.intake.submission import Submission
from plugins.model import ZONE
from plugins.model.site import Site
from plugins.model.submitted import ID_FORM, Submitted
from plugins.reading.markdown import paragraphs
from plugins.reading.personal import suspicions_in

MOST_TITLE, MOST_TEXT = 200, 5_000
RAW_TITLE, RAW_TEXT = 600, 20_000
"""What is refused before it is looked at."""
MOST_LINKS = 3
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
ORDERS = re.compile(r"^\s*(?:system|assistant)\s*:|ignore (?:all|any|previous)|игнорируй\b", re.IGNORECASE | re.MULTILINE)
"""Text that speaks to a program."""
ADVERTISING = re.compile(r"\b(?:купи(?:те|ть)? диплом|онлайн[- ]казино|ставки на спорт|быстры\w+ заработ\w+|viagra|виагр\w*)", re.IGNORECASE)
FIRST = date(2017, 1, 1)
FOLDERS = ("questions/*", "contributions/*/*")
FILE = re.compile(rf"(?:questions|contributions/[^/]+)/[^/]+/\d{{4}}-\d\d-\d\d-({ID_FORM})\.\w\w\.md$")
MOST_NAME = {"name": 100, "organisation": 200}
"""The records' limits."""


class Draft(NamedTuple):
    """A question or a contribution to be proposed."""

    id: str
    target: Target
    day: date
    lang: str
    title: str
    """Empty where it has none."""
    text: str
    facts: Mapping[str, str]
    """What else its file says."""
    names: Mapping[str, str]
    """The names that may be published."""
    hold: str
    """Why it is not to be published unseen; empty if it may be."""
    masked: tuple[str, ...]
    """Kinds of what was masked, one for each place."""
    twin: str
    """The path of another one with the same text; empty for none."""
    check: tuple[str, ...]
    """What a moderator has to find out."""
    contacts: Mapping[str, str]

    @property
    def path(self) -> str:
        """Its file, below the content folder."""
        return f"{self.target.folder}/{self.day}-{self.id}.{self.lang}.md"


class Unused(NamedTuple):
    """A submission that is not proposed."""

    place: str
    id: str
    reason: str
    """Never says anything of what was written."""


class Inbox:
    """Takes up submissions one after another."""

    def __init__(self, kind: Kind, site: Site, form: str, key: bytes, known: Collection[str], *, accepted: Collection[str], today: date) -> None:
        """`key` makes the ids; `known` are the ids there ever were; `accepted` those that a person looked at."""
        self.kind, self.form, self.key, self.accepted, self.today = kind, form, key, frozenset(accepted), today
        self.known = set(known)
        self.seen: dict[str, bytes] = {}
        """What each submission of this run said, as a digest that is not kept."""
        self.texts = {text.body: text.path for entry in site.entries if isinstance(entry, Submitted) for text in entry.texts.values()}

    def drafts(self, submissions: Iterable[Submission]) -> Iterator[Draft | Unused | None]:
        """For each submission the draft, why there is none, or nothing where it was taken up before."""
        for submission in submissions:
            try:
                yield self.draft(submission)
            except Cannot as reason:
                yield Unused(submission.place, submission.id and self.identity(submission.id), str(reason))

    def draft(self, submission: Submission) -> Draft | None:
        """The draft of a submission; None where it was taken up before. Raises `Cannot`."""
        fields = submission.fields
        if not fields:
            raise Cannot("its row cannot be read: it has other cells than the head, or is no object")
        if fields.get("honeypot"):
            raise Cannot("a field that people do not see was filled in")
        raw_text, raw_title = text_of(fields, "text", RAW_TEXT), text_of(fields, "title", RAW_TITLE)
        text, title = clean(raw_text), clean_line(raw_title)
        lang = written_in(fields.get("language")) or language_of(f"{title} {text}")
        if not self.kind.titled:
            title, text = "", f"{title}\n\n{text}".strip()
        elif len(title) > MOST_TITLE or "title" not in fields:
            title, text = shortened(title or text), f"{title}\n\n{text}".strip()
        of_title, of_text = masked(title, lang), masked(text, lang)
        judge("text", of_text.text, MOST_TEXT)
        if self.kind.titled:
            judge("title", of_title.text, MOST_TITLE)
        target = self.kind.target(fields)
        if not submission.id and submission.sent is None:
            raise Cannot("it has neither an id nor a time by which to know it again; name its column in forms.yml, as id or time")
        identity = self.identity(submission.id or f"{target.name}\n{submission.sent}")
        said = blake2b(f"{target.name}\n{title}\n{text}".encode(), digest_size=8).digest()
        if self.seen.setdefault(identity, said) != said:
            raise Cannot("another submission of this run has the same id, or the same time and council or discussion; give it one in the table")
        if identity in self.known:
            return None
        day = day_of(submission, self.today)
        told = self.kind.told(fields, target, day)
        if (suspicions := suspicions_in(f"{of_title.text}\n{of_text.text}")) and identity not in self.accepted:
            raise Cannot(f"a person has to look at it ({', '.join(suspicions)}); to take it up, run again with --accept {identity}")
        self.known.add(identity)
        draft = Draft(
            id=identity,
            target=target,
            day=day,
            lang=lang,
            title=of_title.text,
            text=of_text.text,
            facts=told.facts,
            names={},
            hold="",
            masked=of_title.kinds + of_text.kinds,
            twin="",
            check=told.check,
            contacts=submission.contacts,
        )
        return self.judged(draft, agreed_names(submission, told))

    def judged(self, draft: Draft, names: Mapping[str, str]) -> Draft:
        """The draft with the names that are fit to be published, marked where a moderator has to look twice."""
        written = f"{draft.title}\n{draft.text}"
        unfit = {field for field, name in names.items() if LINK.search(name) or masked(name, draft.lang).kinds or len(name) > MOST_NAME[field]}
        spam = (
            ADVERTISING.search(written)
            or len(LINK.findall(draft.text)) > MOST_LINKS
            or ORDERS.search(written)
            or any(LINK.search(names[field]) for field in unfit)
        )
        body = blake2b(paragraphs(draft.text).encode(), digest_size=16).hexdigest()
        twin = self.texts.setdefault(body, draft.path)
        return draft._replace(
            names={field: name for field, name in names.items() if name and field not in unfit},
            hold="spam" if spam and draft.id not in self.accepted else "",
            twin="" if twin == draft.path else twin,
        )

    def identity(self, submission: str) -> str:
        """The opaque id: a keyed digest (HMAC, RFC 2104) of what the service knows the submission by, or else of time and council."""
        digest = hmac.new(self.key, f"{self.form}\n{submission}".encode("utf-8", "surrogatepass"), sha256).digest()
        return b32encode(digest).decode().lower()[:12]


def text_of(fields: Mapping[str, Any], field: str, most: int) -> str:
    """An answer, which must be a text. Raises `Cannot`."""
    value = fields.get(field) if field in fields else ""
    if value is None:
        value = ""
    if not isinstance(value, str):
        raise Cannot(f"the {field} is not a text")
    if len(value) > most:
        raise Cannot(f"the {field} is too long ({len(value)} characters; {most} are allowed)")
    return value


def agreed_names(submission: Submission, told: Told) -> dict[str, str]:
    """The names that the resident asked to be published."""
    return {field: clean_line(str(submission.fields.get(field) or "")) for field in told.agreed} if submission.agreed else {}


def judge(field: str, value: str, most: int) -> None:
    """Raise `Cannot` where too little or too much is left."""
    if not value.strip():
        raise Cannot(f"the {field} is empty")
    if len(value) > most:
        raise Cannot(f"the {field} is too long ({len(value)} characters; {most} are allowed)")


def shortened(text: str) -> str:
    """A title for a form that asks for none: the first sentence, or as much of it as a title holds."""
    first = re.split(r"(?<=[.!?])\s|\n", text, maxsplit=1)[0]
    return first if len(first) <= 120 else first[:119].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004


def written_in(value: Any) -> str:
    """The language that the resident chose; empty where they did not."""
    names = {"kk": ("kk", "қаз", "каз", "kaz"), "ru": ("ru", "рус", "орыс"), "en": ("en", "анг", "ағыл")}
    chosen = value.strip().lower() if isinstance(value, str) else ""
    return next((lang for lang, starts in names.items() if chosen.startswith(starts)), "")


def day_of(submission: Submission, today: date) -> date:
    """The day in Almaty on which it was sent; today where the clock that says so was wrong."""
    day = submission.sent.astimezone(ZONE).date() if submission.sent and 1 < submission.sent.year < 9999 else today  # noqa: PLR2004  the ends of the calendar
    return day if FIRST <= day <= today else today
