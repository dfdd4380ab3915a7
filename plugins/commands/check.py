"""Says what is wrong with the content: for people, for a pull request, for programs."""

import json
import posixpath
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from plugins.commands.frozen import frozen
from plugins.engine.build import Build
from plugins.engine.failure import CannotBuild
from plugins.engine.settings import Settings
from plugins.engine.words import Catalogues, as_line, language_of
from plugins.model.problem import Problem


class Report:
    """Problems to be told, and the words for them."""

    def __init__(self, problems: Sequence[Problem], catalogues: Catalogues, folder: Path, lang: str) -> None:
        self.problems, self.catalogues, self.lang = problems, catalogues, lang
        self.folder = folder.relative_to(Path.cwd()).as_posix() if folder.is_relative_to(Path.cwd()) else folder.as_posix()

    def path(self, problem: Problem) -> str:
        """The file, from where the command is run."""
        return posixpath.normpath(f"{self.folder}/{problem.path}")

    def sentences(self, problem: Problem) -> tuple[str, str]:
        """What is wrong, and how to mend it."""
        return self.catalogues.sentences(problem, self.lang or language_of(problem.path, self.catalogues.languages))


def check(settings: Settings, paths: Sequence[Path], *, form: str, lang: str, base: str = "", out: TextIO = sys.stdout) -> int:
    """Tell all problems of the content below `paths`, or of all of it; 1 if there are any, 0 if there are none.

    With the branch that the changes are proposed to as `base`, also what they change that is settled there. Raises `CannotBuild` where the machine hinders.
    """
    wanted = [path.absolute() for path in paths]
    for path in wanted:
        if not path.is_relative_to(settings.content) or not path.exists():
            raise CannotBuild(f"{path} is not in {settings.content}")
    with Build(settings) as build:
        try:
            build.read()
            problems = build.problems
        except CannotBuild as error:
            if not error.problems:
                raise
            problems = list(error.problems)
        problems = sorted([*problems, *(frozen(settings, base) if base else ())])
        told = [each for each in problems if not wanted or any((settings.content / each.path).is_relative_to(path) for path in wanted)]
        FORMATS[form](Report(told, build.theme.catalogues, settings.content, lang), out)
    return 1 if told else 0


def as_text(report: Report, out: TextIO) -> None:
    """A line for each problem, and a count."""
    for problem in report.problems:
        print(as_line(problem, report.catalogues, folder=report.folder, lang=report.lang), file=out)
    count = {"count": str(len(report.problems)), "files": str(len({problem.path for problem in report.problems}))}
    summary = Problem("", 1, 1, "check_found" if report.problems else "check_clean", count)
    print(report.catalogues.read(report.lang or "ru", "problems").gettext(summary.code).format(**summary.values), file=out)


def as_annotations(report: Report, out: TextIO) -> None:
    """GitHub's workflow commands, which show each problem on its line of the pull request."""
    for problem in report.problems:
        wrong, mend = report.sentences(problem)
        place = f"file={escaped(report.path(problem), ':,')},line={problem.line},col={problem.column},title={problem.code}"
        print(f"::error {place}::{escaped(f'{wrong} {mend}')}", file=out)


def escaped(text: str, more: str = "") -> str:
    """Text as a workflow command takes it."""
    return "".join(f"%{ord(character):02X}" if character in f"%\r\n{more}" else character for character in text)


def as_json(report: Report, out: TextIO) -> None:
    """A list of objects."""
    told = []
    for problem in report.problems:
        wrong, mend = report.sentences(problem)
        place = {"path": report.path(problem), "line": problem.line, "column": problem.column}
        told.append({**place, "code": problem.code, "message": wrong, "mend": mend, "left_out": problem.stops})
    json.dump(told, out, ensure_ascii=False, indent=1)
    print(file=out)


FORMATS: dict[str, Callable[[Report, TextIO], None]] = {"text": as_text, "github": as_annotations, "json": as_json}
