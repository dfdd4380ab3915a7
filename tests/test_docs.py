"""The documentation cannot fall behind."""

import re
import subprocess

import pytest

from plugins.model.conclusion import Proposal
from plugins.model.council import Commission, Member
from plugins.model.document import Paper
from plugins.model.event import AgendaItem, Draft
from plugins.model.record import Citation
from plugins.model.types import TYPES
from tests.workshop import ROOT


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_every_key_is_explained_to_editors(lang: str) -> None:
    guide = (ROOT / f"content/pages/editing.{lang}.md").read_text()
    keys = {key for record in (*TYPES.values(), Member, Commission, Citation, AgendaItem, Draft, Paper, Proposal) for key in record.keys}

    assert {key for key in keys if not re.search(rf"`{key}`|^[ -]*{key}:", guide, re.MULTILINE)} == set()


def test_every_make_target_is_explained() -> None:
    listed = {
        line.split(":")[0]
        for line in subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    }
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    readme = (ROOT / "README.md").read_text()

    assert listed == targets
    assert {target for target in targets if f"`{target}`" not in readme and f"make {target}" not in readme} == set()


def test_every_plugin_of_the_settings_is_there_and_registers() -> None:
    plugins = re.findall(r'"(plugins\.[\w.]+)"', (ROOT / "pelicanconf.py").read_text())
    features = {
        f"plugins.{path.relative_to(ROOT / 'plugins').with_suffix('').as_posix().replace('/', '.')}"
        for path in (ROOT / "plugins").rglob("*.py")
        if "\ndef register()" in path.read_text()
    }

    assert set(plugins) == features


def test_the_workflows_are_clean_under_zizmor() -> None:
    done = subprocess.run(
        [ROOT / ".venv/bin/zizmor", "--offline", "--no-progress", "--persona", "auditor", ".github"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_real_content_has_no_problem() -> None:
    done = subprocess.run([ROOT / ".venv/bin/kenes", "check", "--format", "text"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "Замечаний нет.\n"
