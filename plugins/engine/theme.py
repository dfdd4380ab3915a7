"""The theme's templates: one strict, auto-escaping Jinja environment for each language, and what each template depends on."""

import re
from collections.abc import Callable, MutableMapping
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.ext import InternationalizationExtension
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from plugins.engine.bars import bar
from plugins.engine.words import Catalogues, long_date, month
from plugins.model.digest import digest

SENTENCE = re.compile(r"{% trans (?P<given>(?:\w+=[^%]*)?)%}(?P<said>(?:[^{}%]|{{ \w+ }})*){% endtrans %}")
VARIABLE = re.compile(r"{{ (\w+) }}")
WORDS = re.compile(r"""\b_\("([^"\\]*)"\)""")
AS_JSON = msgspec.json.Encoder(enc_hook=str).encode
REFERENCE = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']|\bshared\(\s*["']([^"']+)["']""")
"""How a template names another one. To parse them all would take longer than most builds."""


class Translated(InternationalizationExtension):
    """``{% trans %}`` and ``_("…")``; all but plurals is put in before the template is compiled: each language has its own templates.

    What is given to a sentence is written ``name=value``, and ``_("…")`` stands in expressions alone.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source with the words of its language."""
        translate: Callable[[str], str] = self.environment.globals["_"]  # type: ignore[assignment]

        def sentence(found: re.Match[str]) -> str:
            names = VARIABLE.findall(found["said"])
            text = str(escape(translate(VARIABLE.sub(r"%(\1)s", found["said"])))).replace("{", "&#123;")
            text = text % {name: f"{{{{ {name} }}}}" for name in names} if names else text
            return f"{{% with {found['given']}%}}{text}{{% endwith %}}" if found["given"] else text

        return SENTENCE.sub(sentence, WORDS.sub(lambda found: AS_JSON(translate(found[1])).decode(), source))


class Templates(Environment):
    """An environment whose templates have no globals of their own, so that none has to look them up in two places."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:  # noqa: ARG002
        """What all templates know."""
        return self.globals


class Theme:
    """The templates of one folder. Pelican's own loader is never asked, so nothing of its default theme can slip in."""

    def __init__(self, folder: Path, catalogues: Catalogues, compiled: Path, state: str) -> None:
        """`compiled` keeps compiled templates from one build to the next; `state` stands for all files of the theme."""
        self.folder, self.catalogues, self.compiled, self.state = folder, catalogues, compiled, state
        self.environment = cache(self._environment)
        self.digest = cache(self._digest)
        self.digest_of = cache(lambda names: digest("".join(map(self.digest, names)).encode()).hex())

    def render(self, template: str, lang: str, view: dict[str, Any]) -> str:
        """The template filled in, with that language's words and dates."""
        return self.environment(lang).get_template(template).render(view, lang=lang)

    def _environment(self, lang: str) -> Environment:
        compiled = self.compiled / f"{lang}-{self.digest(f'locale/{lang}')}"
        compiled.mkdir(parents=True, exist_ok=True)
        environment = Templates(
            loader=FileSystemLoader(self.folder / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            extensions=[Translated],
            bytecode_cache=FileSystemBytecodeCache(str(compiled)),
        )
        environment.install_gettext_translations(self.catalogues.site(lang), newstyle=True)  # type: ignore[attr-defined]
        environment.globals["_"] = cache(self.catalogues.site(lang).gettext)
        environment.globals["asset"] = cache(lambda name: f"static/{name}?v={self.digest(f'static/{name}')[:8]}")
        environment.globals["in_language"] = lambda other, message: self.catalogues.site(other).gettext(message)
        environment.filters["date"] = lambda day: long_date(as_date(day), lang)
        environment.filters["time"] = cache(lambda day: Markup('<time datetime="{}">{}</time>').format(day, long_date(as_date(day), lang)))
        environment.filters["number"] = lambda value: format_decimal(value, locale=lang)
        environment.filters["percent"] = lambda value: format_percent(value, locale=lang)
        environment.globals["thing"] = thing
        environment.globals["shared"] = cache(lambda part, **shown: Markup(environment.get_template(part).render(shown, lang=lang)))  # noqa: S704  escaped there
        environment.globals["bar"] = bar
        environment.filters["json_ld"] = json_ld
        environment.filters["weekday"] = lambda day: format_date(as_date(day), "EEE", locale=lang)
        environment.filters["month"] = lambda day: month(as_date(day), lang)
        return environment

    def _digest(self, name: str) -> str:
        """Stands for all that the file `name` of the theme, and what it includes, says."""
        if name.startswith("locale/"):
            return digest((self.folder / name / "LC_MESSAGES" / "site.po").read_bytes()).hex()
        if not name.startswith("templates/"):
            return digest((self.folder / name).read_bytes()).hex()
        source = (self.folder / name).read_text(encoding="utf-8")
        used = sorted({f"templates/{other}" for names in REFERENCE.findall(source) for other in names if other})
        return digest("\n".join([source, *map(self.digest, used)]).encode()).hex()


def thing(type_: str, **properties: Any) -> dict[str, Any]:
    """A thing of schema.org, without what is not known of it."""
    return {"@type": type_} | {name: value for name, value in properties.items() if value or value == 0}


def json_ld(thing_: dict[str, Any]) -> Markup:
    """The element that tells programs of a thing (JSON-LD 1.1)."""
    text = htmlsafe_json_dumps({"@context": "https://schema.org"} | thing_, lambda shown: AS_JSON(shown).decode())
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704  safe within HTML


def as_date(day: date | str) -> date:
    """A date, also from its ISO form."""
    return date.fromisoformat(day) if isinstance(day, str) else day


def tree_digest(folder: Path, pattern: str = "*") -> str:
    """Stands for all files of a folder that match."""
    state = blake2b(digest_size=16)
    for path in sorted(folder.rglob(pattern)):
        if path.is_file() and "__pycache__" not in path.parts:
            state.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return state.hexdigest()
