"""The door of the imports' tests: feeds, sitemaps and tables in, content files out."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.commands.imports import Import, imports
from tests.intake.test_delivery import WHO, Forge, git
from tests.workshop import Workshop, read_tree

SOURCES = Path(__file__).parent / "sources"
Answer = tuple[int, dict[str, str], bytes]
"""Status, headers and body."""


class Taken(NamedTuple):
    """What a run gave."""

    status: int
    files: dict[str, str]
    """The files that are new or changed since the desk was set up, by path below the content folder."""
    said: str


class Desk:
    """Runs imports on the content of a workshop."""

    def __init__(self, workshop: Workshop, capfd: pytest.CaptureFixture[str]) -> None:
        self.workshop, self.capfd = workshop, capfd
        self.before = self.files()

    def files(self) -> dict[str, str]:
        """All content files."""
        return {path: data.decode() for path, data in read_tree(self.workshop.content).items() if path.endswith(".md")}

    def take(self, kind: str, *sources: str | Path, council: str = "aydyn", **more: object) -> Taken:
        """Run an import."""
        self.capfd.readouterr()
        order = Import(kind, [str(source) for source in sources], council, **more)  # type: ignore[arg-type]
        status = imports(self.workshop.settings, order)
        return Taken(status, {path: text for path, text in self.files().items() if self.before.get(path) != text}, "".join(self.capfd.readouterr()))


class Remote(Forge):
    """A bare repository, and the clone that the desk's content lies in."""

    def branches(self) -> list[str]:
        return git(self.bare, "branch", "--list", "import/*", "--format=%(refname:short)").split()

    def show(self, branch: str, path: str) -> str:
        """A file on a branch."""
        return git(self.bare, "show", f"{branch}:{path}")


@pytest.fixture
def desk(workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    """A desk with the content of the fixtures, and no proxy between it and this machine."""
    monkeypatch.setenv("no_proxy", "*")
    return Desk(workshop, capfd)


@pytest.fixture
def remote(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Remote:
    """A remote with the desk's content, and no program that opens pull requests."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PATH", os.pathsep.join(folder for folder in os.environ["PATH"].split(os.pathsep) if not Path(folder, "gh").exists()))
    return Remote(desk, tmp_path)  # type: ignore[arg-type]


@contextmanager
def site(answers: Callable[[str, str], Answer]) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """A site on this machine, which answers by its own address and the path asked for; its address, and the requests it was sent."""
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            status, headers, body = answers(address, self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address, asked
        server.shutdown()
