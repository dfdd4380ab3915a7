"""One page of each template in each language, on a phone and on a desk, light and dark: accessible, fitting, silent."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, sync_playwright

from plugins.engine.settings import Settings
from tests.browser import FLAGS, chromium
from tests.test_feeds import served
from tests.workshop import Workshop

TEMPLATES = {
    "openness": "openness/",
    "openness methodology": "openness/methodology/",
    "openness card": "councils/aydyn/openness/",
    "home": "",
    "councils": "councils/",
    "council": "councils/aydyn/",
    "year": "councils/aydyn/news/2026/",
    "regions": "regions/",
    "region": "regions/altyn/",
    "news": "news/",
    "month": "news/2026/03/",
    "item": "news/aydyn/2026-03-01-meeting/",
    "page": "about/",
    "events": "events/",
    "events of a month": "events/2026/03/",
    "events of a council": "councils/aydyn/events/2026/",
    "event": "events/aydyn/2026-03-12-meeting/",
    "documents": "documents/",
    "documents of a council": "councils/aydyn/documents/",
    "replies": "documents/replies/",
    "document": "documents/aydyn/2026-02-10-roads/",
    "polls": "polls/",
    "polls of a council": "councils/aydyn/polls/",
    "poll with a result": "polls/aydyn/2026-04-01-square/",
    "open poll": "polls/aydyn/2026-05-02-open/",
    "open data": "data/",
    "questions": "questions/",
    "questions of a state": "questions/state/answered/",
    "questions of a month": "questions/state/answered/2026/03/",
    "question": "questions/aydyn/2026-03-05-mostmostmost/",
    "questions of a council": "councils/aydyn/questions/",
    "what waits": "questions/waiting/",
    "what waits for a council": "councils/aydyn/questions/waiting/",
    "how councils answer": "questions/councils/",
    "hidden question": "questions/aydyn/2026-03-06-hiddenhidden/",
    "discussions": "discussions/",
    "discussions of a council": "councils/aydyn/discussions/",
    "open discussion": "discussions/aydyn/2026-05-10-park/",
    "closed discussion": "discussions/aydyn/2026-03-01-water/",
    "ask": "ask/",
    "ask a council": "councils/aydyn/ask/",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 800}}


def poll(*options: str, facts: str = "") -> str:
    """A poll's file in any language."""
    return f'---\ntitle: "What to do?"\nwhy: "w"\nuse: "u"\n{facts}options:\n' + "".join(f'  {name}: "Option {name}"\n' for name in options) + "---\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[str]:
    """The fictitious site, each of whose pages is there in all languages; its address."""
    workshop = Workshop(tmp_path_factory.mktemp("site"), settings)
    long = "\n\n".join(f"## Section {number}\n\n{'Word, слово, сөз. ' * 200}\n\n| a | b |\n|---|--:|\n| 1 | 2 |" for number in range(4))
    workshop.put(
        {
            "councils/aydyn.en.md": f'---\nname: "Public council of Aydyn"\nformed_with: "Maslikhat of Aydyn"\n---\n{long}\n',
            "news/aydyn/2026-03-01-meeting.en.md": f'---\ntitle: "The council met"\n---\n{long}\n\nA note[^1].\n\n[^1]: The note.\n',
            "pages/about.en.md": f'---\ntitle: "About"\n---\n{long}\n',
            "events/aydyn/2026-03-12-meeting.en.md": '---\ntitle: "Meeting on the budget"\n---\n',
            "documents/aydyn/2026-02-10-roads.kk.md": '---\ntitle: "Жолдар"\naddressee: "Айдын қаласының әкімдігі"\n---\nМәтін.\n',
            "documents/aydyn/2026-02-10-roads.en.md": '---\ntitle: "Roads"\naddressee: "Akimat of Aydyn"\n---\nText.\n',
            "questions/aydyn/2026-03-05-mostmostmost.kk.md": '---\ntitle: "Көпір қашан ашылады?"\n---\nКөпір жабық.\n',
            "questions/aydyn/2026-03-05-mostmostmost.en.md": '---\ntitle: "When will the bridge open?"\n---\nThe bridge is closed.\n',
            **{
                f"questions/aydyn/2026-03-06-hiddenhidden.{lang}.md": f'---\ntitle: "x"\nhidden_reason: "y"\n{facts}---\nz\n'
                for lang, facts in (("ru", "id: hiddenhidden\nhidden_on: 2026-03-07\n"), ("kk", ""), ("en", ""))
            },
            "discussions/aydyn/2026-05-10-park.en.md": '---\ntitle: "What does the old park need?"\n---\nText.\n',
            **{f"discussions/aydyn/2026-03-01-water.{lang}.md": '---\ntitle: "Су, вода, water"\n---\nText.\n' for lang in ("kk", "ru", "en")},
            "contributions/aydyn/2026-03-01-water/2026-03-02-waterwaterwa.ru.md": "---\nid: waterwaterwa\nby: ngo\n---\nДа.\n",
            "contributions/aydyn/2026-03-01-water/2026-03-03-hiddenhidden.ru.md": (
                '---\nid: hiddenhidden\nreply_to: waterwaterwa\nhidden_on: 2026-03-04\nhidden_reason: "y"\n---\nz\n'
            ),
            "conclusions/aydyn/2026-03-01-water.ru.md": (
                "---\nclosed_on: 2026-04-01\nproposals:\n"
                '  - {title: "Да", outcome: accepted, contributions: [waterwaterwa]}\n  - {title: "Нет", outcome: rejected, reason: "x"}\n---\nИтог.\n'
            ),
            "polls/aydyn/2026-04-01-square.en.md": poll("trees", "fountain", "stage"),
            "polls/aydyn/2026-05-02-open.kk.md": poll("yes", "no"),
            "polls/aydyn/2026-05-02-open.en.md": poll("yes", "no"),
            "polls/aydyn/2026-05-02-open.ru.md": poll(
                "yes", "no", facts="method: one\nelectorate: anyone\nopens: 2026-05-02\ncloses: 2026-06-20\nform: table\n"
            ),
            "pages/about.ru.md": '---\ntitle: "О сайте"\n---\nТекст.\n',
        }
    )
    workshop.build()
    with served(workshop.settings.output) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=chromium(), args=FLAGS) as launched:
        yield launched


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize(
    ("prefix", "size", "scheme"),
    [("", "phone", "light"), ("", "phone", "dark"), ("", "desk", "light"), ("ru/", "phone", "light"), ("ru/", "desk", "dark"), ("en/", "phone", "light")],
)
def test_axe_finds_nothing_and_nothing_overflows(browser: Browser, site: str, prefix: str, size: str, scheme: str) -> None:
    faults = []
    with browser.new_context(viewport=SIZES[size], color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        for name, address in (TEMPLATES | ({"404": "404.html"} if not prefix else {})).items():
            page.goto(f"{site}/{prefix}{address}" if name != "404" else f"{site}/404.html")
            faults += [
                f"{name}: {fault['id']}: {[node['target'] for node in fault['nodes']]}" for fault in Axe().run(page, options=RULES).response["violations"]
            ]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append(f"{name}: wider than the window")
    assert faults == []


@pytest.mark.xdist_group("browser")
def test_a_page_asks_no_other_host_for_anything_and_breaks_no_policy(browser: Browser, site: str) -> None:
    asked: list[str] = []
    said: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", note)
        page.on("console", lambda message: said.append(message.text))
        for address in TEMPLATES.values():
            page.goto(f"{site}/ru/{address}")
    assert [url for url in asked if not url.startswith(site)] == []
    assert said == []


@pytest.mark.xdist_group("browser")
def test_everything_works_by_keyboard_and_without_javascript(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(f"{site}/ru/")
        page.keyboard.press("Tab")
        assert focused(page) == "К содержанию"
        page.keyboard.press("Enter")
        assert page.url.endswith("#content")
        page.get_by_role("link", name="Советы", exact=True).first.click()
        page.get_by_role("link", name="Общественный совет города Айдын").first.click()
        page.get_by_role("link", name="Қазақша").click()
        assert page.url == f"{site}/councils/aydyn/"
        assert page.get_by_role("heading", level=1).inner_text() == "Айдын қаласының қоғамдық кеңесі"


def focused(page: Page) -> str:
    """The text of the link that has the focus."""
    return page.locator(":focus").inner_text()
