"""A fictitious council's year: each criterion of openness met, partly, not found and not applicable, at the edges of each term."""

import csv
import io
from datetime import date

import pytest

from plugins.engine.settings import Settings
from tests.workshop import Workshop

DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> dict[int, dict[str, str]]:
    """The published answers by criterion, of a council for each case: those of one day are built together."""
    found = {}
    for day in sorted({case[3] for case in CASES}):
        of_day = {number: case[2] for number, case in enumerate(CASES) if case[3] == day}
        workshop = Workshop(tmp_path_factory.mktemp("openness"), settings)
        workshop.put(
            {path.replace("tau", f"tau{number}"): text.replace("tau/", f"tau{number}/") for number, files in of_day.items() for path, text in files.items()}
        )
        table = csv.DictReader(io.StringIO(workshop.build(build_date=day)["data/openness.csv"].decode("utf-8-sig")))
        assert {problem.code for problem in workshop.result.problems} <= {"event_unannounced"}
        for row in table:
            if row["council"].startswith("tau"):
                found.setdefault(int(row["council"].removeprefix("tau")), {})[row["criterion"]] = row["answer"]
    return found


def members(civil: int, state: int, **more: str) -> str:
    """The front matter's members."""
    keys = "".join(f"    {key}: {value}\n" for key, value in more.items())
    lines = [
        f'  - name: "Мүше {number}"\n    role: member\n    side: {side}\n    source_url: "https://tau.example/members"\n{keys}'
        for side, count in (("civil", civil), ("state", state))
        for number in range(1, count + 1)
    ]
    return f"members:\n{''.join(lines)}" if lines else ""


def council(*facts: str, lang: str = "kk") -> dict[str, str]:
    """The council of a mountain that is on no map."""
    lines = "\n".join(facts) or "level: republican"
    level = "" if "level:" in lines else "level: republican\n"
    return {f"councils/tau.{lang}.md": f'---\nname: "Тау кеңесі"\nformed_with: "Тау"\n{level}{lines}\nsources: []\n---\nМәтін.\n'}


def event(day: str, name: str, *facts: str) -> dict[str, str]:
    """An event of the council."""
    return {f"events/tau/{day}-{name}.kk.md": '---\ntitle: "Жиналыс"\n' + "\n".join(facts) + "\n---\n"}


def document(day: str, name: str, *facts: str) -> dict[str, str]:
    """A document of the council."""
    return {f"documents/tau/{day}-{name}.kk.md": '---\ntitle: "Құжат"\n' + "\n".join(facts) + "\n---\nМәтін.\n"}


def news(day: str) -> dict[str, str]:
    """A news item of the council."""
    return {f"news/tau/{day}-item.kk.md": '---\ntitle: "Жаңалық"\n---\nМәтін.\n'}


def question(day: str, registered: str = "", answered: str = "", lang: str = "kk") -> dict[str, str]:
    """A question in Kazakh with its answer."""
    stem = f"tau/{day}-suraqsuraqsu"
    files = {f"questions/{stem}.kk.md": f'---\ntitle: "Сұрақ"\nid: suraqsuraqsu\ntopic: other\n---\nСұрақ {day}?\n'}
    if registered:
        line = f"answered_on: {answered}\n" if answered else ""
        files[f"answers/{stem}.{lang}.md"] = f"---\nregistered_on: {registered}\n{line}---\n{'Жауап.' if answered else ''}\n"
    return files


MEETING = ("kind: meeting", "status: held")
AGENDA = 'agenda:\n  - title: "Жол"\n    files:\n      - {url: "https://tau.example/a.pdf", title: "Жоба"}'
DECIDED = f'{AGENDA}\n    result: "Қабылданды"'
RECOMMENDATION = ("kind: recommendation", 'addressee: "Әкімдік"')
REPLIED = ("outcome: accepted", "signed_by: head")
HEARING = ("kind: hearing", "status: held")
PARTS = "parts: [effects, recommendations, efficiency, acts]"
COMPETITION = ("kind: competition", "apply_by: 2026-05-30", 'apply_to: "kenes@tau.example"', 'postal_address: "Тау, 1"', 'papers_needed: "Өтініш"')
GROUPS = 'commissions:\n  - name: "Төралқа"\n    kind: presidium\n    members: ["Мүше 1"]\n  - name: "Жол"\n    members: ["Мүше 2"]'

CASES = [
    ("A1", "met", council("approved_on: 2025-06-02", members(2, 1)), DAY),
    ("A1", "partly", council(members(2, 1)), DAY),
    ("A1", "not_found", council(), DAY),
    ("A1", "not_found", council("approved_on: 2025-06-02", members(2, 1, until="2026-05-31")), DAY),
    ("A1", "met", council("approved_on: 2025-06-02", members(2, 1, until="2026-06-01")), DAY),
    ("A2", "met", council("term_start: 2023-06-01"), DAY),
    ("A2", "not_found", council("term_start: 2023-05-31"), DAY),
    ("A2", "met", council("term_start: 2024-02-29"), date(2027, 2, 28)),
    ("A2", "not_found", council("term_start: 2024-02-29"), date(2027, 3, 1)),
    ("A2", "not_applicable", council(), DAY),
    ("A3", "met", council(members(2, 1)), DAY),
    ("A3", "partly", council(members(3, 2)), DAY),
    ("A3", "not_applicable", council(), DAY),
    ("A4", "met", council(members(10, 5)), DAY),
    ("A4", "partly", council(members(10, 4)), DAY),
    ("A4", "met", council("body: quasi_public", members(7, 3)), DAY),
    ("A4", "partly", council("body: fund", members(10, 6)), DAY),
    ("A4", "not_applicable", council("level: city", "region: altyn", members(2, 1)), DAY),
    ("A5", "not_applicable", council("term_start: 2023-08-02") | event("2026-05-01", "kon", *COMPETITION), DAY),
    ("A5", "met", council("term_start: 2023-08-01") | event("2026-05-01", "kon", *COMPETITION), DAY),
    ("A5", "partly", council("term_start: 2023-08-01") | event("2026-05-01", "kon", *COMPETITION[:3]), DAY),
    ("A5", "not_found", council("term_start: 2023-08-01"), DAY),
    ("A5", "met", council("term_start: 2023-08-01") | event("2026-06-20", "kon", *COMPETITION, "announced_on: 2026-05-20"), DAY),
    ("A6", "met", council() | document("2019-01-10", "ereje", "kind: regulation"), DAY),
    ("A6", "not_found", council(), DAY),
    ("A7", "met", council(GROUPS), DAY),
    ("A7", "partly", council('commissions:\n  - name: "Жол"'), DAY),
    ("A7", "not_found", council(), DAY),
    ("A8", "met", council("term_start: 2026-02-01\nearlier_terms: [2020-02-01, 2023-02-01]", members(2, 0, since="2023-02-01")), DAY),
    ("A8", "partly", council("term_start: 2026-02-01\nearlier_terms: [2020-02-01, 2023-02-01]", members(2, 0, since="2020-02-01")), DAY),
    ("A8", "not_applicable", council("term_start: 2026-02-01\nearlier_terms: [2020-02-01, 2023-02-01]", members(2, 0)), DAY),
    ("A8", "partly", council("term_start: 2026-02-01\nearlier_terms: [2020-02-01, 2023-02-01]", members(2, 0, since="2020-02-10")), DAY),
    ("A8", "not_applicable", council("term_start: 2026-02-01\nearlier_terms: [2023-02-01]", members(2, 0, since="2020-02-01")), DAY),
    ("B1", "met", council() | event("2026-06-01", "m", *MEETING, AGENDA), DAY),
    ("B1", "partly", council() | event("2025-06-02", "m", *MEETING, AGENDA) | event("2026-05-01", "m", *MEETING), DAY),
    ("B1", "not_found", council() | event("2026-05-01", "m", *MEETING), DAY),
    ("B1", "not_applicable", council() | event("2025-06-01", "m", *MEETING), DAY),
    ("B1", "not_applicable", council() | event("2026-05-01", "m", "kind: meeting", "status: cancelled"), DAY),
    ("B1", "not_applicable", council() | event("2026-06-02", "m", "kind: meeting", "announced_on: 2026-05-20"), DAY),
    ("B2", "met", council() | event("2026-05-02", "m", *MEETING, AGENDA, "agenda_published_on: 2026-05-01"), DAY),
    ("B2", "not_found", council() | event("2026-05-02", "m", *MEETING, AGENDA, "agenda_published_on: 2026-05-02"), DAY),
    ("B2", "not_applicable", council() | event("2026-05-02", "m", *MEETING), DAY),
    ("B3", "met", council() | event("2026-05-02", "m", *MEETING, DECIDED), DAY),
    ("B3", "met", council() | event("2026-05-02", "m", *MEETING) | document("2026-05-05", "p", "kind: minutes", "event: tau/2026-05-02-m"), DAY),
    ("B3", "not_found", council() | event("2026-05-02", "m", *MEETING, AGENDA) | document("2026-05-05", "p", "kind: minutes"), DAY),
    ("B3", "not_applicable", council() | event("2026-05-02", "m", "kind: meeting", DECIDED), DAY),
    ("B4", "met", council(members(2, 1)) | event("2026-05-02", "m", *MEETING, "members_present: 2"), DAY),
    ("B4", "not_found", council(members(3, 1)) | event("2026-05-02", "m", *MEETING, "members_present: 2"), DAY),
    ("B4", "not_applicable", council(members(3, 1)) | event("2026-05-02", "m", *MEETING, "present: 40"), DAY),
    ("B5", "met", council() | event("2026-05-02", "m", *MEETING, 'venue: "Зал"'), DAY),
    ("B5", "met", council() | event("2026-05-02", "m", *MEETING, "online: https://tau.example/live"), DAY),
    ("B5", "not_found", council() | event("2026-05-02", "m", *MEETING), DAY),
    (
        "B6",
        "met",
        council()
        | event("2026-05-02", "r", "kind: report_hearing", "status: held", "present: 30", 'venue: "Зал"', AGENDA)
        | document("2026-05-02", "p", "kind: minutes", "event: tau/2026-05-02-r")
        | document("2026-05-02", "d", "kind: decision", "event: tau/2026-05-02-r", "parts: [assessment, recommendations, proposals]"),
        DAY,
    ),
    ("B6", "not_found", council() | event("2026-05-02", "r", "kind: report_hearing", "status: held", "present: 30", 'venue: "Зал"', AGENDA), DAY),
    ("B6", "not_applicable", council() | event("2026-05-02", "m", *MEETING), DAY),
    ("C1", "met", council() | document("2025-06-02", "u", *RECOMMENDATION), DAY),
    ("C1", "not_applicable", council() | document("2025-06-01", "u", *RECOMMENDATION), DAY),
    ("C1", "not_found", council() | event("2026-05-02", "h", *HEARING), DAY),
    ("C2", "met", council() | document("2026-01-30", "u", *RECOMMENDATION, "sent_on: 2026-01-31", "replied_on: 2026-03-20", *REPLIED), DAY),
    ("C2", "not_found", council() | document("2026-01-30", "u", *RECOMMENDATION, "sent_on: 2026-01-31"), date(2026, 3, 3)),
    ("C2", "not_applicable", council() | document("2026-01-30", "u", *RECOMMENDATION, "sent_on: 2026-01-31"), date(2026, 3, 2)),
    ("C2", "not_applicable", council() | document("2026-01-30", "u", *RECOMMENDATION), DAY),
    ("C2", "not_applicable", council() | document("2026-05-19", "u", *RECOMMENDATION, "sent_on: 2026-05-20", "replied_on: 2026-05-25", *REPLIED), DAY),
    ("C1", "not_applicable", council() | event("2026-05-02", "h", "kind: hearing"), DAY),
    ("C3", "met", council() | document("2026-01-30", "u", *RECOMMENDATION, "sent_on: 2026-01-31", "replied_on: 2026-03-02", *REPLIED), DAY),
    ("C3", "not_found", council() | document("2026-01-30", "u", *RECOMMENDATION, "sent_on: 2026-01-31", "replied_on: 2026-03-03", *REPLIED), DAY),
    ("C3", "met", council() | document("2028-01-28", "u", *RECOMMENDATION, "sent_on: 2028-01-31", "replied_on: 2028-02-29", *REPLIED), date(2028, 6, 1)),
    ("C3", "not_found", council() | document("2028-01-28", "u", *RECOMMENDATION, "sent_on: 2028-01-31", "replied_on: 2028-03-01", *REPLIED), date(2028, 6, 1)),
    ("C3", "not_found", council() | document("2026-04-01", "u", *RECOMMENDATION, "sent_on: 2026-04-01"), date(2026, 5, 5)),
    ("C4", "met", council() | document("2026-01-30", "u", *RECOMMENDATION, "sent_on: 2026-01-31", "replied_on: 2026-02-03", *REPLIED), DAY),
    (
        "C4",
        "not_found",
        council() | document("2026-01-30", "u", *RECOMMENDATION, "sent_on: 2026-01-31", "replied_on: 2026-02-03", "outcome: partly", "signed_by: other"),
        DAY,
    ),
    ("C4", "not_applicable", council() | document("2026-01-30", "u", *RECOMMENDATION, "sent_on: 2026-01-31"), DAY),
    (
        "C5",
        "met",
        council() | document("2026-01-30", "u", *RECOMMENDATION, "sent_on: 2026-01-31", "replied_on: 2026-02-03", *REPLIED, 'reply: "Жөндейміз"'),
        DAY,
    ),
    (
        "C5",
        "not_found",
        council()
        | document("2026-01-30", "a", *RECOMMENDATION, "sent_on: 2026-01-31", "replied_on: 2026-02-03", *REPLIED, 'reply: "Қаралды"')
        | document("2026-01-30", "b", *RECOMMENDATION, "sent_on: 2026-01-31", "replied_on: 2026-02-03", *REPLIED, 'reply: "Қаралды"'),
        DAY,
    ),
    ("D1", "met", council() | event("2026-05-20", "h", *HEARING, "announced_on: 2026-05-10"), DAY),
    ("D1", "not_found", council() | event("2026-05-20", "h", *HEARING, "announced_on: 2026-05-11"), DAY),
    ("D1", "not_found", council() | event("2026-05-20", "h", *HEARING), DAY),
    ("D1", "not_applicable", council("body: fund") | event("2026-05-20", "h", *HEARING), DAY),
    ("D1", "not_applicable", council(), DAY),
    (
        "D2",
        "met",
        council() | event("2026-03-10", "h", *HEARING, 'drafts:\n  - title: "Жоба"\n    url: https://tau.example/d\n    published_on: 2026-02-28'),
        DAY,
    ),
    (
        "D2",
        "not_found",
        council() | event("2026-03-10", "h", *HEARING, 'drafts:\n  - title: "Жоба"\n    url: https://tau.example/d\n    published_on: 2026-03-01'),
        DAY,
    ),
    (
        "D3",
        "met",
        council()
        | event("2026-05-20", "h", *HEARING)
        | document("2026-05-25", "q", "kind: final_protocol", "event: tau/2026-05-20-h", 'grounds: "Көпшілік қолдады"'),
        DAY,
    ),
    ("D3", "partly", council() | event("2026-05-20", "h", *HEARING) | document("2026-05-25", "q", "kind: final_protocol", "event: tau/2026-05-20-h"), DAY),
    ("D3", "not_found", council() | event("2026-05-20", "h", *HEARING), DAY),
    ("D3", "not_applicable", council() | event("2026-05-20", "h", "kind: hearing"), DAY),
    ("D4", "met", council() | document("2026-05-20", "m", "kind: monitoring", PARTS), DAY),
    ("D4", "partly", council() | document("2026-05-20", "m", "kind: monitoring", "parts: [effects]"), DAY),
    ("D4", "not_found", council() | document("2026-05-20", "m", "kind: monitoring"), DAY),
    ("D4", "not_applicable", council() | document("2025-05-20", "m", "kind: monitoring"), DAY),
    ("D5", "met", council() | document("2026-02-20", "m", "kind: monitoring"), DAY),
    (
        "D5",
        "not_found",
        council()
        | document("2026-02-20", "m", "kind: monitoring")
        | document("2026-02-20", "u", *RECOMMENDATION, "sent_on: 2026-02-20", "follows: tau/2026-02-20-m"),
        DAY,
    ),
    ("D5", "not_applicable", council(), DAY),
    (
        "D6",
        "met",
        council() | document("2026-02-01", "n", "kind: mandate") | document("2026-02-20", "s", "kind: expertise", "follows: tau/2026-02-01-n"),
        DAY,
    ),
    ("D6", "not_found", council() | document("2026-02-20", "s", "kind: expertise"), DAY),
    ("D6", "not_applicable", council("body: fund") | document("2026-02-20", "s", "kind: expertise"), DAY),
    ("E1", "met", council() | news("2025-01-01") | news("2025-12-31"), DAY),
    ("E1", "partly", council() | news("2025-12-31") | news("2026-01-01"), DAY),
    ("E1", "not_found", council() | news("2026-01-01"), DAY),
    ("E1", "not_found", council("term_start: 2025-01-01"), DAY),
    ("E1", "not_applicable", council("term_start: 2025-01-02"), DAY),
    ("E1", "not_found", council("term_start: 2025-01-02\nearlier_terms: [2022-01-02]"), DAY),
    ("E2", "met", council() | document("2026-03-01", "e", "kind: annual_report", "year: 2025"), DAY),
    ("E2", "not_found", council() | document("2025-03-01", "e", "kind: annual_report", "year: 2024"), DAY),
    ("E2", "not_applicable", council("term_start: 2026-01-02"), DAY),
    ("E3", "met", council() | document("2026-01-10", "j", "kind: plan", "year: 2026"), DAY),
    ("E3", "not_found", council() | document("2025-01-10", "j", "kind: plan", "year: 2025"), DAY),
    ("F1", "met", council() | question("2026-05-01", "2026-05-04", "2026-05-28"), DAY),
    ("F1", "not_found", council() | question("2026-05-01", "2026-05-04", "2026-05-29"), DAY),
    ("F1", "not_applicable", council() | question("2026-05-28", "2026-05-29"), DAY),
    ("F1", "not_found", council() | question("2026-05-04"), DAY),
    ("F1", "met", council() | question("2025-06-02", "2025-06-03", "2025-06-10"), DAY),
    ("F1", "not_applicable", council() | question("2025-06-01", "2025-06-03", "2025-06-10"), DAY),
    ("F1", "not_applicable", council(), DAY),
    ("F2", "met", council() | question("2026-05-01", "2026-05-04", "2026-05-20"), DAY),
    ("F2", "not_found", council() | question("2026-05-01", "2026-05-04", "2026-05-20", lang="ru"), DAY),
    ("F2", "not_applicable", council() | question("2026-05-01", "2026-05-04"), DAY),
    ("G1", "met", council(), DAY),
    ("G1", "not_found", council(lang="ru"), DAY),
    ("G1", "partly", council(lang="ru") | {"councils/tau.kk.md": '---\nname: "Тау кеңесі"\nformed_with: "Тау"\n---\n'}, DAY),
    ("G2", "not_found", council(), DAY),
    ("G2", "met", council(lang="ru"), DAY),
    ("G3", "not_found", council(), DAY),
]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[f"{case[0]}-{case[1]}-{number}" for number, case in enumerate(CASES)])
def test_a_criterion_is_answered(answers: dict[int, dict[str, str]], number: int) -> None:
    criterion, answer, *_ = CASES[number]

    assert answers[number][criterion] == answer


def test_every_criterion_has_its_cases(answers: dict[int, dict[str, str]]) -> None:
    assert {case[0] for case in CASES} == set(answers[0])
