"""The door of polls' tests: an organiser's list and exports in, a result out."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.commands.poll import Count, count, tokens
from plugins.model.form import SERVICES, Form
from plugins.model.place import Place
from plugins.model.poll import Poll
from plugins.model.record import Text
from tests.workshop import Workshop

NAME = "aydyn/2026-05-01-build"
ITEM = f"polls/{NAME}"
ANNOUNCED, OVER = date(2026, 5, 1), date(2026, 5, 11)
"""The poll is open from 2 to 10 May 2026."""
LABELS = (("token", "Ваш код"), ("choice", "Что построить?"))
FORMS = tuple(Form(name=name, service=name, columns=LABELS, address="https://forms.example/1") for name in SERVICES)
OPTIONS = {"park": "Парк, большой", "school": "Школа", "road": "Дорога"}
WORDS = {"kk": {"park": "Саябақ", "school": "Мектеп", "road": "Жол"}, "ru": OPTIONS}


def written(lang: str = "ru", *, more: str = "", options: dict[str, str] | None = None, **facts: object) -> str:
    """A poll's file; facts of None are left out."""
    told = {"method": "one", "electorate": "list", "electorate_size": 5, "opens": "2026-05-02", "closes": "2026-05-10", "form": "table"} | facts
    lines = [f"{name}: {value}" for name, value in told.items() if value is not None] if lang == "ru" else []
    lines += ["options:", *(f'  {name}: "{text}"' for name, text in (options or WORDS[lang]).items())]
    title = {"kk": "Не салу керек?", "ru": "Что построить?"}[lang]
    matter = "\n".join(lines)
    return f'---\ntitle: "{title}"\nwhy: "Зачем"\nuse: "Для чего"\n{matter}\n{more}---\n'


def record(**facts: object) -> Poll:
    """A poll that was not read from a file."""
    place = Place("polls", "aydyn", ANNOUNCED, "build", "ru", ITEM, ITEM, f"{ITEM}/")
    texts = {lang: Text(lang, f"{ITEM}.{lang}.md", "?", "", {"options": tuple(words.items())}, "") for lang, words in WORDS.items()}
    told = {"method": "one", "electorate": "list", "electorate_size": 5, "opens": date(2026, 5, 2), "closes": date(2026, 5, 10), "form": "table"}
    return Poll(place=place, texts=texts, stamp=b"", **(told | facts))  # type: ignore[arg-type]


class Booth:
    """Holds the poll of a workshop."""

    def __init__(self, workshop: Workshop, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.workshop, self.folder, self.capfd = workshop, folder, capfd
        workshop.settings = replace(workshop.settings, forms=FORMS, build_date=ANNOUNCED)
        self.result = workshop.content / f"{ITEM}.result.json"
        self.voters = workshop.content / f"{ITEM}.voters.json"
        self.secret = folder / "secret.csv"

    def open(self, **facts: object) -> list[str]:
        """Announce the poll in two languages, and make tokens for its voters where it has any."""
        self.workshop.put({f"{ITEM}.ru.md": written(**facts), f"{ITEM}.kk.md": written("kk")})
        size = facts.get("electorate_size", 5)
        if size is None:
            return []
        (self.folder / "list.csv").write_text("name;phone\n" + "".join(f"Voter {number};{number}\n" for number in range(int(str(size)))))
        assert tokens(self.workshop.settings, NAME, voters=self.folder / "list.csv", out=self.secret) == 0
        with self.secret.open(encoding="utf-8-sig") as file:
            return [row["token"] for row in csv.DictReader(file)]

    def export(self, rows: Iterable[tuple[str, str, str]], name: str = "export.csv") -> Path:
        """A table of ballots: time in Almaty, token, choice."""
        path = self.folder / name
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([("id", "time", *dict(LABELS).values()), *((number, *row) for number, row in enumerate(rows))])
        return path

    def tally(self, *exports: Path, day: date = OVER, pull_request: bool = False) -> str:
        """Count on a day; what is said."""
        self.capfd.readouterr()
        assert count(replace(self.workshop.settings, build_date=day), Count(exports, NAME, pull_request, "origin", "main")) == 0
        return "".join(self.capfd.readouterr())


@pytest.fixture
def booth(workshop: Workshop, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Booth:
    """A booth without a poll."""
    return Booth(workshop, tmp_path, capfd)
