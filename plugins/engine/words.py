"""Words, dates and numbers in the languages of the interface: gettext catalogues and Babel."""

import gettext
import posixpath
from datetime import date
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

from babel.dates import format_date, format_skeleton

from plugins.model.digest import digest
from plugins.model.problem import Problem
from plugins.reading.kept import kept

ALPHABET = {letter: place for place, letter in enumerate(" -0123456789abcdefghijklmnopqrstuvwxyzаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")}
"""Latin, then the Kazakh alphabet, which holds the Russian one."""


class Catalogues:
    """The catalogues of a theme, ``locale/<lang>/LC_MESSAGES/<domain>.po``: `site` for the pages, `problems` for what is wrong with content."""

    def __init__(self, folder: Path, compiled: Path | None = None) -> None:
        """`compiled` keeps compiled catalogues from one build to the next, if given."""
        self.folder, self.compiled = folder, compiled
        self.read = cache(self._read)

    def _read(self, lang: str, domain: str) -> gettext.GNUTranslations:
        written = (self.folder / lang / "LC_MESSAGES" / f"{domain}.po").read_bytes()
        if self.compiled is None:
            return gettext.GNUTranslations(BytesIO(compile_catalogue(written, lang, domain)))
        path = self.compiled / f"{lang}-{domain}-{digest(written).hex()}.mo"
        return gettext.GNUTranslations(BytesIO(kept(path, lambda: compile_catalogue(written, lang, domain))))

    def site(self, lang: str) -> gettext.GNUTranslations:
        """The words of the pages."""
        return self.read(lang, "site")

    def sentences(self, problem: Problem, lang: str) -> tuple[str, str]:
        """What is wrong, and how to mend it."""
        problems = self.read(lang, "problems")
        return problems.gettext(problem.code).format(**problem.values), problems.gettext(f"{problem.code}.mend").format(**problem.values)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages there are catalogues for."""
        return tuple(sorted(path.parent.parent.name for path in self.folder.glob("*/LC_MESSAGES/site.po")))


def compile_catalogue(written: bytes, lang: str, domain: str) -> bytes:
    """A catalogue as `gettext` reads it; raises `PoFileError` for what is none."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  catalogues are compiled once
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(written), locale=lang, domain=domain, abort_invalid=True))
    return compiled.getvalue()


def as_line(problem: Problem, catalogues: Catalogues, *, folder: str, lang: str = "") -> str:
    """``content/path:line:column: what is wrong, how to mend it``, in `lang`, or else in the language of the file."""
    wrong, mend = catalogues.sentences(problem, lang or language_of(problem.path, catalogues.languages))
    return f"{posixpath.normpath(f'{folder}/{problem.path}')}:{problem.line}:{problem.column}: {wrong} {mend}"


def language_of(path: str, languages: tuple[str, ...]) -> str:
    """The language that a file's name gives, or else Russian, which most editors read."""
    named = path.split(".")[-2] if path.count(".") > 1 else ""
    return named if named in languages else "ru"


def alphabetical(text: str) -> list[int]:
    """A key to sort names as readers of Kazakh and Russian expect."""
    return [ALPHABET.get(letter, len(ALPHABET)) for letter in text.lower()]


@cache
def long_date(day: date, lang: str) -> str:
    """``3 ноября 2026 г.``."""
    return format_date(day, "long", locale=lang)


@cache
def month(day: date, lang: str) -> str:
    """``ноябрь 2026 г.``."""
    return format_skeleton("yMMMM", day, locale=lang)
