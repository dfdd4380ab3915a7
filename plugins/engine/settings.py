"""Pelican's settings → ours, each checked; a wrong one is refused with its name and what is accepted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pelican.settings import DEFAULT_CONFIG

from plugins.engine.words import Catalogues
from plugins.model.addresses import Addresses
from plugins.model.form import Form
from plugins.reading.content import read_list
from plugins.reading.markdown import MARKS

OURS = frozenset(
    {"LANGUAGES", "BUILD_DATE", "TAG_AUTHORITY", "REPOSITORY_URL", "REPOSITORY_BRANCH", "WORKERS", "FORMS", "ASK_FORM", "DISCUSS_FORM", "CONTACT_EMAIL"}
)
"""The settings beside Pelican's own."""
FORMS_FILE = "forms.yml"
"""Where forms are looked for; a site without forms need not have it."""
WITHOUT_DEFAULT = frozenset({"DEBUG", "FEED_DOMAIN", "TIMEZONE"})
"""Settings of Pelican's that its table of defaults does not name."""


class WrongSetting(ValueError):
    """A setting that cannot be used; says which and what is accepted."""

    def __init__(self, name: str, value: object, accepted: str) -> None:
        super().__init__(f"The setting {name} = {value!r} cannot be used: it must be {accepted}.")


class Publication(NamedTuple):
    """What published files may say of themselves; every artifact depends on it."""

    addresses: Addresses
    tag_authority: str
    """Authority and date of the feeds' tag URIs (RFC 4151)."""
    repository: str
    """The address of the repository, for links to edit a file; empty for none."""
    branch: str
    form: Form | None
    """The form that residents ask through; None for the stand-ins."""
    discuss_form: Form | None
    """The form that contributions to discussions are written in; None for the stand-ins."""
    email: str
    """Of the site's moderators; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a build is told."""

    content: Path
    output: Path
    theme: Path
    cache: Path
    forms: tuple[Form, ...]
    publication: Publication
    build_date: date
    workers: int

    @property
    def manifest(self) -> Path:
        """Where the record of the output folder is kept."""
        return self.cache / f"output-{short_name(self.output)}.manifest"

    @property
    def output_lock(self) -> Path:
        """The lock of the output folder."""
        return self.cache / f"output-{short_name(self.output)}.lock"

    @property
    def store(self) -> Path:
        """The cache of what was read from the content folder."""
        return self.cache / f"content-{short_name(self.content)}"


def settings_from(pelican: Mapping[str, Any], today: date) -> Settings:
    """Check Pelican's settings; raises `WrongSetting`. `today` is the build date where the settings give none."""
    for name in pelican:
        if name.isupper() and name not in DEFAULT_CONFIG and name not in OURS | WITHOUT_DEFAULT:
            close = get_close_matches(name, [*DEFAULT_CONFIG, *OURS], n=1)
            raise WrongSetting(name, pelican[name], f"one that exists{', such as ' + close[0] if close else ''}")
    known = forms(pelican)
    return Settings(
        forms=known,
        content=folder(pelican, "PATH"),
        output=output_folder(pelican),
        theme=folder(pelican, "THEME"),
        cache=Path(pelican["CACHE_PATH"]).absolute(),
        publication=publication(pelican, known),
        build_date=build_date(pelican.get("BUILD_DATE"), today),
        workers=number(pelican.get("WORKERS", 0)),
    )


def publication(pelican: Mapping[str, Any], known: tuple[Form, ...]) -> Publication:
    """What the settings say of the published site."""
    site = site_address(pelican["SITEURL"])
    return Publication(
        addresses=Addresses(site, urlsplit(site).path, languages(pelican.get("LANGUAGES", ("kk", "ru", "en")))),
        tag_authority=matching(pelican, "TAG_AUTHORITY", r"[a-z0-9.-]+\.[a-z]+,\d{4}(-\d\d){0,2}", "a domain name, a comma and a year: 'example.org,2026'"),
        repository=matching(pelican, "REPOSITORY_URL", r"|https://[^\s?#]+[^\s/?#]", "an https address without a slash at its end, or '' for no links"),
        branch=matching(pelican, "REPOSITORY_BRANCH", r"\w[\w-]*([./]\w[\w-]*)*", "the name of a branch"),
        form=form_of(pelican, "ASK_FORM", "questions", known),
        discuss_form=form_of(pelican, "DISCUSS_FORM", "contributions", known),
        email=matching(pelican, "CONTACT_EMAIL", r"|[\w.+-]+@[\w-]+(\.[\w-]+)+", "an e-mail address, or '' for none"),
    )


def forms(pelican: Mapping[str, Any]) -> tuple[Form, ...]:
    """The forms of the file that the settings name."""
    path = Path(pelican.get("FORMS", FORMS_FILE)).absolute()
    if not path.is_file():
        if path.name == FORMS_FILE:
            return ()
        raise WrongSetting("FORMS", pelican.get("FORMS"), "a file that exists")
    found, problems = read_list(path.parent, path.name, Form)
    for problem in problems:
        wrong, mend = Catalogues(folder(pelican, "THEME") / "locale").sentences(problem, "en")
        raise WrongSetting("FORMS", pelican.get("FORMS"), f"a list of forms, but {path.name}:{problem.line}:{problem.column}: {wrong} {mend}")
    names = [form.name for form in found]
    if double := sorted({name for name in names if names.count(name) > 1}):
        raise WrongSetting("FORMS", pelican.get("FORMS"), f"a list of forms with a name each, but {double[0]} stands there twice")
    return found


def form_of(pelican: Mapping[str, Any], setting: str, takes: str, known: tuple[Form, ...]) -> Form | None:
    """The form that residents write `takes` in; None where the setting names none."""
    name = pelican.get(setting)
    if not name:
        return None
    able = {form.name: form for form in known if form.address and form.takes == takes}
    if name not in able:
        named = ", ".join(able) or "there is none"
        raise WrongSetting(setting, name, f"one of the forms in FORMS that take {takes} and have an address ({named}), or '' for none")
    return able[str(name)]


def short_name(path: Path) -> str:
    """A name for `path` that no other path has, so that caches never mix."""
    return blake2b(str(path).encode(), digest_size=6).hexdigest()


def folder(pelican: Mapping[str, Any], name: str) -> Path:
    """A folder that exists."""
    path = Path(pelican[name]).absolute()
    if not path.is_dir():
        raise WrongSetting(name, pelican[name], "a folder that exists")
    return path


def output_folder(pelican: Mapping[str, Any]) -> Path:
    """The folder to publish into, which the site has to itself: a build removes from it what it did not write."""
    output = Path(pelican["OUTPUT_PATH"]).absolute()
    sources = [Path(pelican[name]).absolute() for name in ("PATH", "THEME", "CACHE_PATH")] + [Path(__file__).parent.parent]
    mixed = any(output.is_relative_to(source) or source.is_relative_to(output) for source in sources)
    if mixed or any((output / name).exists() for name in (".git", "pelicanconf.py")):
        raise WrongSetting("OUTPUT_PATH", str(output), "a folder of its own, apart from content, theme, plugins, cache and repository")
    return output


def site_address(value: object) -> str:
    """The site's address."""
    if not isinstance(value, str) or not re.fullmatch(r"https?://[a-z0-9.-]+(:\d{1,5})?(/[\w.~-]+)*/?", value):
        raise WrongSetting("SITEURL", value, "the site's address: 'https://example.org' or 'https://example.org/folder'")
    return value.rstrip("/")


def languages(value: object) -> tuple[str, ...]:
    """The site's languages, the default one first."""
    known = [each for each in MARKS if each in value] if isinstance(value, (tuple, list)) else []
    if not isinstance(value, (tuple, list)) or not known or len(known) != len(value):
        raise WrongSetting("LANGUAGES", value, f"some of {', '.join(MARKS)}, each once, the default one first")
    return tuple(value)


def build_date(value: object, today: date) -> date:
    """The day the site is built for."""
    if value is None:
        return today
    try:
        if type(value) is date:
            return value
        return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError:
        raise WrongSetting("BUILD_DATE", value, "a date such as '2026-03-01', or None for today") from None


def matching(pelican: Mapping[str, Any], name: str, form: str, accepted: str) -> str:
    """A text of some form."""
    value = pelican.get(name)
    if not isinstance(value, str) or not re.fullmatch(form, value):
        raise WrongSetting(name, value, accepted)
    return value


def number(value: object) -> int:
    """The number of worker processes."""
    if type(value) is not int or not 0 <= value <= 256:  # noqa: PLR2004
        raise WrongSetting("WORKERS", value, "a whole number; 0 takes as many as there are processors")
    return value
