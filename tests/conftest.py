"""The two doors of most tests: `publish` and `check` take content files and give what is published, or what is wrong."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from plugins.commands.setup import load
from plugins.engine.settings import Settings
from tests.workshop import ROOT, Files, Workshop

hypothesis_settings.register_profile("project", deadline=None, print_blob=True, derandomize=True)
hypothesis_settings.load_profile("project")


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The project's own settings."""
    os.chdir(ROOT)
    return load("pelicanconf.py")


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Templates are compiled once for all tests, which is most of what a small build takes."""
    base = tmp_path_factory.getbasetemp()
    Workshop.templates = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "templates"


@pytest.fixture
def workshop(tmp_path: Path, settings: Settings) -> Workshop:
    """A fresh workshop."""
    return Workshop(tmp_path, settings)


@pytest.fixture
def publish(workshop: Workshop) -> Callable[[Files], dict[str, bytes]]:
    """Build the fictitious site with some more files; what is published."""

    def door(files: Files = {}) -> dict[str, bytes]:  # noqa: B006  never changed
        workshop.put(files)
        return workshop.build()

    return door


@pytest.fixture
def check(workshop: Workshop) -> Callable[[Files], list[str]]:
    """Check the fictitious site with some more files; the problems, in English."""

    def door(files: Files) -> list[str]:
        workshop.put(files)
        return workshop.problems()

    return door
