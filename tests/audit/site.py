"""The built site, served on this machine, and what the checkers say of it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from playwright.sync_api import Playwright

FLAGS = [
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
"""For Chromium: no talk with the outside, and no sandbox for root, with whom it cannot have one."""


class Fault(NamedTuple):
    """What is wrong with a page."""

    page: str
    """Its path in the output folder."""
    message: str
    """What is wrong; the same words for the same fault on another page."""
    where: str = ""
    """The part of the page that is meant."""


class Site(NamedTuple):
    """A folder of pages and where they are served."""

    folder: Path
    address: str

    @property
    def pages(self) -> list[str]:
        """The paths of all pages."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def url(self, page: str) -> str:
        """The address of a page."""
        return f"{self.address}/{page.removesuffix('index.html')}"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve a folder on a free port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


def chromium(playwright: Playwright) -> str:
    """The system's Chromium, or the one that Playwright brought."""
    return shutil.which("chromium") or playwright.chromium.executable_path
