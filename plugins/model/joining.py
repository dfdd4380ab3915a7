"""Questions and answers, which are files of two owners, brought together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from plugins.model.answer import Answer
from plugins.model.problem import Problem
from plugins.model.question import Question
from plugins.model.record import Entry
from plugins.model.source import SourceFile


def with_answers(entries: Iterable[Entry], councils: Collection[str], build_date: date) -> list[Entry]:
    """The entries, each question with what its council did, and of the answers those that were given."""
    entries = list(entries)
    answers = {stem_of(entry): entry for entry in entries if isinstance(entry, Answer)}
    asked = {stem_of(entry): entry for entry in entries if isinstance(entry, Question)}
    joined = [entry for entry in entries if not isinstance(entry, Question | Answer)]
    for stem, question in asked.items():
        answer = answers.get(stem)
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


def without_question(entries: Iterable[Entry], files: Mapping[str, SourceFile]) -> Iterator[Problem]:
    """A problem for each answer to a question that has no file."""
    there = {file.place.item.partition("/")[2] for file in files.values() if file.place and file.place.folder == Question.shape.folder}
    for entry in entries:
        if isinstance(entry, Answer) and stem_of(entry) not in there:
            for text in entry.texts.values():
                yield Problem(text.path, 1, 1, "answer_without_question", {"expected": f"questions/{stem_of(entry)}"})


def stem_of(entry: Entry) -> str:
    """What a question and its answer have in common: ``astana/2026-03-01-abc``."""
    return entry.place.item.partition("/")[2]
