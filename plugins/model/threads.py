"""Discussions, and what was said and concluded in them, brought together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from plugins.model.conclusion import Conclusion
from plugins.model.contribution import Contribution
from plugins.model.discussion import Discussion
from plugins.model.problem import Problem
from plugins.model.source import SourceFile

S = TypeVar("S", Contribution, Conclusion)


def with_contributions(
    discussions: Iterable[Discussion], contributions: Iterable[Contribution], conclusions: Iterable[Conclusion]
) -> tuple[list[Discussion], list[Contribution], list[Conclusion]]:
    """The discussions, each with what belongs to it, and of the others those whose discussion is published."""
    by_item = {discussion.place.item: discussion for discussion in discussions}
    said = [*in_discussions(contributions, by_item)]
    concluded = {each.place.shown_on: each for each in in_discussions(conclusions, by_item)}
    of_each: defaultdict[str, list[Contribution]] = defaultdict(list)
    for each in sorted(said, key=lambda each: (each.day, each.place.item)):
        of_each[each.place.shown_on].append(each)
    joined = [discussion.altered(contributions=tuple(of_each[item]), conclusion=concluded.get(item)) for item, discussion in by_item.items()]
    return joined, said, [*concluded.values()]


def in_discussions(entries: Iterable[S], discussions: Mapping[str, Discussion]) -> Iterator[S]:
    """The entries, each with its discussion, whose title and councils it has; those without one are left out."""
    for entry in entries:
        discussion = discussions.get(entry.place.shown_on)
        if discussion:
            texts = {lang: text._replace(title=discussion.text(lang).title) for lang, text in entry.texts.items()}
            yield entry.altered(texts=texts, discussion=discussion, councils=discussion.councils)


def threads(contributions: Iterable[Contribution]) -> list[tuple[Contribution, list[Contribution]]]:
    """Each contribution that begins a thread, with the replies to it; one that replies to none of these begins its own."""
    contributions = list(contributions)
    first = {each.id for each in contributions if not each.reply_to}
    begun: list[tuple[Contribution, list[Contribution]]] = [(each, []) for each in contributions if each.reply_to not in first]
    replies = {each.id: of_it for each, of_it in begun if not each.reply_to}
    for each in contributions:
        if each.reply_to in first:
            replies[each.reply_to].append(each)
    return begun


def untimely(discussions: Iterable[Discussion]) -> Iterator[Problem]:
    """Contributions of days on which their discussion took none."""
    for discussion in discussions:
        last = discussion.last_day
        for each in discussion.contributions:
            if each.day < discussion.day or (last and each.day > last):
                days = {"first": str(discussion.day), "last": str(last or "…")}
                yield Problem(each.text("").path, 1, 1, "outside_discussion", days)


def misdirected(files: Iterable[SourceFile]) -> Iterator[Problem]:
    """Of contributions and conclusions, the replies to replies, and the references to contributions of other discussions."""
    files = list(files)
    by_id = {
        file.facts["id"]: (file.place.shown_on, file.facts)
        for file in files
        if file.place and file.place.folder == Contribution.shape.folder and file.facts and "id" in file.facts
    }
    for file in files:
        for each in file.references:
            if file.place and each.kind == "contribution" and each.slug in by_id:
                shown_on, facts = by_id[each.slug]
                if shown_on != file.place.shown_on:
                    yield Problem(file.path, each.line, each.column, "contribution_elsewhere", {"id": each.slug, "discussion": shown_on})
                elif file.place.folder == Contribution.shape.folder and facts.get("reply_to"):
                    yield Problem(file.path, each.line, each.column, "reply_to_reply", {"id": each.slug})
