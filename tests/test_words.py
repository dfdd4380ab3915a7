"""The interface is complete in all languages, and no word of it is lost or left over."""

import re
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import html5lib
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from plugins.engine.words import alphabetical
from tests.workshop import ROOT, Workshop

LANGUAGES = ("kk", "ru", "en")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


def catalogue(lang: str, domain: str):  # noqa: ANN201
    with (ROOT / "theme" / "locale" / lang / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=lang)


def sentences_in_the_code() -> set[str]:
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "in_language": (2,)}
    templates = extract_from_dir(ROOT / "theme" / "templates", method_map=[("**.html", "jinja2.ext:babel_extract")], keywords=keywords)
    code = extract_from_dir(ROOT / "plugins", method_map=[("**.py", "python")], keywords={"gettext": None, "N_": None})
    return {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in (*templates, *code)}


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_every_sentence_is_translated_and_none_is_left_over(lang: str) -> None:
    known = {message.id[0] if isinstance(message.id, tuple) else message.id: message for message in catalogue(lang, "site") if message.id}

    assert set(known) == sentences_in_the_code()
    for message in known.values():
        assert all(message.string) if isinstance(message.string, tuple) else message.string, message.id
        written = message.id if isinstance(message.id, str) else message.id[-1]
        for string in message.string if isinstance(message.string, tuple) else (message.string,):
            assert set(PLACEHOLDER.findall(string)) == set(PLACEHOLDER.findall(written)), message.id


def test_every_code_of_a_problem_has_its_two_sentences_in_each_language() -> None:
    sources = "".join(path.read_text() for path in (ROOT / "plugins").rglob("*.py"))
    for lang in LANGUAGES:
        known = {message.id: message.string for message in catalogue(lang, "problems") if message.id}
        codes = {identity for identity in known if not identity.endswith(".mend")}
        for code in codes:
            stem = re.sub("unknown_(council|region|file|form|event|document|contribution)$", "unknown_{kind}", code.removesuffix("_close"))
            stem = re.sub("personal_(iin|phone)", "personal_{kind}", stem)
            assert f'"{stem}' in sources, f"{code} is never used"
            assert known[code], code
            assert code.startswith("check_") or known[f"{code}.mend"], code
        same = {message.id: message.string for message in catalogue("ru", "problems") if message.id}
        assert set(known) == set(same)
        for identity, sentence in known.items():
            assert set(PLACEHOLDER.findall(sentence)) == set(PLACEHOLDER.findall(same[identity])), identity


def test_every_code_in_the_sources_has_words() -> None:
    known = {message.id for message in catalogue("en", "problems") if message.id}
    used = set()
    for path in (ROOT / "plugins").rglob("*.py"):
        used |= set(re.findall(r'(?:Problem|Invalid|Refused|Misplaced|problem|problem_at)\([^"\n()]*"([a-z_0-9]+)"(?=[,)])', path.read_text()))
    assert used <= known
    assert len(used) > 30


def test_names_sort_by_the_kazakh_alphabet() -> None:
    names = ["Алматы", "Ақтөбе", "Әділет", "Батыс", "Қарағанды", "Костанай", "Ұлытау", "Үлгі", "Ішкі", "Ыбырай"]
    assert sorted(names, key=alphabetical) == ["Ақтөбе", "Алматы", "Әділет", "Батыс", "Костанай", "Қарағанды", "Ұлытау", "Үлгі", "Ыбырай", "Ішкі"]


def test_a_translation_is_words_and_nothing_else(workshop: Workshop, tmp_path: Path) -> None:
    theme = shutil.copytree(workshop.settings.theme, tmp_path / "theme")
    written = theme / "locale" / "ru" / "LC_MESSAGES" / "site.po"
    signs = '<b> "&" {{ x }} {# {%'
    known = read_po(BytesIO(written.read_bytes()), locale="ru")
    known["All news"].string = signs
    known["As of %(day)s."].string = f"%(day)s {signs}%"  # a sign of its own is doubled beside a variable
    with written.open("wb") as file:
        write_po(file, known)
    workshop.settings = replace(workshop.settings, theme=theme)
    output = workshop.build()

    def texts(path: str) -> str:
        return "".join(html5lib.parse(output[path].decode(), namespaceHTMLElements=False).find("body").itertext())

    assert signs in texts("ru/index.html")
    assert f"2026\u202fг. {signs}" in texts("ru/openness/index.html")
