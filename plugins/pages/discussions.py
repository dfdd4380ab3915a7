"""Discussions: a page for each with all that was said, and lists.

→ ``/discussions/``, ``/discussions/<council>/<date>-<name>/``, ``/councils/<council>/discussions/``
"""

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Pages
from plugins.engine.settings import Settings
from plugins.engine.ways import ways
from plugins.model.channel import debate_name
from plugins.model.contribution import Contribution
from plugins.model.discussion import Discussion
from plugins.model.site import Site
from plugins.model.threads import threads


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """All that there is of discussions."""
    yield Group("discussions", of_all, site.part(site.entries.of(Discussion)))


def of_all(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The lists in each language, and each discussion in the languages it is written in."""
    pages = Pages(site, settings)
    for lang in site.languages:
        yield list_page(pages, site.entries.of(Discussion), lang)
        for slug in site.councils:
            if of_council := [each for each in site.entries.of(Discussion) if slug in each.councils]:
                yield list_page(pages, of_council, lang, slug)
    for discussion in site.entries.of(Discussion):
        for lang in discussion.texts:
            yield discussion_page(pages, discussion, lang)


def list_page(pages: Pages, discussions: Sequence[Discussion], lang: str, council: str = "") -> Artifact:
    """The discussions of everybody or of a council: the open ones, then the closed ones."""
    groups: dict[str, list[Any]] = {"open": [], "closed": []}
    for each in discussions:
        state = "open" if each.is_open(pages.settings.build_date) else "closed"
        groups[state].append((pages.card(each, lang), str(each.closes_on or ""), len(shown(each)), each.conclusion is not None))
    link = pages.councils[lang][council] if council else None
    return pages.page(
        lang,
        f"councils/{council}/discussions/" if council else "discussions/",
        "discussions/list.html",
        title=link.text if link else "",
        council=link,
        groups=groups,
        channel=(f"discussions/councils/{council}", link.text) if link else ("discussions/all", ""),
    )


def shown(discussion: Discussion) -> list[Contribution]:
    """The contributions whose text is shown."""
    return [each for each in discussion.contributions if not each.hidden_on]


def discussion_page(pages: Pages, discussion: Discussion, lang: str) -> Artifact:
    """A discussion's page."""
    conclusion = discussion.conclusion
    concluded = conclusion.text(lang) if conclusion else None
    bodies = {anchor(each): each.text(lang) for each in shown(discussion)} | ({"conclusion": concluded} if concluded else {})
    return pages.page(
        lang,
        discussion.place.address,
        "discussions/item.html",
        title=discussion.texts[lang].title,
        record=discussion,
        day=str(discussion.day),
        closes_on=str(discussion.closes_on or ""),
        is_open=discussion.is_open(pages.settings.build_date),
        belongs=pages.belonging(lang, discussion.councils),
        sources=tuple((each.url, each.title) for each in discussion.sources),
        facts_lang=discussion.place.lang if discussion.place.lang != lang else "",
        threads=[(said(pages, first, lang), [said(pages, reply, lang) for reply in replies]) for first, replies in threads(discussion.contributions)],
        count=len(shown(discussion)),
        concluded=conclusion_view(discussion, lang),
        ways=to_take_part(pages, discussion, lang),
        further=bodies,
        channel=(debate_name(discussion), discussion.texts[lang].title),
    )


def anchor(contribution: Contribution) -> str:
    """Where a contribution stands on its discussion's page."""
    return contribution.place.item.rpartition("/")[2]


def said(pages: Pages, contribution: Contribution, lang: str) -> dict[str, Any]:
    """A contribution; of one that was taken down only when and why."""
    there = contribution.text(lang).lang
    common = {"anchor": anchor(contribution), "day": str(contribution.day), "lang": there if there != lang else ""}
    common["hidden_on"] = str(contribution.hidden_on or "")
    if contribution.hidden_on:
        original = contribution.text("").words
        return common | {"reason": contribution.text(lang).words.get("hidden_reason") or original["hidden_reason"]}
    assert contribution.discussion is not None
    can_reply = contribution.discussion.is_open(pages.settings.build_date) and not contribution.reply_to
    to = to_take_part(pages, contribution.discussion, lang, contribution.id) if can_reply else {}
    who = {"name": contribution.name, "by": contribution.by, "organisation": contribution.organisation}
    return common | who | {"reply": to.get("form") or to.get("issue") or to.get("email") or ""}


def conclusion_view(discussion: Discussion, lang: str) -> dict[str, Any] | None:
    """What the council made of a discussion, if it has summed up."""
    conclusion = discussion.conclusion
    if conclusion is None:
        return None
    text = conclusion.text(lang)
    known = {each.id: (anchor(each), str(each.day), each.organisation or each.name) for each in shown(discussion)}
    return {
        "day": str(conclusion.closed_on),
        "lang": text.lang if text.lang != lang else "",
        "signed_by": text.words.get("signed_by", ""),
        "facts_lang": conclusion.place.lang if conclusion.place.lang != lang else "",
        "proposals": [
            (each.title, each.outcome, each.reason, [known[identity] for identity in each.contributions if identity in known]) for each in conclusion.proposals
        ],
    }


def to_take_part(pages: Pages, discussion: Discussion, lang: str, reply_to: str = "") -> dict[str, str]:
    """Where each way of taking part leads, or of replying to a contribution."""
    publication = pages.settings.publication
    topic = {"discussion": discussion.place.item.partition("/")[2], "reply_to": reply_to}
    council = {"slug": discussion.place.council, "name": pages.councils[lang][discussion.place.council].text}
    issue = {"template": "contribution.yml"} | topic
    return ways(publication, publication.discuss_form, topic | council, issue, discussion.text(lang).title)


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
