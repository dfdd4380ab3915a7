"""The filter of questions, which joins what the pages give one by one."""

from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from plugins.engine.settings import Settings
from tests.browser import FLAGS, chromium
from tests.test_feeds import served
from tests.workshop import Workshop


def question(number: int) -> tuple[str, str]:
    """Path and text of a question about roads or parks, of one month of a year."""
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    id_ = f"aaaaaaaaaa{letters[number // 32]}{letters[number % 32]}"
    day = f"2025-{number % 12 + 1:02}-{number // 12 + 1:02}"
    topic = "roads" if number % 10 else "environment"
    return f"questions/aydyn/{day}-{id_}.ru.md", f'---\nid: {id_}\ntopic: {topic}\ntitle: "Вопрос {number}?"\n---\nТекст.\n'


@pytest.mark.xdist_group("browser")
def test_it_asks_for_older_months_until_there_is_enough_to_show(tmp_path: Path, settings: Settings) -> None:
    workshop = Workshop(tmp_path, settings)
    workshop.put(dict(map(question, range(240))))
    workshop.build()
    with (
        served(workshop.settings.output) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium(), args=FLAGS) as browser,
    ):
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if request.url.endswith("list.json") else None)
        page.goto(f"{address}/ru/questions/index.html")
        status, shown = page.get_by_role("status"), page.locator("nav.filters .cards > li")

        page.select_option("select[name=topic]", "roads")
        expect(shown).to_have_count(100)
        expect(status).to_have_text("Найдено: 100+")
        assert f"{address}/ru/questions/2025/01/list.json" not in asked

        page.get_by_role("button", name="Показать более ранние").click()
        expect(shown).to_have_count(200)
        page.get_by_role("button", name="Показать более ранние").click()
        expect(status).to_have_text("Найдено: 217")
        expect(page.get_by_role("button", name="Показать более ранние")).to_be_hidden()

        page.select_option("select[name=topic]", "environment")
        page.select_option("select[name=state]", "unregistered")
        expect(status).to_have_text("Найдено: 24")
        assert len(asked) == len(set(asked)) == 14

        page.reload()
        page.route("**/list.json", lambda route: route.abort())
        expect(page.locator("summary", has_text="По темам")).to_be_hidden()
        page.select_option("select[name=topic]", "roads")
        expect(page.locator("summary", has_text="По темам")).to_be_visible()
