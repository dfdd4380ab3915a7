"""Documents.

→ ``/documents/``, ``/documents/<kind>/``, ``/documents/replies/``, ``/documents/<council>/<date>-<name>/``, ``/councils/<council>/documents/``
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Link, Pages, link_to
from plugins.engine.settings import Settings
from plugins.engine.words import alphabetical
from plugins.model.document import KINDS, PARTS, Document
from plugins.model.replies import REPLY_STATES, Reply, reply_of
from plugins.model.site import Site

LATEST = 30
CHANNEL = ("documents/all", "")


class Row(NamedTuple):
    """A document in a list."""

    url: str
    title: str
    lang: str
    """Empty where it is in the reader's language."""
    day: str
    kind: str
    number: str
    council: Link
    addressee: str
    state: str
    """Where a recommendation stands; empty for the rest."""
    due: str


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """The lists of all documents, and the documents of each council."""
    yield Group("documents", of_all, site.part(site.entries.of(Document)))
    for slug, part in site.council_parts.items():
        yield Group(f"documents/{slug}", of_council, part, (slug,))


def of_all(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The newest documents, those of each kind, and the recommendations."""
    pages = Pages(site, settings)
    for lang in site.languages:
        rows = [row(pages, document, lang) for document in site.entries.of(Document)]
        yield from lists(pages, rows, lang)
        yield of_recommendations(pages, [each for each in rows if each.kind == "recommendation"], lang)


def of_council(site: Site, settings: Settings, slug: str) -> Iterator[Artifact]:
    """The list of a council's documents, and a page for each in its folder in the languages it is written in."""
    pages = Pages(site, settings)
    documents = site.entries.of(Document)
    for lang in site.languages if documents else ():
        council = pages.councils[lang][slug]
        shown: dict[str, Any] = {"council": council, "kind": "", "kinds": [], "rows": [row(pages, document, lang) for document in documents]}
        channel = (f"documents/councils/{slug}", council.text)
        yield pages.page(lang, f"councils/{slug}/documents/", "documents/list.html", title=council.text, channel=channel, **shown)
        for document in documents:
            if document.place.council == slug and lang in document.texts:
                yield document_page(pages, document, lang)


def reply_to(pages: Pages, document: Document) -> Reply | None:
    """The reply to a recommendation; None for other documents."""
    return reply_of(document, pages.settings.build_date, pages.site.workdays) if document.kind == "recommendation" else None


def row(pages: Pages, document: Document, lang: str) -> Row:
    """A document for lists in `lang`."""
    reply = reply_to(pages, document)
    url, title, other = link_to(pages.site, document, lang)
    council = pages.councils[lang][document.place.council]
    addressee = document.text(lang).words.get("addressee", "")
    stands = (reply.state, str(reply.due or "")) if reply else ("", "")
    return Row(url, title, other, str(document.day), document.kind, document.number, council, addressee, *stands)


def lists(pages: Pages, rows: Sequence[Row], lang: str) -> Iterator[Artifact]:
    """The newest documents, and those of each kind."""
    counts = Counter(each.kind for each in rows)
    known = [(kind, pages.addresses.url(lang, kind_address(kind)), counts[kind]) for kind in KINDS if counts[kind]]
    shown: dict[str, Any] = {"council": None, "kinds": known, "channel": CHANNEL}
    yield pages.page(lang, "documents/", "documents/list.html", title="", rows=rows[:LATEST], kind="", **shown)
    for kind, _, _ in known:
        of_kind = [each for each in rows if each.kind == kind]
        yield pages.page(lang, kind_address(kind), "documents/list.html", title="", rows=of_kind, kind=kind, **shown)


def kind_address(kind: str) -> str:
    """Where the documents of a kind stand."""
    return f"documents/{kind.replace('_', '-')}/"


def of_recommendations(pages: Pages, sent: Sequence[Row], lang: str) -> Artifact:
    """The recommendations by state and by addressee."""
    states = [(state, [each for each in sent if each.state == state]) for state in REPLY_STATES]
    addressees: dict[str, list[Row]] = {}
    for each in sent:
        addressees.setdefault(each.addressee, []).append(each)
    by_name = sorted(addressees.items(), key=lambda each: alphabetical(each[0]))
    known = [(state, each) for state, each in states if each]
    laws = pages.cited(lang, "reply_term", "draft_reply_term")
    return pages.page(lang, "documents/replies/", "documents/replies.html", title="", channel=CHANNEL, states=known, addressees=by_name, laws=laws)


def document_page(pages: Pages, document: Document, lang: str) -> Artifact:
    """A document's page."""
    reply = reply_to(pages, document)
    text = document.texts[lang]
    council = pages.councils[lang][document.place.council]
    return pages.page(
        lang,
        document.place.address,
        "documents/item.html",
        title=text.title,
        record=document,
        day=str(document.day),
        kind=document.kind,
        kind_url=pages.addresses.url(lang, kind_address(document.kind)),
        number=document.number,
        year=document.year,
        papers=[paper(pages, each.file, each.title) for each in document.papers],
        addressee=text.words.get("addressee", ""),
        event=linked(pages, f"events/{document.event}", lang),
        follows=linked(pages, f"documents/{document.follows}", lang),
        followers=[link_to(pages.site, each, lang) for each in pages.site.followers.get(document.place.item, ())],
        holds=[(part, part in document.parts) for part in PARTS[document.kind]] if document.parts or document.kind == "monitoring" else [],
        grounds=text.words.get("grounds", ""),
        reply=reply
        and {
            "state": reply.state,
            "sent_on": str(document.sent_on or ""),
            "due": str(reply.due or ""),
            "days": reply.term.days if reply.term else 0,
            "laws": pages.cited(lang, "draft_reply_term" if reply.term else "reply_term"),
            "rest": [str(day) for day in reply.term.rest] if reply.term else [],
            "replied_on": str(document.replied_on or "") if reply.state.startswith("replied") else "",
            "outcome": document.outcome,
            "signed_by": document.signed_by,
            "by": text.words.get("replied_by", ""),
            "text": text.words.get("reply", ""),
        },
        sources=[(each.url, each.title) for each in document.sources],
        facts_lang=document.place.lang if document.place.lang != lang else "",
        belongs=pages.belonging(lang, document.councils),
        channel=(f"documents/councils/{document.place.council}", council.text),
    )


def linked(pages: Pages, item: str, lang: str) -> Link | None:
    """A link to an event or document, if it is published."""
    entry = pages.site.by_item.get(item)
    return link_to(pages.site, entry, lang) if entry else None


def paper(pages: Pages, path: str, title: str) -> tuple[str, str, str, int]:
    """Address, title, type and size of a file in bytes."""
    return pages.addresses.file(path), title, path.rpartition(".")[2].upper(), pages.site.attachments[path].size


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
