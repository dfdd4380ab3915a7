"""A real form service on this machine: a Wagtail site with one form, asked and exported over HTTP."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Timer
from typing import Literal
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

ROOT = Path(__file__).parent.parent.parent
SECONDS_TO_START = 60
SECONDS_TO_ANSWER = 30


class FormService:
    """The running service, for those who ask and for those who export."""

    def __init__(self, address: str, form: int, password: str) -> None:
        self.address = address
        self.form = form
        self.password = password

    def ask(self, **answers: str | bool) -> None:
        """Fill in the form as a browser does and send it; answers are by the questions' labels, a box is ticked by True."""
        visitor = _browser()
        page = _Page(_open(visitor, self.address))
        ticked = {label: "on" if answer is True else answer for label, answer in answers.items() if answer is not False}
        fields = {page.names[label]: answer.replace("\n", "\r\n") for label, answer in ticked.items()}
        reply = _open(visitor, self.address, {"csrfmiddlewaretoken": page.token, **fields})
        if b'id="thanks"' not in reply:
            raise RuntimeError("the form service did not say thanks:\n" + reply.decode())

    def export(self, kind: Literal["csv", "xlsx"]) -> bytes:
        """Sign in to the administration and download all submissions."""
        moderator = _browser()
        door = f"{self.address}admin/login/"
        wanted = f"/admin/forms/submissions/{self.form}/?export={kind}"
        token = _Page(_open(moderator, door)).token
        reply = _open(moderator, door, {"csrfmiddlewaretoken": token, "username": "admin", "password": self.password, "next": wanted})
        if reply.lstrip().startswith(b"<"):
            raise RuntimeError("the form service gave a page, not an export:\n" + reply.decode())
        return reply


class _Page(HTMLParser):
    """What is needed of a page with a form: its token, and the field names by their labels."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.token = ""
        self.names: dict[str, str] = {}
        self._label_of = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("name") == "csrfmiddlewaretoken":
            self.token = given.get("value") or ""
        self._label_of = (given.get("for") or "").removeprefix("id_") if tag == "label" else ""

    def handle_data(self, data: str) -> None:
        if self._label_of:
            self.names[data.strip().removesuffix(":")] = self._label_of
            self._label_of = ""


@contextmanager
def form_service(folder: Path, takes: str = "questions") -> Iterator[FormService]:
    """The service with a form of questions or contributions and an empty database in a folder; gone at the end, whatever happens."""
    password = secrets.token_urlsafe()
    environment = {
        **os.environ,
        "FORM_SERVICE_FOLDER": str(folder),
        "FORM_SERVICE_PASSWORD": password,
        "FORM_SERVICE_TAKES": takes,
        "FORM_SERVICE_SECRET": secrets.token_urlsafe(50),
    }
    log = folder / "form-service.log"
    command = [sys.executable, "-m", "tests.intake.wagtail_site"]
    with log.open("wb") as errors, subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors) as server:
        try:
            yield FormService(*_place(server, log), password)
        finally:
            server.kill()


def _place(server: subprocess.Popen[bytes], log: Path) -> tuple[str, int]:
    """The address and the form's number, said by the server when it is ready."""
    assert server.stdout is not None
    patience = Timer(SECONDS_TO_START, server.kill)
    patience.start()
    said = server.stdout.readline().split()
    patience.cancel()
    if not said:
        raise RuntimeError("the form service did not start:\n" + log.read_text())
    port, form = map(int, said)
    return f"http://127.0.0.1:{port}/", form


def _browser() -> OpenerDirector:
    return build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))


def _open(browser: OpenerDirector, address: str, fields: dict[str, str] | None = None) -> bytes:
    with browser.open(address, fields and urlencode(fields).encode(), timeout=SECONDS_TO_ANSWER) as reply:
        return bytes(reply.read())
