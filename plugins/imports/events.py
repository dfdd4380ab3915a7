"""A table of meetings → files of events."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from plugins.imports.addresses import host_of, published
from plugins.imports.known import Known
from plugins.imports.proposal import Batch, Draft, Wanted, composed
from plugins.imports.slug import slug_of
from plugins.imports.table import Row, Table
from plugins.intake.clean import language_of
from plugins.intake.compose import NotReadBack, Quoted
from plugins.intake.inbox import Unused
from plugins.intake.kinds import Cannot
from plugins.model.source import SourceFile

LABELS = {
    "date": ("Дата", "День", "Дата проведения", "Күні", "Өтетін күні", "Date"),
    "title": ("Название", "Тема", "Мероприятие", "Атауы", "Тақырыбы", "Title"),
    "kind": ("Вид", "Вид мероприятия", "Тип", "Түрі", "Kind"),
    "starts": ("Время", "Начало", "Уақыты", "Басталуы", "Time", "Starts"),
    "ends": ("Окончание", "Конец", "Аяқталуы", "Ends"),
    "venue": ("Место", "Место проведения", "Орны", "Өтетін орны", "Venue"),
    "status": ("Статус", "Состояние", "Мәртебесі", "Күйі", "Status"),
    "moved_to": ("Перенесено на", "Ауыстырылған күні", "Moved to"),
    "announced_on": ("Дата объявления", "Объявлено", "Жарияланған күні", "Announced on"),
    "present": ("Присутствовало", "Число участников", "Участников", "Қатысқандар", "Қатысушылар саны", "Present"),
    "agenda": ("Повестка", "Повестка дня", "Күн тәртібі", "Agenda"),
    "online": ("Трансляция", "Ссылка на трансляцию", "Онлайн", "Трансляция сілтемесі", "Online"),
    "source_url": ("Источник", "Ссылка", "Ссылка на источник", "Дереккөз", "Сілтеме", "Source", "source_url"),
}
KINDS = {
    "meeting": ("заседание", "заседание совета", "отырыс", "кеңес отырысы"),
    "hearing": ("общественные слушания", "публичные слушания", "слушания", "қоғамдық тыңдау", "тыңдау", "public hearing"),
    "report_hearing": ("слушание отчета", "отчет", "отчет руководителя", "есепті тыңдау", "есеп тыңдау", "есеп"),
    "reception": ("прием граждан", "прием", "азаматтарды қабылдау", "қабылдау"),
    "seminar": ("семинар", "тренинг"),
    "competition": ("конкурс", "объявление конкурса", "байқау", "конкурс жариялау"),
    "conference": ("конференция",),
}
STATUSES = {
    "announced": ("объявлено", "запланировано", "жарияланды", "жоспарланған"),
    "held": ("состоялось", "проведено", "прошло", "өтті", "өткізілді"),
    "cancelled": ("отменено", "не состоялось", "болмайды", "өтпейді", "canceled"),
    "moved": ("перенесено", "ауыстырылды", "кейінге қалдырылды"),
}
TELLING = ("title", "venue", "agenda", "kind", "status")
"""Cells whose words tell the language."""
AGENDA_ITEM = re.compile(r"(?:(?P<number>\d{1,3}(?:\.\d{1,2})*)[.)]+\s*)?(?P<title>.+)")


def events(table: Table, files: Iterable[SourceFile], known: Known, source_url: str, wanted: Wanted) -> Batch:
    """The meetings of a table as files; those that are there, or were, are only counted."""
    present = list(files)
    found: dict[str, dict[Draft, str]] = defaultdict(dict)
    unused: list[Unused] = []
    before = 0
    for row in table:
        try:
            day, keys = facts_of(row, source_url, wanted)
            draft = drafted(day, keys, wanted.lang or language_of(" ".join(map(row.text, TELLING))), wanted)
            if draft.item in known.items:
                before += 1
                continue
            refuse_rival(day, keys, present, wanted.council)
            found[draft.item].setdefault(draft, row.place)
        except (Cannot, NotReadBack) as reason:
            unused.append(Unused(row.place, "", str(reason)))
    for same in found.values():
        if len(same) > 1:
            unused += [Unused(place, "", "another row has the same day and title and says something else; make the titles differ") for place in same.values()]
    drafts = [draft for same in found.values() if len(same) == 1 for draft in same]
    return Batch(sorted(drafts), unused, before, table.told)


def facts_of(row: Row, source_url: str, wanted: Wanted) -> tuple[date, dict[str, Any]]:
    """The day of a row and what it says, as it is written. Raises `Cannot`."""
    if not row.cells:
        raise Cannot("it has other cells than the first line of the table, or none that are needed")
    row.needed("date")
    day = row.day("date")
    assert day is not None
    row.needed("kind")
    keys: dict[str, Any] = {"title": Quoted(row.needed("title"))}
    keys |= {"venue": Quoted(row.line("venue"))} if row.line("venue") else {}
    keys["kind"] = row.choice("kind", KINDS)
    keys |= {"status": status} if (status := row.choice("status", STATUSES)) else {}
    keys |= {field: Quoted(time) for field in ("starts", "ends") if (time := row.clock(field))}
    keys |= {field: known for field in ("moved_to", "announced_on") if (known := row.day(field))}
    keys |= {"online": Quoted(row.line("online"))} if row.line("online") else {}
    keys |= {"present": number_in(row, "present")} if row.line("present") else {}
    keys |= {"agenda": agenda} if (agenda := agenda_of(row)) else {}
    if not (source := published(row.line("source_url") or source_url)):
        raise Cannot("no address says where it was published; fill in the column, or give --source-url for all rows")
    if (keys.get("moved_to") or day) > wanted.today and "announced_on" not in keys:
        raise Cannot("it is still to come: say when it was announced, in the column “Дата объявления”")
    return day, keys | {"sources": [{"url": Quoted(source), "title": Quoted(host_of(source))}]}


def drafted(day: date, keys: Mapping[str, Any], lang: str, wanted: Wanted) -> Draft:
    """The file of an event. Raises `Cannot` and `NotReadBack`."""
    if lang not in wanted.languages:
        raise Cannot(f"its language, {lang}, is none of the site's; name one with --lang")
    path = f"events/{wanted.council}/{day}-{slug_of(keys['title'], keys['kind'].replace('_', '-'))}.{lang}.md"
    return Draft(path, composed(path, keys, "", wanted.languages))


def agenda_of(row: Row) -> list[dict[str, Any]]:
    """The items of an agenda: a line for each, or else parted by semicolons. Numbers are kept where they are not those that the page gives by itself."""
    text = row.text("agenda")
    items = [item for line in (text.split("\n") if "\n" in text else text.split(";")) if (item := AGENDA_ITEM.fullmatch(line.strip("; ")))]
    ordinary = all(item["number"] in (None, str(place)) for place, item in enumerate(items, 1))
    return [({} if ordinary or not item["number"] else {"number": Quoted(item["number"])}) | {"title": Quoted(item["title"].strip())} for item in items]


def number_in(row: Row, field: str) -> int:
    """The whole number in a cell. Raises `Cannot`."""
    said = row.line(field)
    if not re.fullmatch(r"\d{1,6}(?:\.0)?", said):
        raise Cannot(f"{row.headings[field]} “{said[:20]}” is not a whole number")
    return int(float(said))


def refuse_rival(day: date, keys: Mapping[str, Any], present: Iterable[SourceFile], council: str) -> None:
    """Raise `Cannot` where there is an event that may be the same one under another name."""
    for file in present:
        facts = file.facts or {}
        if file.place and (file.place.folder, file.place.council, file.place.day) == ("events", council, day) and facts.get("kind") == keys["kind"]:
            starts = facts.get("starts")
            if not starts or "starts" not in keys or f"{starts:%H:%M}" == keys["starts"]:
                raise Cannot(f"{file.path} is of this day and kind already; change that file, or give both a time")
