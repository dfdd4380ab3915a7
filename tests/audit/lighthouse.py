"""What would a telephone and a search engine say? A few pages in two languages, asked of Lighthouse, https://developer.chrome.com/docs/lighthouse/."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright
from rich.console import Console

from tests.audit.site import FLAGS, Fault, Site, chromium

PROGRAM = Path(__file__).parent / "node_modules/.bin/lighthouse"
KINDS = (r"index\.html", r"councils/[\w-]+/index\.html", r"news/[a-z][\w-]*/[\w-]+/index\.html")
"""The front page, a council, a piece of news: the first of each that there is in both languages."""
LEAST = {"performance": 0.0, "accessibility": 0.9, "best-practices": 0.9, "seo": 0.9}
"""What each score must reach. Performance is only told: it depends on the machine."""


def faults(site: Site, console: Console) -> Iterator[Fault]:
    """Every score that is too low, with what lowered it."""
    with sync_playwright() as playwright:
        browser = chromium(playwright)
    for page in chosen(site.pages):
        with console.status(f"  {page}"):
            report = asked(site.url(page), browser)
        scores = {name: report["categories"][name]["score"] for name in LEAST}
        console.print(f"  {page}: {', '.join(f'{name} {score:.2f}' for name, score in scores.items())}", soft_wrap=True)
        for name, score in scores.items():
            reasons = "; ".join(lowering(report, name))
            if reasons:
                console.print(f"    {name}: {reasons}", style="dim", markup=False, soft_wrap=True)
            if score < LEAST[name]:
                yield Fault(page, f"{name} below {LEAST[name]}", reasons)


def chosen(pages: list[str]) -> Iterator[str]:
    """One page of each kind, in Kazakh and in Russian."""
    for kind in KINDS:
        for page in [page for page in pages if re.fullmatch(kind, page) and f"ru/{page}" in pages][:1]:
            yield from (page, f"ru/{page}")


def asked(url: str, browser: str) -> dict[str, Any]:
    """Lighthouse's report on a page, seen on a telephone."""
    with TemporaryDirectory(prefix="lighthouse-") as folder:
        flags = " ".join(["--headless", f"--user-data-dir={folder}", *FLAGS])
        options = ["--quiet", "--output=json", f"--only-categories={','.join(LEAST)}", "--no-enable-error-reporting", f"--chrome-flags={flags}"]
        environment = {**os.environ, "CHROME_PATH": browser}
        said = subprocess.run([PROGRAM, url, *options], env=environment, capture_output=True, text=True, check=False)
    if said.returncode:
        raise RuntimeError(f"Lighthouse did not run: {said.stderr}")
    report: dict[str, Any] = json.loads(said.stdout)
    return report


def lowering(report: dict[str, Any], category: str) -> Iterator[str]:
    """What lowered a score."""
    for part in report["categories"][category]["auditRefs"]:
        audit = report["audits"][part["id"]]
        if part["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield audit["title"]
