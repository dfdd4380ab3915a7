"""Criteria E, F and G: telling of the work, answering residents, languages."""

from plugins.model.council import Council
from plugins.model.news import News
from plugins.model.openness.case import NOT_APPLICABLE, NOT_FOUND, Case, Finding, counted, each, parted
from plugins.model.progress import TERM, progress
from plugins.model.question import Question

TIMES_A_YEAR = 2
"""How often a council tells of its work, at least (Article 7(2)(3))."""


def informing(case: Case) -> Finding:
    """The council told of its work twice in the last calendar year."""
    told = [item for item in case.published.of(News) if item.day.year == case.day.year - 1]
    by_day = tuple({item.day: item for item in told}.values())
    if not case.is_whole_year:
        return NOT_APPLICABLE
    return counted(min(len(by_day), TIMES_A_YEAR), TIMES_A_YEAR)._replace(evidence=by_day[:TIMES_A_YEAR])


def annual_report(case: Case) -> Finding:
    """The report on the last calendar year."""
    if not case.is_whole_year:
        return NOT_APPLICABLE
    return of_year(case, "annual_report", case.day.year - 1)


def plan(case: Case) -> Finding:
    """The plan of this calendar year."""
    return of_year(case, "plan", case.day.year)


def of_year(case: Case, kind: str, year: int) -> Finding:
    """A document of some kind on a year."""
    found = [document for document in case.documents if document.kind == kind and document.year == year]
    return Finding("met", evidence=tuple(found[:1])) if found else NOT_FOUND


def answers(case: Case) -> Finding:
    """Each question had a first reply within the term; those whose term still runs are not counted."""
    workdays = case.site.workdays
    on_time: list[Question] = []
    late: list[Question] = []
    for question in case.questions:
        stands = progress(question, case.day, workdays)
        due = stands.term.due if stands.term else workdays.term(question.day, TERM).due
        if stands.replied_on and stands.replied_on <= due:
            on_time.append(question)
        elif case.day > due and stands.state != "withdrawn":
            late.append(question)
    return parted(on_time, late)


def language_of_answers(case: Case) -> Finding:
    """Each answer is in the language of the question."""
    answered = [question for question in case.questions if question.answer and question.answer.answered_on and question.answer.answered_on <= case.day]
    return each(answered, lambda question: question.answer and question.place.lang in question.answer.texts)


def in_kazakh(case: Case) -> Finding:
    """The page is there in Kazakh."""
    return in_language(case.council, "kk")


def in_russian(case: Case) -> Finding:
    """The page is there in Russian."""
    return in_language(case.council, "ru")


def in_language(council: Council, lang: str) -> Finding:
    """The page has in a language all that it has in others."""
    text = council.texts.get(lang)
    if not text:
        return NOT_FOUND
    whole = all(text.body or not other.body for other in council.texts.values()) and all(text.summary or not other.summary for other in council.texts.values())
    return Finding("met" if whole else "partly", evidence=(council,))


def dates_shown(case: Case) -> Finding:
    """The page says when it was last changed."""
    known = any(text.path in case.site.changed for text in case.council.texts.values())
    return Finding("met", evidence=(case.council,)) if known else NOT_FOUND
