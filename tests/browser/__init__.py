"""Tests in a real Chromium."""

import shutil
from pathlib import Path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Also works as root and without a network."""


def chromium() -> str | None:
    """The path of the system's Chromium; None for the one that Playwright brings."""
    return next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


def has_browser() -> bool:
    """Whether there is any Chromium to test with."""
    return chromium() is not None or any((Path.home() / ".cache" / "ms-playwright").glob("chromium-*"))
