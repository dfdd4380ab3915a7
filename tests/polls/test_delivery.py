"""From the organiser's list through tokens, ballots in real export formats, the tally and a pull request to a voter who finds their ballot in a browser."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from plugins.commands.__main__ import parser
from plugins.commands.poll import find, recount
from plugins.model import ZONE
from plugins.model.form import Form
from tests.browser import FLAGS, chromium
from tests.intake.form_service import form_service
from tests.intake.test_delivery import WHO, Forge, git
from tests.polls.door import ITEM, OVER, Booth, written
from tests.test_feeds import served
from tests.workshop import put

BRANCH = ITEM.replace("polls/", "poll/", 1)
CHOICES = ("Парк, большой", "Школа", "Парк, большой", "Дорога")
MOMENTS = [datetime(2026, 5, 3, 10, number, 30, tzinfo=ZONE) for number in range(4)]


def google(tokens: list[str]) -> str:
    """The responses sheet: local time, no ids."""
    rows = [f'{time:%d.%m.%Y %H:%M:%S},"{choice}",{token}' for time, choice, token in zip(MOMENTS, CHOICES, tokens, strict=False)]
    return "\n".join(["Отметка времени,Что построить?,Ваш код", *rows])


def tally(tokens: list[str]) -> str:
    """Newest first, all quoted, in UTC without saying so."""
    rows = [
        f'"s{number}","r{number}","{time - timedelta(hours=5):%Y-%m-%d %H:%M:%S}","{choice}","{token}"'
        for number, (time, choice, token) in enumerate(zip(MOMENTS, CHOICES, tokens, strict=False))
    ]
    return "\n".join(['"Submission ID","Respondent ID","Submitted at","Что построить?","Ваш код"', *reversed(rows)])


def tally_json(tokens: list[str]) -> str:
    """Bodies of webhook calls, one of them delivered twice: choices are ids explained by options."""
    options = [{"id": f"o{number}", "text": text} for number, text in enumerate(dict.fromkeys(CHOICES))]
    ids = {option["text"]: option["id"] for option in options}
    calls = [
        {
            "eventType": "FORM_RESPONSE",
            "data": {
                "submissionId": f"s{number}",
                "createdAt": (time - timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                "fields": [
                    {"label": "Что построить?", "type": "MULTIPLE_CHOICE", "value": [ids[choice]], "options": options},
                    {"label": "Ваш код", "type": "INPUT_TEXT", "value": token},
                ],
            },
        }
        for number, (time, choice, token) in enumerate(zip(MOMENTS, CHOICES, tokens, strict=False))
    ]
    return json.dumps([*calls, calls[0]], ensure_ascii=False)


@pytest.fixture
def forge(booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forge:
    """A remote with the content, and no program that opens pull requests."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PATH", os.pathsep.join(folder for folder in os.environ["PATH"].split(os.pathsep) if not Path(folder, "gh").exists()))
    return Forge(booth, tmp_path)  # type: ignore[arg-type]


def publish_list(forge: Forge) -> None:
    """Bring the poll and its list of voters to the remote."""
    git(forge.clone, "add", ".")
    git(forge.clone, "commit", "--quiet", "-m", "A poll")
    git(forge.clone, "push", "--quiet", "origin", "main")


def told(page: Page, token: str) -> str:
    """What the poll's page says of a token."""
    page.get_by_label("Ваш код").fill(token)
    page.get_by_role("button", name="Проверить").click()
    page.locator(".own-ballot output:not(:empty)").wait_for()
    return page.locator(".own-ballot output").inner_text()


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize(("form", "export"), [("google", google), ("tally", tally), ("tally", tally_json)])
def test_a_poll_goes_from_the_list_of_voters_to_a_voter_who_finds_their_ballot(booth: Booth, forge: Forge, form: str, export: object) -> None:
    made = booth.open(form=form)
    publish_list(forge)
    ending = "json" if export is tally_json else "csv"
    put(booth.folder, {f"ballots.{ending}": export(made)})  # type: ignore[operator]

    said = booth.tally(booth.folder / f"ballots.{ending}", pull_request=True)

    assert f"{BRANCH} is pushed" in said
    assert forge.files(BRANCH) == [f"{ITEM}.result.json"]
    assert git(forge.clone, "status", "--porcelain") == ""
    told_by_git = git(forge.bare, "log", "--all", "-p")
    assert not any(token in told_by_git for token in made)
    forge.merge(BRANCH)
    assert recount(booth.result) == 0
    booth.workshop.build(build_date=OVER)
    assert not any(problem.path.startswith("polls/") for problem in booth.workshop.result.problems)
    with (
        served(booth.workshop.settings.output) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium(), args=FLAGS) as browser,
    ):
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
        page.goto(f"{address}/ru/{ITEM}/")
        assert "Ваш голос учтён так: Парк, большой" in told(page, f" {made[0].lower().replace('-', ' ')} ")
        assert "Код есть в списке голосующих. По этому коду голос не учтён." in told_of(page, made[4])
        assert "Кода нет в списке голосующих." in told_of(page, "ABCDE" * 4)
        assert "Это не код" in told_of(page, "991231500006")
        assert all(url.startswith(address) and made[0] not in url for url in asked)


def told_of(page: Page, token: str) -> str:
    """The same, after something else was said."""
    before = page.locator(".own-ballot output").inner_text()
    page.get_by_label("Ваш код").fill(token)
    page.get_by_role("button", name="Проверить").click()
    page.locator(".own-ballot output").filter(has_not_text=before).wait_for()
    return page.locator(".own-ballot output").inner_text()


@pytest.mark.xdist_group("browser")
def test_without_javascript_the_page_names_the_command(booth: Booth) -> None:
    booth.open()
    booth.workshop.build()
    with (
        served(booth.workshop.settings.output) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium(), args=FLAGS) as browser,
    ):
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{address}/ru/{ITEM}/")
        assert page.get_by_text("kenes poll find").is_visible()
        assert not page.get_by_label("Ваш код").is_visible()


def test_ballots_of_a_real_form_service_are_counted(booth: Booth, tmp_path: Path) -> None:
    today = datetime.now(ZONE).date()
    form = Form(name="wagtail", service="wagtail", columns=(("token", "Заголовок"), ("choice", "Ваш вопрос")))
    object.__setattr__(booth.workshop.settings, "forms", (form,))
    object.__setattr__(booth.workshop.settings, "build_date", today - timedelta(days=1))
    made = booth.open(form="wagtail", opens=today, closes=today + timedelta(days=1))
    with form_service(tmp_path) as service:
        for token, choice in ((made[0], "Школа"), (made[1], "Дорога"), (made[0], "Парк, большой"), ("A" * 20, "Школа")):
            service.ask(**{"Совет": "aydyn", "Тема": "other", "Заголовок": token, "Ваш вопрос": choice, "Имя": "Тест"})
        put(tmp_path, {f"export.{kind}": service.export(kind) for kind in ("csv", "xlsx")})  # type: ignore[arg-type]

    for kind in ("csv", "xlsx"):
        said = booth.tally(tmp_path / f"export.{kind}", day=today + timedelta(days=2))
        assert "4 ballots, 2 counted" in said
        assert "unknown 1" in said
        assert "repeated 1" in said


def test_a_voter_finds_their_ballot_by_command(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    made = booth.open()
    booth.tally(booth.export([("2026-05-03", made[0], "Школа")]))
    said = parser().parse_args(["poll", "find", str(booth.result)])

    for token, status, words in ((made[0], 0, "Counted as: school"), (made[1], 1, "No ballot of this token")):
        monkeypatch.setattr("plugins.commands.poll.getpass", lambda _, token=token: token)
        assert said.run(said) == status == find(booth.result)
        assert words in booth.capfd.readouterr().out


def test_the_link_to_the_form_carries_the_poll(booth: Booth) -> None:
    form = Form(name="table", service="table", address="https://forms.example/1", prefill=(("poll", "{poll}"), ("c", "{slug}")))
    object.__setattr__(booth.workshop.settings, "forms", (form,))
    booth.workshop.put({f"{ITEM}.ru.md": written(opens="2026-05-01")})

    page = booth.workshop.build()[f"ru/{ITEM}/index.html"].decode()

    assert "https://forms.example/1?poll=aydyn%2F2026-05-01-build&amp;c=aydyn" in page
