"""Contributions to discussions come through the same door as questions: exports in, files on branches out, each submission once."""

import json
import random
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.commands.setup import load
from plugins.intake.tables import Unreadable
from plugins.model import ZONE
from plugins.model.form import SERVICES
from tests.intake.door import EXPORTS, Desk
from tests.intake.form_service import form_service
from tests.intake.test_delivery import Forge, forge, git
from tests.intake.test_exports import identity
from tests.intake.test_workflow import export_of
from tests.workshop import ROOT, run_pelican

__all__ = ["forge"]

PARK = "aydyn/2026-05-10-park"
FOLDER = f"contributions/{PARK}"
BUDGET = "bayram/2026-05-01-budget"


def said(folder: Path, *submissions: dict[str, object], name: str = "export.json") -> Path:
    """An export of contributions to the discussion of the park."""
    some = {"discussion": PARK, "text": "Нужны скамейки."}
    whole = [{**some, "time": f"2026-05-20 09:00:{number:02}", **submission} for number, submission in enumerate(submissions)]
    path = folder / name
    path.write_text(json.dumps(whole))
    return path


def one(desk: Desk, folder: Path, **answers: object) -> str:
    """The file that some answers give."""
    (text,) = desk.take(said(folder, answers), form="table-discussions").files.values()
    return text


def test_a_contribution_becomes_a_file_in_the_folder_of_its_discussion(desk: Desk, tmp_path: Path) -> None:
    taken = desk.take(said(tmp_path, {"id": "1", "name": "Сынақ Тұрғын", "publish_name": "да", "title": "Скамейки"}), form="table-discussions")

    ((path, text),) = taken.files.items()
    assert path == f"{FOLDER}/2026-05-20-{identity(path)}.ru.md"
    assert text == f'---\nid: {identity(path)}\nname: "Сынақ Тұрғын"\n---\n\nСкамейки\n\nНужны скамейки.\n'
    assert "0 new" in desk.take(said(tmp_path, {"id": "1"}), form="table-discussions").said


@pytest.mark.parametrize("named", [PARK, f"https://kenes.example/ru/discussions/{PARK}/", f"/discussions/{PARK}/#2026-05-12-lampalampala", f" {PARK} "])
def test_a_discussion_is_known_by_its_name_or_the_address_of_its_page(desk: Desk, tmp_path: Path, named: str) -> None:
    assert one(desk, tmp_path, discussion=named).startswith("---\nid: ")


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"discussion": "aydyn/2026-05-10-parks"}, "the discussion is none of this site's"),
        ({"discussion": "../aydyn"}, "the discussion is none of this site's"),
        ({"discussion": ["x"]}, "the discussion is none of this site's"),
        ({"time": "2026-05-09 23:59"}, f"the discussion {PARK} took no contributions on 2026-05-09"),
        ({"text": " \n"}, "the text is empty"),
        ({"text": "Живу: ул. Тестовая, д. 1, кв. 2"}, "a person has to look at it"),
        ({"website": "https://evil.example"}, "a field that people do not see"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(desk: Desk, tmp_path: Path, answers: dict[str, object], why: str) -> None:
    taken = desk.take(said(tmp_path, answers), form="table-discussions")

    assert (taken.files, taken.status) == ({}, 3)
    assert why in taken.said


def test_what_came_after_the_close_is_refused_and_what_came_before_is_taken_up_later(desk: Desk, tmp_path: Path) -> None:
    desk.workshop.put({f"conclusions/{PARK}.ru.md": "---\nclosed_on: 2026-05-21\n---\nИтог.\n"})

    taken = desk.take(said(tmp_path, {"time": "2026-05-21 10:00"}, {"time": "2026-05-22 10:00", "text": "Поздно"}), form="table-discussions")

    assert [path.rpartition("-")[0] for path in taken.files] == [f"{FOLDER}/2026-05-21"]
    assert "took no contributions on 2026-05-22" in taken.said


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"reply_to": "lampalampala"}, "reply_to: lampalampala\n"),
        ({"reply_to": "otvetotvetot"}, "reply_to: lampalampala\n"),
        ({"reply_to": f"/discussions/{PARK}/#2026-05-12-lampalampala"}, "reply_to: lampalampala\n"),
        ({"reply_to": "nothinghereee"}, ""),
        ({"by": "Организация", "organisation": "ОО «Үлгі»", "publish_name": True}, 'by: ngo\norganisation: "ОО «Үлгі»"\n'),
        ({"by": "ұйым", "organisation": "ОО «Үлгі»"}, "by: ngo\n"),
        ({"by": "Организация", "organisation": "звоните 87000000001", "publish_name": True}, "by: ngo\n"),
        ({"by": "член совета", "organisation": "Маслихат", "name": "Сынақ Мүше", "publish_name": "да"}, 'name: "Сынақ Мүше"\n'),
        ({"by": "житель", "organisation": "ОО «Үлгі»", "publish_name": "да"}, ""),
    ],
)
def test_replies_stand_one_level_deep_and_nobody_becomes_a_member_by_saying_so(desk: Desk, tmp_path: Path, answers: dict[str, object], told: str) -> None:
    text = one(desk, tmp_path, **answers)

    assert text.partition("\n---\n")[0].partition("\n")[2].partition("\n")[2] + "\n" == (told or "\n")
    desk.workshop.build()
    assert desk.workshop.result.problems == []


def test_private_numbers_are_masked_advertising_is_held_and_repeats_are_told(desk: Desk, tmp_path: Path) -> None:
    taken = desk.take(
        said(tmp_path, {"text": "Мой ИИН 991231500006"}, {"text": "Купите диплом"}, {"text": "Сколько фонарей нужно, по-вашему?"}), form="table-discussions"
    )

    assert "[скрыто: ИИН]" in "".join(taken.files.values())
    assert sum('hold: "spam"' in text for text in taken.files.values()) == 1
    assert "the same text as contributions/aydyn/2026-05-10-park/2026-05-15-otvetotvetot.ru.md" in taken.said


def test_a_name_that_leads_elsewhere_is_left_out_and_its_contribution_held(desk: Desk, tmp_path: Path) -> None:
    text = one(desk, tmp_path, name="Пишите https://t.me/tailor_shop", publish_name="да")

    assert "name:" not in text
    assert 'hold: "spam"' in text


def test_a_form_of_questions_does_not_take_contributions_and_the_other_way_round(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No column of the file holds the council"):
        desk.take(said(tmp_path, {}), form="table")
    with pytest.raises(Unreadable, match="No column of the file holds the discussion"):
        desk.take(EXPORTS / "google.csv", form="google-discussions")


@pytest.mark.parametrize("service", sorted(set(SERVICES) - {"github"}))
def test_every_service_brings_contributions(desk: Desk, tmp_path: Path, service: str) -> None:
    times = dict.fromkeys(("Отметка времени", "Submitted at", "_date", "_submission_time", "Submission date", "time"), "2026-05-20T05:00:00Z")
    (tmp_path / "export.json").write_text(json.dumps([{**times, "Обсуждение": PARK, "Ваше мнение": "Да."}]))

    (path,) = desk.take(tmp_path / "export.json", form=f"{service}-discussions").files

    assert path.startswith(f"{FOLDER}/2026-05-20-")


def test_the_issue_form_asks_what_intake_reads(desk: Desk, tmp_path: Path) -> None:
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "contribution.yml").read_text()
    labels = [line.split(": ", 1)[1] for line in form.splitlines() if line.strip().startswith("label: ") and "- label" not in line]
    answers = {"Обсуждение": PARK, "Ответ на": "lampalampala", "Ваше мнение": "Да.\n\n### Имя\n\nИ ещё.", "От кого": "организация", "Организация": "ОО «Үлгі»"}
    boxes = {"Публиковать имя": "- [X] Да", "Согласие": "- [X] Согласен · Келісемін"}
    body = "\n\n".join(f"### {label}\n\n{(answers | boxes).get(label, '_No response_')}" for label in labels)
    issue = {"number": 1, "created_at": "2026-05-20T05:15:30Z", "body": body, "labels": [{"name": "contribution"}]}

    export, name = export_of({"issue": issue}, tmp_path)
    (text,) = desk.take(export, form=name).files.values()

    assert text.partition("\n")[2].partition("\n")[2] == ('reply_to: lampalampala\nby: ngo\norganisation: "ОО «Үлгі»"\n---\n\nДа.\n\n### Имя\n\nИ ещё.\n')
    assert any(form.name == name and form.takes == "contributions" for form in load("pelicanconf.py").forms)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=12), st.randoms(use_true_random=False), st.integers(1, 3))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_exports_and_no_repetition_changes_the_contributions(
    desk: Desk, tmp_path: Path, sent: list[tuple[int, int]], chance: random.Random, exports: int
) -> None:
    submissions: list[dict[str, object]] = [
        {"id": f"{person}/{number}", "time": f"2026-05-2{person} 10:00", "text": f"Мнение {person}, {number}"} for person, number in sent
    ]

    def taken(rows: list[dict[str, object]], parts: int) -> dict[str, str]:
        for path in set(desk.questions()) - desk.before:
            (desk.workshop.content / path).unlink()
        files = [said(tmp_path, *rows[part::parts], name=f"{part}.json") for part in range(parts)]
        for file in files:
            desk.take(file, form="table-discussions")
        return desk.take(*files, form="table-discussions").files

    first = taken(submissions, 1)
    again = [*submissions, *chance.sample(submissions, len(submissions) // 2)]
    chance.shuffle(again)

    assert taken(again, exports) == first
    assert len(first) == len(set(sent))


def test_a_pull_request_holds_a_days_contributions_to_a_discussion(desk: Desk, forge: Forge, tmp_path: Path) -> None:
    forge.put({f"discussions/{BUDGET}.ru.md": '---\ntitle: "Бюджет"\n---\nЧто?\n'})
    rows = [
        {"id": "1"},
        {"id": "2", "text": "А ещё урны."},
        {"id": "3", "discussion": BUDGET},
        {"id": "4", "time": "2026-05-21 09:00", "text": "И кафе.", "by": "член совета"},
    ]

    taken = desk.take(said(tmp_path, *rows), form="table-discussions", pull_request=True)

    proposed = sorted(sorted(path.rpartition("-")[0] for path in forge.files(branch)) for branch in forge.branches())
    assert proposed == [
        [f"{FOLDER}/2026-05-20"] * 2,
        [f"{FOLDER}/2026-05-21"],
        [f"contributions/{BUDGET}/2026-05-20"],
    ]
    assert taken.said.count("is pushed. Open the pull request") == 3
    titles = git(forge.bare, "log", "--all", "--format=%s")
    assert f"Contributions to {PARK} of 2026-05-20: 2" in titles
    assert "0 new" in desk.take(said(tmp_path, *rows), form="table-discussions", pull_request=True).said
    assert len(forge.branches()) == 3


def test_a_discussion_goes_from_the_form_to_its_page_and_its_feed(desk: Desk, forge: Forge, tmp_path: Path) -> None:
    """A real form, its export, a branch of a real remote, merged; Pelican; a real reader of feeds."""
    open_ones = {f"discussions/{PARK}.ru.md": "Парк", f"discussions/{BUDGET}.ru.md": "Бюджет"}
    forge.put({path: f'---\ntitle: "{title}"\n---\nЧто?\n' for path, title in open_ones.items()} | {f"discussions/{PARK}.kk.md": None})
    answers = {"Ваше мнение": "Нужна <b>сцена</b>.\n\nЗвоните: +7 700 000 00 01", "Имя": "Сынақ Тұрғын", "Публиковать имя": True}
    with form_service(tmp_path, "contributions") as service:
        service.ask(**{"Обсуждение": PARK, "Ответ на": "lampalampala"}, **answers)
        service.ask(**{"Обсуждение": BUDGET, "Ваше мнение": "Көбірек.", "От кого": "организация", "Организация": "ОО «Сынақ»"})
        (tmp_path / "export.csv").write_bytes(service.export("csv"))
    desk.take(tmp_path / "export.csv", form="wagtail-discussions", pull_request=True)

    for branch in forge.branches():
        forge.merge(branch)
    output = run_pelican(desk.workshop.content.parent, build_date=str(datetime.now(ZONE).date()))

    assert len(forge.branches()) == 2
    page = output[f"ru/discussions/{PARK}/index.html"].decode()
    assert page.index("lampalampala") < page.index("Нужна &lt;b&gt;сцена&lt;/b&gt;.") < page.index("agashagashag")
    assert "Сынақ Тұрғын" in page
    assert "· организация" in output[f"ru/discussions/{BUDGET}/index.html"].decode()
    assert not any(b"700 000 00 01" in data or "ОО «Сынақ»".encode() in data for data in output.values())
    for kind in ("atom", "rss"):
        feed = feedparser.parse(output[f"ru/feeds/discussions/topics/{PARK}.{kind}.xml"])
        assert not feed.bozo
        assert sum("сцена" in str(entry) for entry in feed.entries) == 1
