"""A wrong setting is refused with its name and what is accepted."""

from datetime import date
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.engine.settings import WrongSetting, settings_from
from tests.workshop import ROOT


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("SITEURL", "example.org", "SITEURL = 'example.org' cannot be used: it must be the site's address"),
        ("LANGUAGES", ("kk", "de"), "LANGUAGES = .* it must be some of kk, ru, en, each once"),
        ("LANGUAGES", (), "LANGUAGES"),
        ("BUILD_DATE", "tomorrow", "BUILD_DATE = 'tomorrow' .* a date such as '2026-03-01'"),
        ("TAG_AUTHORITY", "kenes", "TAG_AUTHORITY = 'kenes' .* a domain name, a comma and a year"),
        ("REPOSITORY_URL", "github", "REPOSITORY_URL"),
        ("REPOSITORY_BRANCH", None, "REPOSITORY_BRANCH"),
        ("WORKERS", -1, "WORKERS = -1 .* a whole number"),
        ("THEME", "nowhere", "THEME = 'nowhere' .* a folder that exists"),
        ("OUTPUT_PATH", ".", "OUTPUT_PATH = .* a folder of its own"),
        ("OUTPUT_PATH", "content", "OUTPUT_PATH"),
        ("OUTPUT_PATH", "plugins/out", "OUTPUT_PATH"),
        ("LANGUAGE", ("kk",), "LANGUAGE = .* one that exists, such as LANGUAGES"),
    ],
)
def test_wrong(name: str, value: object, message: str) -> None:
    pelican = read_settings(str(ROOT / "pelicanconf.py")) | {name: value}

    with pytest.raises(WrongSetting, match=message):
        settings_from(pelican, date(2026, 1, 1))


def test_a_form_of_questions_cannot_stand_for_one_of_contributions(tmp_path: Path) -> None:
    (tmp_path / "forms.yml").write_text("- {name: ask, service: google, address: https://forms.example/a}\n")
    pelican = read_settings(str(ROOT / "pelicanconf.py")) | {"FORMS": str(tmp_path / "forms.yml")}

    ask_form = settings_from(pelican | {"ASK_FORM": "ask"}, date(2026, 1, 1)).publication.form
    assert ask_form is not None
    assert ask_form.takes == "questions"
    with pytest.raises(WrongSetting, match=r"DISCUSS_FORM = 'ask' .* take contributions and have an address \(there is none\)"):
        settings_from(pelican | {"DISCUSS_FORM": "ask"}, date(2026, 1, 1))


def test_the_build_date_is_today_unless_it_is_given() -> None:
    pelican = read_settings(str(ROOT / "pelicanconf.py"))

    assert settings_from(pelican, date(2026, 1, 1)).build_date == date(2026, 1, 1)
    assert settings_from(pelican | {"BUILD_DATE": "2025-05-05"}, date(2026, 1, 1)).build_date == date(2025, 5, 5)
