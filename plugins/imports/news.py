"""Items of other sites → files of news: title, a short summary and the way to the source, never the whole article."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from plugins.imports.addresses import host_of, identity
from plugins.imports.feed import Item, items_of
from plugins.imports.fetch import taken
from plugins.imports.known import Known
from plugins.imports.proposal import Batch, Draft, Wanted, composed, short_digest
from plugins.imports.sitemap import is_sitemap, listed, with_page
from plugins.imports.slug import slug_of
from plugins.intake.clean import language_of, masked
from plugins.intake.compose import NotReadBack, Quoted
from plugins.intake.inbox import Unused
from plugins.intake.kinds import Cannot
from plugins.intake.tables import Unreadable
from plugins.reading.personal import suspicions_in

MOST_TITLE, MOST_SUMMARY = 200, 300
BODIES = {
    "kk": "Толық мәтіні мына сайтта: [{host}](<{address}>).",
    "ru": "Полный текст — на сайте [{host}](<{address}>).",
    "en": "The full text is on the site [{host}](<{address}>).",
}


def found_in(sources: Iterable[str], under: str, since: date | None) -> list[Item]:
    """The items of feeds and sitemaps. Raises `Unreadable`, also where a sitemap does not tell its news from other pages."""
    found: list[Item] = []
    for source in sources:
        fetched = taken(source)
        if not is_sitemap(fetched.data):
            found += items_of(fetched)
            continue
        pages = list(listed(fetched, under, since))
        if not pages and not under:
            raise Unreadable(f"{source}: nothing in this sitemap is known to be news; say with --under how the addresses of news begin: https://…/news/")
        found += pages
    return found


def once(items: Iterable[Item]) -> list[Item]:
    """Each item once, the newest first, whatever the order and number of sources: where two tell of one, the one that says more."""
    best: dict[str, Item] = {}
    for item in items:
        name = identity(item.address) if item.address else f"\n{item.title}"
        best[name] = min(best.get(name, item), item, key=lambda each: (not each.complete, str(each.day), each))
    return sorted(best.values(), key=lambda item: (item.day or date.max, item.address), reverse=True)


def news(items: Iterable[Item], known: Known, wanted: Wanted, *, since: date | None, limit: int) -> Batch:
    """At most `limit` new items as files, with as many pages read; known ones are only counted."""
    drafts: list[Draft] = []
    unused: list[Unused] = []
    fresh, before = sifted(items, known, since)
    pages = left = 0
    for item in fresh:
        if len(drafts) >= limit or pages >= limit:
            left += 1
            continue
        pages += not item.complete
        try:
            whole = item if item.complete else with_page(item)
            if since and whole.day and whole.day < since:
                continue
            draft = drafted(whole, wanted)
        except (Cannot, NotReadBack, Unreadable) as reason:
            unused.append(Unused(item.address or item.title[:80], "", str(reason)))
            continue
        if draft.item in known.items:
            before += 1
        else:
            drafts.append(draft)
    return Batch(drafts, unused, before, [f"{left} more wait for the next run, or for a higher --limit"] if left else [])


def sifted(items: Iterable[Item], known: Known, since: date | None) -> tuple[list[Item], int]:
    """What is new, and how many are known. What is older than `since` is neither."""
    young = [item for item in once(items) if not since or not item.day or item.day >= since]
    fresh = [item for item in young if not item.address or identity(item.address) not in known.sources]
    return fresh, len(young) - len(fresh)


def drafted(item: Item, wanted: Wanted) -> Draft:
    """The file of an item. Raises `Cannot` and `NotReadBack`."""
    if not item.address:
        raise Cannot("it has no address by which to know it again")
    if not item.day:
        raise Cannot("it says no day that can be read")
    if item.day > wanted.today:
        raise Cannot(f"its day, {item.day}, has not come yet")
    raw = item.title or shortened(item.summary, MOST_TITLE)
    lang = wanted.lang or language_of(f"{raw} {item.summary}")
    if lang not in wanted.languages:
        raise Cannot(f"its language, {lang}, is none of the site's; name one with --lang")
    title, summary = masked(raw, lang), masked(item.summary, lang)
    if not title.text:
        raise Cannot("it has no title")
    short = {"title": shortened(title.text, MOST_TITLE), "summary": shortened(summary.text, MOST_SUMMARY)}
    keys: dict[str, Any] = {name: Quoted(text) for name, text in short.items() if text and (name == "title" or text != short["title"])}
    keys["sources"] = [{"url": Quoted(item.address), "title": Quoted(host_of(item.address))}]
    # the digest is always there: which of two namesakes comes first must not change their names
    name = f"{slug_of(short['title'], 'news')}-{short_digest(identity(item.address), 4)}"
    path = f"news/{wanted.council}/{item.day}-{name}.{lang}.md"
    body = BODIES[lang].format(host=host_of(item.address), address=item.address)
    return Draft(path, composed(path, keys, body, wanted.languages), tuple(notes(title.kinds + summary.kinds, " ".join(short.values()))))


def notes(kinds: Sequence[str], text: str) -> Iterator[str]:
    """What a reviewer has to look at."""
    if kinds:
        yield f"masked: {', '.join(f'{kind} × {kinds.count(kind)}' for kind in dict.fromkeys(kinds))}"
    if suspicions := suspicions_in(text):
        yield f"**look twice: {', '.join(suspicions)}**"


def shortened(text: str, most: int) -> str:
    """As many whole sentences as fit, else whole words."""
    if len(text) <= most:
        return text
    start = text[: most + 1]
    end = max(start.rfind(f"{sign} ") for sign in ".!?…")
    if end >= most // 2:
        return start[: end + 1]
    return f"{start[: most - 1].rpartition(' ')[0].rstrip(' ,;:–—-') or start[: most - 1]}…"
