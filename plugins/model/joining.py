"""Questions and answers, which are files of two owners, brought together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from plugins.model.answer import Answer
from plugins.model.problem import Problem
from plugins.model.question import Question
from plugins.model.record import Entry
from plugins.model.source import SourceFile

OWNERLESS = {"answers": "answer_without_question", "contributions": "contribution_without_discussion", "conclusions": "conclusion_without_discussion"}
"""The problems of files that are shown on the page of an item that has none, by folder."""


def with_answers(entries: Iterable[Entry], councils: Collection[str], build_date: date) -> list[Entry]:
    """The entries, each question with what its council did, and of the answers those that were given."""
    entries = list(entries)
    answers = {entry.place.shown_on: entry for entry in entries if isinstance(entry, Answer)}
    asked = {entry.place.item: entry for entry in entries if isinstance(entry, Question)}
    joined = [entry for entry in entries if not isinstance(entry, Question | Answer)]
    for item, question in asked.items():
        answer = answers.get(item)
        if answer is None:
            joined.append(question)
            continue
        texts = {lang: text._replace(title=question.text(lang).title) for lang, text in answer.texts.items()}
        sent = answer.forwarded_on and answer.forwarded_on <= build_date
        to = answer.forwarded_to if sent else None
        of_both = question.councils + ((to,) if to and to in councils and to not in question.councils else ())
        answer = replace(answer, texts=texts, question=question, councils=of_both)
        joined.append(replace(question, answer=answer, councils=of_both))
        if answer.day <= build_date and not question.hidden_on:
            joined.append(answer)
    return joined


def ownerless(entries: Iterable[Entry], files: Mapping[str, SourceFile]) -> Iterator[Problem]:
    """A problem for each answer, contribution or conclusion to something that has no file."""
    there = {file.place.item for file in files.values() if file.place}
    for entry in entries:
        if entry.place.shown_on not in there:
            for text in entry.texts.values():
                yield Problem(text.path, 1, 1, OWNERLESS[entry.place.folder], {"expected": entry.place.shown_on})
