"""Whatever happens to content, theme and settings, an incremental build gives byte for byte what a clean one gives."""

import re
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from plugins.engine.failure import CannotBuild
from plugins.opendata import tables
from tests.workshop import ROOT, Workshop

TITLES = st.sampled_from(["Совет собрался", "Кеңес жиналды", "Meeting", "Тариф 2 < 3 & ещё", "Отчёт"])
BODIES = st.sampled_from(["Текст.", "Мәтін *екпін*.", "[О совете](../../councils/aydyn.ru.md)", "[Нет](2020-01-01-gone.ru.md)", ""])
COUNCILS = st.sampled_from(["aydyn", "bayram", "nowhere"])
LANGUAGES = st.sampled_from(["kk", "ru", "en"])
DAYS = st.sampled_from(["2025-12-31", "2026-03-01", "2026-05-31", "2026-06-02"])
FURTHER = st.sampled_from(["", "councils: [bayram]\n", "councils: [aydyn, nowhere]\n"])


class AnyHistory(RuleBasedStateMachine):
    """A site that is changed and built, again and again."""

    project = None

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.workshop = Workshop(self.folder, self.project)
        self.theme = self.folder / "theme"
        shutil.copytree(ROOT / "theme", self.theme)
        self.workshop.settings = replace(self.workshop.settings, theme=self.theme)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(council=COUNCILS, day=DAYS, lang=LANGUAGES, title=TITLES, further=FURTHER, body=BODIES)
    def write_news(self, council: str, day: str, lang: str, title: str, further: str, body: str) -> None:
        self.workshop.put({f"news/{council}/{day}-item.{lang}.md": f'---\ntitle: "{title}"\n{further}---\n{body}\n'})

    @rule(council=COUNCILS, lang=LANGUAGES, title=TITLES, more=st.sampled_from(["", 'hold: "spam"\n', 'hidden_on: 2026-03-20\nhidden_reason: "x"\n']))
    def write_question(self, council: str, lang: str, title: str, more: str) -> None:
        self.workshop.put({f"questions/{council}/2026-03-04-parkparkpark.{lang}.md": f'---\ntitle: "{title}"\nid: parkparkpark\n{more}---\nКогда?\n'})

    @rule(council=COUNCILS, lang=LANGUAGES, done=st.sampled_from(["", "forwarded_on: 2026-03-06\nforwarded_to: bayram\n", "answered_on: 2026-04-20\n"]))
    def write_answer(self, council: str, lang: str, done: str) -> None:
        body = "Ответ.\n" if "answered" in done else ""
        self.workshop.put({f"answers/{council}/2026-03-04-parkparkpark.{lang}.md": f"---\nregistered_on: 2026-03-05\n{done}---\n{body}"})

    @rule(council=COUNCILS, title=TITLES, event=st.sampled_from(["", "event: aydyn/2026-03-12-meeting\n", "event: aydyn/2026-01-01-gone\n"]))
    def write_document(self, council: str, title: str, event: str) -> None:
        self.workshop.put({f"documents/{council}/2026-03-14-paper.ru.md": f'---\ntitle: "{title}"\nkind: minutes\n{event}---\nТекст.\n'})

    @rule(title=TITLES, more=st.sampled_from(["", "reply_to: gardengarden\n", 'hold: "spam"\n', 'hidden_on: 2026-05-20\nhidden_reason: "x"\n']))
    def write_contribution(self, title: str, more: str) -> None:
        self.workshop.put({"contributions/aydyn/2026-05-10-park/2026-05-13-gardengarden.ru.md": f"---\nid: gardengarden\n{more}---\n{title}\n"})

    @rule(closes=st.sampled_from(["2026-04-20", "2026-06-20"]))
    def move_the_close_of_a_poll(self, closes: str) -> None:
        path = "polls/aydyn/2026-04-01-square.ru.md"
        file = self.workshop.content / path
        if file.exists():
            self.workshop.put({path: re.sub(r"closes: .*", f"closes: {closes}", file.read_text())})

    @rule(article=st.sampled_from(["14(1)(3)", "14(2)", "?"]))
    def amend_a_law(self, article: str) -> None:
        laws = (self.workshop.content / "laws.yml").read_text()
        self.workshop.put({"laws.yml": re.sub(r"    agenda: .*", f"    agenda: {article}", laws)})

    @rule(day=st.sampled_from(["2026-03-13", "2026-05-05"]))
    def declare_a_day_off(self, day: str) -> None:
        self.workshop.put({"workdays.yml": f"- {{date: {day}, kind: rest, source: https://adilet.zan.kz/x}}\n"})

    @rule(data=st.data())
    def remove_file(self, data: st.DataObject) -> None:
        files = sorted(self.workshop.content.rglob("*.md"))
        if files:
            data.draw(st.sampled_from(files)).unlink()

    @rule(data=st.data(), day=DAYS)
    def rename_news(self, data: st.DataObject, day: str) -> None:
        files = sorted(self.workshop.content.glob("news/*/*.md"))
        if files:
            path = data.draw(st.sampled_from(files))
            path.rename(path.with_name(f"{day}-renamed.{path.suffixes[-2][1:]}.md"))

    @rule(lang=LANGUAGES, name=TITLES)
    def translate_council(self, lang: str, name: str) -> None:
        self.workshop.put({f"councils/bayram.{lang}.md": f'---\nname: "{name}"\nformed_with: "Орган"\n---\n'})

    @rule(data=st.data())
    def break_file(self, data: st.DataObject) -> None:
        files = sorted(self.workshop.content.rglob("*.md"))
        if files:
            data.draw(st.sampled_from(files)).write_text("---\nсломано\n")

    @rule(content=st.binary(max_size=20))
    def attach(self, content: bytes) -> None:
        self.workshop.put({"files/aydyn/report.pdf": b"%PDF-" + content})

    @rule(
        template=st.sampled_from(["base.html", "news/item.html", "parts/common.html", "parts/follow.html", "councils/item.html"]), word=st.sampled_from("abc")
    )
    def edit_template(self, template: str, word: str) -> None:
        path = self.theme / "templates" / template
        path.write_text(path.read_text() + f"<!-- {word} -->\n")

    @rule(lang=st.sampled_from(["kk", "ru"]), word=TITLES)
    def edit_translation(self, lang: str, word: str) -> None:
        path = self.theme / "locale" / lang / "LC_MESSAGES" / "site.po"
        head, _, tail = path.read_text().partition('msgid "Latest news"\nmsgstr "')
        path.write_text(f'{head}msgid "Latest news"\nmsgstr "{word}"\n{tail.partition(chr(10))[2]}')

    @rule(day=st.sampled_from([date(2026, 1, 1), date(2026, 6, 1), date(2026, 6, 3)]))
    def change_build_date(self, day: date) -> None:
        self.workshop.settings = replace(self.workshop.settings, build_date=day)

    @rule(repository=st.sampled_from(["", "https://forge.example/kenes"]))
    def change_repository(self, repository: str) -> None:
        publication = self.workshop.settings.publication._replace(repository=repository)
        self.workshop.settings = replace(self.workshop.settings, publication=publication)

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    @rule(data=st.data())
    def meddle_with_the_output(self, data: st.DataObject) -> None:
        files = sorted((self.folder / "output").rglob("*.html"))
        if files:
            data.draw(st.sampled_from(files)).write_text("changed by another hand")

    @invariant()
    def incremental_equals_clean(self) -> None:
        incremental = self.workshop.build()
        with tempfile.TemporaryDirectory() as fresh:
            cache = Path(fresh) / "cache"
            cache.mkdir()
            (cache / "templates").symlink_to(self.folder / "cache" / "templates")  # Jinja's own, keyed by the sources; saves compiling
            clean = self.workshop.build(output=Path(fresh) / "output", cache=cache)
        assert incremental == clean


@pytest.fixture(autouse=True)
def project_settings(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    AnyHistory.project = settings
    monkeypatch.setattr(tables, "CHUNK", 2)  # so that small tables come in chunks too


class TestAnyHistory(AnyHistory.TestCase):
    """The law, as pytest runs it."""

    settings = settings(max_examples=6, stateful_step_count=10, suppress_health_check=list(HealthCheck))


def test_a_site_without_regions_is_refused(workshop: Workshop) -> None:
    workshop.put({"regions.yml": "- {slug: Bad Slug}\n"})

    with pytest.raises(CannotBuild, match="regions.yml cannot be used"):
        workshop.build()
