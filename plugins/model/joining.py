"""Questions and answers, which are files of two owners, brought together."""

from collections.abc import Collection, Container, Iterable, Iterator
from datetime import date

from plugins.model.answer import Answer
from plugins.model.problem import Problem
from plugins.model.question import Question
from plugins.model.record import Entry

OWNERLESS = {"answers": "answer_without_question", "contributions": "contribution_without_discussion", "conclusions": "conclusion_without_discussion"}
"""The problems of files that are shown on the page of an item that has none, by folder."""


def with_answers(questions: Iterable[Question], answers: Iterable[Answer], councils: Collection[str], build_date: date) -> tuple[list[Question], list[Answer]]:
    """The questions, each with what its council did, and of the answers those that were given."""
    done = {answer.place.shown_on: answer for answer in answers}
    joined: list[Question] = []
    given: list[Answer] = []
    for question in questions:
        answer = done.get(question.place.item)
        if answer is None:
            joined.append(question)
            continue
        texts = {lang: text._replace(title=question.text(lang).title) for lang, text in answer.texts.items()}
        sent = answer.forwarded_on and answer.forwarded_on <= build_date
        to = answer.forwarded_to if sent else None
        of_both = question.councils + ((to,) if to and to in councils and to not in question.councils else ())
        answer = answer.altered(texts=texts, question=question, councils=of_both)
        joined.append(question.altered(answer=answer, councils=of_both))
        if answer.day <= build_date and not question.hidden_on:
            given.append(answer)
    return joined, given


def ownerless(entries: Iterable[Entry], there: Container[str]) -> Iterator[Problem]:
    """A problem for each answer, contribution or conclusion to something that is none of the items that have a file."""
    for entry in entries:
        if entry.place.shown_on not in there:
            for text in entry.texts.values():
                yield Problem(text.path, 1, 1, OWNERLESS[entry.place.folder], {"expected": entry.place.shown_on})
