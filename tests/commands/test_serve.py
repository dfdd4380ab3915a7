"""`kenes serve`: what is edited is soon on the page."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.commands.test_check import KENES
from tests.workshop import ROOT, Workshop, write_settings


def wait_until(true: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for something to become true, as long as the process lives."""
    for _ in range(600):
        assert process.poll() is None
        if true():
            return
        time.sleep(0.05)
    raise AssertionError(process.stdout)


def test_an_edit_shows_and_a_mistake_does_not_end_it(workshop: Workshop, tmp_path: Path) -> None:
    write_settings(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = f"http://127.0.0.1:{port}/about/"

    def shows(word: str) -> bool:
        try:
            with urllib.request.urlopen(page) as answer:
                return word in answer.read().decode()
        except OSError:
            return False

    with subprocess.Popen([KENES, "serve", "--port", str(port)], cwd=tmp_path, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
        try:
            wait_until(lambda: shows("сынақ"), process)
            workshop.put({"pages/about.kk.md": '---\ntitle: "Сайт"\n---\nБіріншісі.\n'})
            wait_until(lambda: shows("Біріншісі"), process)
            workshop.put({"regions.yml": "сломано"})
            time.sleep(0.5)
            workshop.put({"regions.yml": (ROOT / "tests/fixtures/site/regions.yml").read_bytes(), "pages/about.kk.md": '---\ntitle: "Сайт"\n---\nЕкіншісі.\n'})
            wait_until(lambda: shows("Екіншісі"), process)
        finally:
            process.send_signal(signal.SIGINT)
