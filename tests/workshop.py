"""A place to build a site in: content files in, published files and problems out."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from plugins.engine.build import Build, Result
from plugins.engine.settings import Settings
from plugins.engine.words import Catalogues, as_line

ROOT = Path(__file__).parent.parent
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

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.content = folder / "content"
        shutil.copytree(FIXTURES / "site", self.content)
        self.settings = replace(settings, content=self.content, output=folder / "output", cache=folder / "cache", workers=1, build_date=date(2026, 6, 1))
        self.result = Result(0, 0, 0, [], 0)

    def put(self, files: Files) -> None:
        """Write content files."""
        put(self.content, files)

    def build(self, **changes: object) -> dict[str, bytes]:
        """Build with some settings changed; what is in the output folder then."""
        settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        with Build(settings) as build:
            build.read()
            self.result = build.write()
        return read_tree(settings.output)

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
