"""A place to build a site in: content files in, published files and problems out."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from plugins.engine.build import Build, Result
from plugins.engine.settings import Settings
from plugins.engine.words import Catalogues, as_line

ROOT = Path(__file__).parent.parent
PELICAN = Path(sys.executable).with_name("pelican")
FIXTURES = Path(__file__).parent / "fixtures"
Files = Mapping[str, str | bytes | None]
"""Contents by path; None removes the file."""


def put(folder: Path, files: Files) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def read_tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Workshop:
    """The fictitious site of the fixtures, and whatever a test adds to it."""

    templates: Path | None = None
    """Where all workshops keep their compiled templates; each its own without it."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.content = folder / "content"
        shutil.copytree(FIXTURES / "site", self.content)
        self.settings = replace(settings, content=self.content, output=folder / "output", cache=folder / "cache", workers=1, build_date=date(2026, 6, 1))
        if self.templates:
            self.templates.mkdir(exist_ok=True)
            (folder / "cache").mkdir()
            (folder / "cache" / "templates").symlink_to(self.templates)
        self.result = Result(0, 0, 0, [], 0)

    def put(self, files: Files) -> None:
        """Write content files."""
        put(self.content, files)

    def build(self, **changes: object) -> dict[str, bytes]:
        """Build with some settings changed; what is in the output folder then."""
        settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        with Build(settings, writes=True) as build:
            build.read()
            self.result = build.write()
        return read_tree(settings.output)

    def build_elsewhere(self) -> dict[str, bytes]:
        """Build in a process of its own; what is in the output folder then."""
        process = multiprocessing.get_context("fork").Process(target=self.build)
        process.start()
        process.join()
        assert process.exitcode == 0
        return read_tree(self.settings.output)

    def problems(self, lang: str = "en") -> list[str]:
        """What the last build, or else a check, found: ``path:line:column: sentences``."""
        with Build(self.settings) as build:
            build.read()
            catalogues = Catalogues(self.settings.theme / "locale")
            return [as_line(problem, catalogues, folder="content", lang=lang) for problem in build.problems]

    def codes(self) -> list[tuple[str, int, str]]:
        """Path, line and code of each problem."""
        with Build(self.settings) as build:
            build.read()
            return [(problem.path, problem.line, problem.code) for problem in build.problems]


def run_pelican(folder: Path, *, workers: int = 1, build_date: str = "2026-06-01", environment: dict[str, str] | None = None) -> dict[str, bytes]:
    """Build the content of `folder` with Pelican itself, as a process of its own."""
    done = subprocess.run(
        [PELICAN, folder / "content", "-o", folder / "output", "-s", ROOT / "pelicanconf.py", "--fatal", "errors"]
        + ["-e", f'CACHE_PATH="{folder}/cache"', f'FORMS="{ROOT}/forms.yml"', f"WORKERS={workers}", f'BUILD_DATE="{build_date}"'],
        cwd=folder,
        env=os.environ | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "written" in done.stdout.splitlines()[-1]
    return read_tree(folder / "output")


def write_settings(folder: Path) -> None:
    """Put the project's settings into a folder that has content."""
    settings = (ROOT / "pelicanconf.py").read_text() + f"\nTHEME = {str(ROOT / 'theme')!r}\nFORMS = {str(ROOT / 'forms.yml')!r}\nBUILD_DATE = '2026-06-01'\n"
    (folder / "pelicanconf.py").write_text(settings)
