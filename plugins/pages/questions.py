"""A question with the council's answer beside it.   → ``/questions/<council>/<date>-<id>/``"""

from collections.abc import Iterator
from typing import Any

from plugins.engine.artifact import Artifact, planning
from plugins.engine.group import Group
from plugins.engine.page import Pages
from plugins.engine.settings import Settings
from plugins.model.progress import TERM, Progress, progress
from plugins.model.question import TOPICS, Question
from plugins.model.site import Site


def plan(site: Site, settings: Settings) -> Iterator[Group]:  # noqa: ARG001
    """The questions to each council."""
    for slug, part in site.council_parts.items():
        yield Group(f"questions/{slug}", of_council, part, (slug,))


def of_council(site: Site, settings: Settings, slug: str) -> Iterator[Artifact]:
    """Each question in the languages it was asked or translated in; of those taken down what is left to say."""
    pages = Pages(site, settings)
    for question in (each for each in site.entries.of(Question) if each.place.council == slug):
        stands = progress(question, settings.build_date, site.workdays)
        for lang in question.texts:
            yield question_page(pages, question, stands, lang)
    for question in site.hidden:
        for lang, text in question.texts.items():
            reason = text.words.get("hidden_reason") or question.text("").words["hidden_reason"]
            shown: dict[str, Any] = {"day": str(question.hidden_on), "reason": reason}
            yield pages.page(lang, question.place.address, "questions/hidden.html", title="", languages=question.texts, **shown)._replace(listing=None)


def question_page(pages: Pages, question: Question, stands: Progress, lang: str) -> Artifact:
    """A question's page."""
    answer = question.answer
    given = answer is not None and answer.answered_on is not None and answer.answered_on <= pages.settings.build_date
    answered = answer.text(lang) if answer and given and stands.term else None
    return pages.page(
        lang,
        question.place.address,
        "questions/item.html",
        title=question.texts[lang].title,
        record=question,
        day=str(question.day),
        topic=TOPICS[question.topic],
        name=question.name,
        belongs=pages.belonging(lang, question.councils),
        state=stands.state,
        steps=steps(pages, question, stands, lang),
        term=how_computed(stands),
        laws=pages.cited(lang, "appeal_term"),
        answer=answered,
        answer_lang=answered.lang if answered and answered.lang != lang else "",
        answered_on=str(answer.answered_on) if answer and answered else "",
        signed_by=answered.words.get("signed_by", "") if answered else "",
        took=(stands.closed_on - question.day).days if stands.closed_on else None,
        further={"answer": answered} if answered else {},
        channel=(f"questions/councils/{question.place.council}", pages.councils[lang][question.place.council].text),
    )


def steps(pages: Pages, question: Question, stands: Progress, lang: str) -> list[dict[str, Any]]:
    """What happened, by day: the kind of each step, its day, and what there is to say of it."""
    made: list[dict[str, Any]] = [{"kind": "asked", "day": str(question.day), "note": "", "link": None}]
    answer = question.answer
    if answer and stands.term:
        words = answer.text(lang).words
        forwarded = pages.councils[lang].get(answer.forwarded_to or "")
        until = str(answer.extended_until or "")
        told = (
            ("registered", answer.registered_on, "", None),
            ("interim", answer.interim_on, "", None),
            ("extended", answer.extended_on, words.get("extended_reason", ""), until),
            ("forwarded", answer.forwarded_on, words.get("forwarded_body", ""), forwarded),
            ("refused", answer.refused_on, words.get("refused_reason", ""), None),
            ("answered", answer.answered_on, "", None),
        )
        made += [{"kind": kind, "day": str(day), "note": note, "link": link} for kind, day, note, link in told if day and day <= pages.settings.build_date]
    if question.withdrawn_on and question.withdrawn_on <= pages.settings.build_date:
        made.append({"kind": "withdrawn", "day": str(question.withdrawn_on), "note": "", "link": None})
    return sorted(made, key=lambda step: str(step["day"]))


def how_computed(stands: Progress) -> dict[str, Any] | None:
    """How the due day was computed; None before the clock runs."""
    if stands.term is None:
        return None
    term = stands.term
    return {
        "start": str(term.start),
        "days": TERM,
        "due": str(term.due),
        "extended": str(stands.due) if stands.due != term.due else "",
        "rest": [str(day) for day in term.rest],
        "work": [str(day) for day in term.work],
    }


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
