"""Site → the rows of each table, in the order of its columns."""

from collections.abc import Iterator
from typing import NamedTuple

from plugins.engine.settings import Settings
from plugins.model import ZONE
from plugins.model.discussion import Discussion
from plugins.model.document import Document
from plugins.model.news import News
from plugins.model.openness.card import cards
from plugins.model.poll import Poll
from plugins.model.progress import ANSWERED, progress
from plugins.model.question import Question
from plugins.model.record import Entry, Record, Text
from plugins.model.replies import reply_of
from plugins.model.site import Site

Cell = str | int | bool | None


class Body(NamedTuple):
    """A cell that holds a text of the store."""

    digest: str


Row = tuple[Cell | Body, ...]


def councils(site: Site, _: Settings, lang: str) -> Iterator[Row]:
    """The councils, in the order of their ids."""
    for slug, council in site.councils.items():
        text = council.text(lang)
        words = text.words
        known = (council.level, council.region, words.get("formed_with", ""), words.get("address", ""), day(council.term_start))
        yield (slug, text.title, *known, council.website, council.email, council.phone, council.bin, page(site, council, lang), changed(site, text), False)


def members(site: Site, _: Settings, __: str) -> Iterator[Row]:
    """Who is and who was on a council."""
    for slug, council in site.councils.items():
        for each in council.members:
            yield (slug, each.name, each.role, each.side, each.organisation, day(each.since), day(each.until), each.source_url)


def news(site: Site, _: Settings, lang: str) -> Iterator[Row]:
    """The news, newest first."""
    for item in site.entries.of(News):
        text = item.text(lang)
        yield (
            identity(item),
            str(item.day),
            text.title,
            text.summary,
            *belongs(site, item),
            text.lang,
            page(site, item, lang),
            changed(site, text),
            False,
        )


def events(site: Site, _: Settings, lang: str) -> Iterator[Row]:
    """The events, the latest first."""
    for event in site.entries.events:
        text = event.text(lang)
        times = (event.starts.isoformat("minutes") if event.starts else None, event.ends.isoformat("minutes") if event.ends else None)
        days = (str(event.first_day), *times, day(event.last_day), day(event.announced_on), day(event.agenda_published_on))
        yield (
            identity(event),
            event.kind,
            event.status,
            *days,
            event.present,
            text.title,
            text.words.get("venue", ""),
            event.online,
            *belongs(site, event),
            page(site, event, lang),
            False,
        )


def documents(site: Site, settings: Settings, lang: str) -> Iterator[Row]:
    """The documents, newest first; of recommendations also where the reply stands."""
    for document in site.entries.of(Document):
        text = document.text(lang)
        reply = reply_of(document, settings.build_date, site.workdays) if document.kind == "recommendation" else None
        replied = day(document.replied_on) if reply and reply.state.startswith("replied") else None
        stands = (day(document.sent_on), day(reply.due) if reply else None, replied, document.outcome if replied else "", reply.state if reply else "")
        files = " ".join(site.addresses.absolute(site.addresses.file(paper.file)) for paper in document.papers)
        told = (text.title, text.words.get("addressee", ""), *stands, files)
        yield (
            identity(document),
            str(document.day),
            document.kind,
            document.number,
            document.year,
            *told,
            *belongs(site, document),
            page(site, document, lang),
            False,
        )


def polls(site: Site, settings: Settings, lang: str) -> Iterator[Row]:
    """The polls, newest first; counts only of those that are over."""
    for poll in site.entries.of(Poll):
        text, result = poll.text(lang), poll.result
        how = (poll.method, poll.electorate, poll.electorate_size, poll.quorum, str(poll.opens), str(poll.closes), poll.state(settings.build_date))
        counts = (result.received, result.counted, poll.quorum_met(result.counted)) if result else (None, None, None)
        yield (
            identity(poll),
            str(poll.day),
            text.title,
            text.words["why"],
            text.words["use"],
            *how,
            *counts,
            *belongs(site, poll),
            page(site, poll, lang),
            False,
        )


def poll_options(site: Site, _: Settings, lang: str) -> Iterator[Row]:
    """What each poll gave to choose from, and how often each option was chosen once the poll is over."""
    for poll in site.entries.of(Poll):
        for name, words in poll.text(lang).words["options"]:
            yield (identity(poll), name, words, poll.result.counts[name] if poll.result else None)


def questions(site: Site, settings: Settings, lang: str) -> Iterator[Row]:
    """The questions with what came of them, newest first; of those taken down only that they were."""
    for question in site.entries.of(Question):
        stands = progress(question, settings.build_date, site.workdays)
        text, answer = question.text(lang), question.answer
        registered = answer.registered_on if answer and stands.term else None
        days = (str(question.day), day(registered), day(stands.due), day(stands.replied_on), day(stands.closed_on))
        took = (stands.closed_on - question.day).days if stands.closed_on else None
        told = Body(answer.text(lang).body) if answer and stands.state in ANSWERED else None
        yield (
            identity(question),
            *days,
            took,
            stands.state,
            question.topic,
            text.title,
            Body(text.body),
            told,
            *belongs(site, question),
            text.lang,
            page(site, question, lang),
            False,
        )
    for question in site.hidden:
        yield hidden(question)


def discussions(site: Site, settings: Settings, lang: str) -> Iterator[Row]:
    """The discussions, newest first."""
    for each in site.entries.of(Discussion):
        text, conclusion = each.text(lang), each.conclusion
        yield (
            identity(each),
            str(each.day),
            day(each.closes_on),
            day(conclusion.closed_on) if conclusion else None,
            "open" if each.is_open(settings.build_date) else "closed",
            sum(not said.hidden_on for said in each.contributions),
            text.title,
            Body(text.body),
            Body(conclusion.text(lang).body) if conclusion else None,
            *belongs(site, each),
            text.lang,
            page(site, each, lang),
            False,
        )


def contributions(site: Site, _: Settings, lang: str) -> Iterator[Row]:
    """What was said in each discussion; of what was taken down only that it was."""
    for discussion in site.entries.of(Discussion):
        for each in discussion.contributions:
            text, named = each.text(lang), (identity(each), identity(discussion), str(each.day), each.id, each.reply_to)
            if each.hidden_on:
                yield (*named, *[None] * 5, page(site, each, lang), True)
            else:
                said = (each.by, each.name, each.organisation, Body(text.body), text.lang)
                yield (*named, *said, page(site, each, lang), False)


def hidden(question: Question) -> Row:
    """What is left of a question that was taken down."""
    return (identity(question), str(question.day), *[None] * 14, True)


def openness(site: Site, settings: Settings, _: str) -> Iterator[Row]:
    """Each council's card of openness."""
    for card in cards(site, settings.build_date):
        for criterion, finding in card.findings:
            yield (card.council.place.slug, criterion.id, criterion.kind, finding.answer, finding.done if finding.of else None, finding.of or None)


def identity(record: Record) -> str:
    """The id that never changes: the path of the record's files without the language."""
    return record.place.item


def belongs(site: Site, entry: Entry) -> tuple[str, str]:
    """The councils and regions of an entry, parted by blanks."""
    regions = dict.fromkeys(region for slug in entry.councils if (region := site.councils[slug].region))
    return " ".join(entry.councils), " ".join(regions)


def page(site: Site, record: Record, lang: str) -> str:
    """The address of the record's page."""
    return site.addresses.absolute(site.addresses.url(*record.page(lang)))


def changed(site: Site, text: Text) -> str | None:
    """The day a text was last changed, as far as it is known."""
    time = site.changed.get(text.path)
    return str(time.astimezone(ZONE).date()) if time else None


def day(value: object) -> str | None:
    """A day in ISO 8601, if it is known."""
    return str(value) if value else None
