"""Discussions, and what was said and concluded in them, brought together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from plugins.model.conclusion import Conclusion
from plugins.model.contribution import Contribution
from plugins.model.discussion import Discussion
from plugins.model.problem import Problem
from plugins.model.record import Entry
from plugins.model.source import SourceFile


def with_contributions(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, each discussion with what belongs to it; contributions and conclusions whose discussion is not published are left out."""
    entries = list(entries)
    discussions = {entry.place.item: entry for entry in entries if isinstance(entry, Discussion)}
    joined = [entry for entry in entries if not isinstance(entry, Discussion | Contribution | Conclusion)]
    said: defaultdict[str, list[Contribution]] = defaultdict(list)
    concluded: dict[str, Conclusion] = {}
    for entry in entries:
        discussion = discussions.get(entry.place.shown_on)
        if discussion and isinstance(entry, Contribution | Conclusion):
            texts = {lang: text._replace(title=discussion.text(lang).title) for lang, text in entry.texts.items()}
            entry = replace(entry, texts=texts, discussion=discussion, councils=discussion.councils)  # noqa: PLW2901  the same one, joined
            joined.append(entry)
            if isinstance(entry, Contribution):
                said[entry.place.shown_on].append(entry)
            else:
                concluded[entry.place.shown_on] = entry
    for item, discussion in discussions.items():
        in_order = tuple(sorted(said[item], key=lambda each: (each.day, each.place.item)))
        joined.append(replace(discussion, contributions=in_order, conclusion=concluded.get(item)))
    return joined


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


def untimely(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Contributions of days on which their discussion took none."""
    for discussion in entries:
        if isinstance(discussion, Discussion):
            last = discussion.last_day
            for each in discussion.contributions:
                if each.day < discussion.day or (last and each.day > last):
                    days = {"first": str(discussion.day), "last": str(last or "…")}
                    yield Problem(each.text("").path, 1, 1, "outside_discussion", days)


def misdirected(files: Mapping[str, SourceFile]) -> Iterator[Problem]:
    """Replies to replies, and references to contributions of other discussions."""
    by_id = {
        file.facts["id"]: (file.place.shown_on, file.facts)
        for file in files.values()
        if file.place and file.place.folder == Contribution.shape.folder and file.facts and "id" in file.facts
    }
    for file in files.values():
        for each in file.references:
            if file.place and each.kind == "contribution" and each.slug in by_id:
                shown_on, facts = by_id[each.slug]
                if shown_on != file.place.shown_on:
                    yield Problem(file.path, each.line, each.column, "contribution_elsewhere", {"id": each.slug, "discussion": shown_on})
                elif file.place.folder == Contribution.shape.folder and facts.get("reply_to"):
                    yield Problem(file.path, each.line, each.column, "reply_to_reply", {"id": each.slug})
