"""Can everybody use the pages? All of them, on a telephone and on a desk, asked of axe, https://github.com/dequelabs/axe-core."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.progress import track

from tests.audit.site import FLAGS, Fault, Site, chromium

WIDTHS = (360, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(site: Site, console: Console) -> Iterator[Fault]:
    """Every violation on every page, and every page that is wider than its window."""
    work = [(width, page) for width in WIDTHS for page in site.pages]
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=chromium(playwright), args=FLAGS) as browser:
        tab = browser.new_page()
        for width, page in track(work, "  pages", console=console, transient=True):
            tab.set_viewport_size({"width": width, "height": 800})
            tab.goto(site.url(page))
            yield from (Fault(page, f"{message} ({width} px)", where) for message, where in violations(tab))


def violations(tab: Page) -> Iterator[tuple[str, str]]:
    """What is wrong with the page that is shown, and where."""
    for violation in Axe().run(tab, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {violation['help']}", node["html"]
    if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "wider than the window", ""
