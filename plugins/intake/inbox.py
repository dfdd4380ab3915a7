"""Submissions → questions to be proposed, each once; what cannot be used is reported with the reason."""

import hmac
import re
from base64 import b32encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b, sha256
from typing import Any, NamedTuple

from plugins.intake.clean import Masked, clean, clean_line, language_of, masked
from plugins.intake.submission import Submission
from plugins.model import ZONE
from plugins.model.question import ID_FORM
from plugins.model.site import Site
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
FILE = re.compile(rf"questions/[^/]+/\d{{4}}-\d\d-\d\d-({ID_FORM})\.\w\w\.md$")


class Draft(NamedTuple):
    """A question to be proposed."""

    id: str
    council: str
    day: date
    lang: str
    title: str
    text: str
    topic: str
    name: str
    hold: str
    """Why it is not to be published unseen; empty if it may be."""
    masked: tuple[str, ...]
    """Kinds of what was masked, one for each place."""
    twin: str
    """The path of a question with the same text; empty for none."""
    contacts: Mapping[str, str]

    @property
    def path(self) -> str:
        """Its file, below the content folder."""
        return f"questions/{self.council}/{self.day}-{self.id}.{self.lang}.md"


class Unused(NamedTuple):
    """A submission that is not proposed."""

    place: str
    id: str
    reason: str
    """Never says anything of what was written."""


class Cannot(ValueError):
    """A submission that cannot be used; says why."""


class Inbox:
    """Takes up submissions one after another."""

    def __init__(self, site: Site, form: str, key: bytes, known: Collection[str], *, topics: Mapping[str, str], accepted: Collection[str], today: date) -> None:
        """`key` makes the ids; `known` are the ids there ever were; `topics` those of a name; `accepted` the ids that a person looked at."""
        self.topics = topics
        self.form, self.key, self.accepted, self.today = form, key, frozenset(accepted), today
        self.known = set(known)
        self.seen: dict[str, bytes] = {}
        """What each submission of this run said, as a digest that is not kept."""
        self.councils = {slug: slug for slug in site.councils}
        self.names = {name_of(text.title): slug for slug, council in site.councils.items() for text in council.texts.values()}
        self.texts = {text.body: text.path for question in site.questions() for text in question.texts.values()}

    def drafts(self, submissions: Iterable[Submission]) -> Iterator[Draft | Unused | None]:
        """For each submission the question, why there is none, or nothing where it was taken up before."""
        for submission in submissions:
            try:
                yield self.draft(submission)
            except Cannot as reason:
                yield Unused(submission.place, submission.id and self.identity(submission.id), str(reason))

    def draft(self, submission: Submission) -> Draft | None:
        """The question of a submission; None where it was taken up before. Raises `Cannot`."""
        fields = submission.fields
        if not fields:
            raise Cannot("its row cannot be read: it has other cells than the head, or is no object")
        if fields.get("honeypot"):
            raise Cannot("a field that people do not see was filled in")
        raw_text, raw_title = text_of(fields, "text", RAW_TEXT), text_of(fields, "title", RAW_TITLE)
        council = text_of(fields, "council", RAW_TITLE).strip()
        council = self.councils.get(council) or self.names.get(name_of(council), "")
        text, title = clean(raw_text), clean_line(raw_title)
        lang = written_in(fields.get("language")) or language_of(f"{title} {text}")
        if len(title) > MOST_TITLE or "title" not in fields:
            title, text = shortened(title or text), f"{title}\n\n{text}".strip()
        of_title, of_text = masked(title, lang), masked(text, lang)
        judge(of_title.text, of_text.text)
        if not council:
            raise Cannot("the council is none of this site's")
        if not submission.id and submission.sent is None:
            raise Cannot("it has neither an id nor a time by which to know it again; name its column in forms.yml, as id or time")
        identity = self.identity(submission.id or f"{council}\n{submission.sent}")
        said = blake2b(f"{council}\n{title}\n{text}".encode(), digest_size=8).digest()
        if self.seen.setdefault(identity, said) != said:
            raise Cannot("another submission of this run has the same id, or the same time and council; give it one in the table")
        if identity in self.known:
            return None
        if (suspicions := suspicions_in(f"{of_title.text}\n{of_text.text}")) and identity not in self.accepted:
            raise Cannot(f"a person has to look at it ({', '.join(suspicions)}); to take it up, run again with --accept {identity}")
        self.known.add(identity)
        return self.made(submission, identity, council, lang=lang, title=of_title, text=of_text)

    def made(self, submission: Submission, identity: str, council: str, *, lang: str, title: Masked, text: Masked) -> Draft:
        """The draft, marked where a moderator has to look twice."""
        fields = submission.fields
        topic = fields.get("topic")
        name = clean_line(str(fields.get("name") or "")) if submission.agreed else ""
        unfit = LINK.search(name) or masked(name, lang).kinds or len(name) > 100  # noqa: PLR2004  the record's limit
        body = blake2b(paragraphs(text.text).encode(), digest_size=16).hexdigest()
        draft = Draft(
            id=identity,
            council=council,
            day=day_of(submission, self.today),
            lang=lang,
            title=title.text,
            text=text.text,
            topic=self.topics.get(name_of(topic) if isinstance(topic, str) else "", "other"),
            name="" if unfit else name,
            hold="",
            masked=title.kinds + text.kinds,
            twin=self.texts.get(body, ""),
            contacts=submission.contacts,
        )
        spam = (
            ADVERTISING.search(f"{title.text}\n{text.text}")
            or len(LINK.findall(text.text)) > MOST_LINKS
            or ORDERS.search(f"{title.text}\n{text.text}")
            or (unfit and LINK.search(name))
        )
        self.texts.setdefault(body, draft.path)
        return draft._replace(hold="spam" if spam and identity not in self.accepted else "")

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


def judge(title: str, text: str) -> None:
    """Raise `Cannot` where too little or too much is left."""
    for field, value, most in (("title", title, MOST_TITLE), ("text", text, MOST_TEXT)):
        if not value.strip():
            raise Cannot(f"the {field} is empty")
        if len(value) > most:
            raise Cannot(f"the {field} is too long ({len(value)} characters; {most} are allowed)")


def shortened(text: str) -> str:
    """A title for a form that asks for none: the first sentence, or as much of it as a title holds."""
    first = re.split(r"(?<=[.!?])\s|\n", text, maxsplit=1)[0]
    return first if len(first) <= 120 else first[:119].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004


def name_of(text: str) -> str:
    """A council's name or slug without what makes no difference."""
    return " ".join(text.split()).casefold()


def written_in(value: Any) -> str:
    """The language that the resident chose; empty where they did not."""
    names = {"kk": ("kk", "қаз", "каз", "kaz"), "ru": ("ru", "рус", "орыс"), "en": ("en", "анг", "ағыл")}
    chosen = value.strip().lower() if isinstance(value, str) else ""
    return next((lang for lang, starts in names.items() if chosen.startswith(starts)), "")


def day_of(submission: Submission, today: date) -> date:
    """The day in Almaty on which it was sent; today where the clock that says so was wrong."""
    day = submission.sent.astimezone(ZONE).date() if submission.sent and 1 < submission.sent.year < 9999 else today  # noqa: PLR2004  the ends of the calendar
    return day if FIRST <= day <= today else today
