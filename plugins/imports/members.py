"""A table of members → the council's file with those that it does not have yet. Nothing else of the file changes by a single byte."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from plugins.imports.proposal import Batch, Draft, Wanted, in_strings, judged, plain
from plugins.imports.table import Row, Table
from plugins.intake.compose import NotReadBack, Quoted, yaml_of
from plugins.intake.inbox import Unused
from plugins.intake.kinds import Cannot
from plugins.intake.tables import Unreadable
from plugins.model.council import Member
from plugins.model.fields import Value
from plugins.reading.decode import decoded
from plugins.reading.frontmatter import split

LABELS = {
    "name": ("ФИО", "Ф.И.О", "Фамилия, имя, отчество", "Фамилия Имя Отчество", "Член совета", "Имя", "Аты-жөні", "ТАӘ", "Т.А.Ә", "Full name", "Name"),
    "role": ("Роль", "Роль в совете", "Должность в совете", "Рөлі", "Кеңестегі рөлі", "Кеңестегі лауазымы", "Role"),
    "side": ("Сторона", "От кого", "Кого представляет", "Тарап", "Тарапы", "Кімнің өкілі", "Side"),
    "organisation": ("Организация", "Кем выдвинут", "Выдвинут", "Ұйым", "Ұйымы", "Кім ұсынды", "Organisation", "Organization"),
    "since": ("Член с", "С какого дня", "Дата избрания", "Мүше болған күні", "Қай күннен", "Since"),
    "until": ("Член до", "По какой день", "Дата выхода", "Мүшелігі біткен күн", "Қай күнге дейін", "Until"),
    "source_url": ("Источник", "Ссылка", "Ссылка на источник", "Дереккөз", "Сілтеме", "Source", "source_url"),
}
ROLES = {
    "chair": ("председатель", "председатель совета", "председатель общественного совета", "төраға", "төрағасы", "кеңес төрағасы", "chairman", "chairperson"),
    "deputy_chair": (
        *("заместитель председателя", "зам. председателя", "зам председателя", "зампредседателя", "заместитель председателя совета"),
        *("төраға орынбасары", "төрағаның орынбасары", "төрағасының орынбасары", "deputy chair", "deputy chairman"),
    ),
    "secretary": ("секретарь", "секретарь совета", "ответственный секретарь", "хатшы", "хатшысы", "кеңес хатшысы", "жауапты хатшы"),
    "member": ("член", "член совета", "член общественного совета", "мүше", "мүшесі", "кеңес мүшесі", "council member"),
}
SIDES = {
    "civil": (
        *("гражданское общество", "от гражданского общества", "представитель гражданского общества", "нпо", "общественность"),
        *("азаматтық қоғам", "азаматтық қоғамнан", "азаматтық қоғам өкілі", "үеұ", "civil society"),
    ),
    "state": (
        *(
            "государство",
            "государственный орган",
            "госорган",
            "от государственного органа",
            "от государственных органов",
            "представитель государственного органа",
        ),
        *("мемлекет", "мемлекеттік орган", "мемлекеттік органнан", "мемлекеттік орган өкілі", "state body"),
    ),
}


class CouncilFile(NamedTuple):
    """The file that holds a council's facts."""

    path: str
    data: bytes


def members(table: Table, file: CouncilFile, source_url: str, ever: Collection[str], wanted: Wanted) -> Batch:
    """The council's file with the new members of a table; `ever` are the names that its history knows. Raises `Unreadable`."""
    present = {key_of(member.name): member for member in judged_file(file, wanted)}
    gone = {key_of(name) for name in ever} - set(present)
    said: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    new: list[dict[str, Any]] = []
    unused: list[Unused] = []
    told = list(table.told)
    for row in table:
        try:
            member = member_of(row, source_url)
            inserted(file, [member], wanted)
            said[key_of(member["name"])].append((row.place, member))
        except (Cannot, NotReadBack) as reason:
            unused.append(Unused(row.place, "", str(reason)))
    for key, rows in said.items():
        place, member = rows[0]
        if any(other != member for _, other in rows):
            unused += [Unused(each, "", "another row has the same name and says something else of it; mend one of them") for each, _ in rows]
        elif key in present:
            told += [f"{place}: {difference}; the file was left as it is" for difference in differences(member, present[key])]
        elif key in gone:
            told.append(f"{place}: stands in another branch already or was taken out of {file.path} before; to have it back, write it there by hand")
        else:
            new.append(member)
    told += [
        f"{member.name} stands in {file.path}, but not in the table; if they left, write until: there"
        for key, member in present.items()
        if key not in said and not member.until
    ]
    try:
        drafts = [Draft(file.path, inserted(file, new, wanted))] if new else []
    except NotReadBack as reason:
        raise Unreadable(f"{len(new)} members together do not go into {file.path}: {reason}") from None
    return Batch(drafts, unused, len(set(said) & (set(present) | gone)), told)


def judged_file(file: CouncilFile, wanted: Wanted) -> tuple[Member, ...]:
    """The members that a council's file has. Raises `Unreadable` where the file has to be mended first."""
    try:
        return tuple((judged(file.path, file.data, wanted.languages).facts or {}).get("members", ()))
    except NotReadBack as reason:
        raise Unreadable(f"{file.path} has to be mended first: {reason}") from None


def member_of(row: Row, source_url: str) -> dict[str, Any]:
    """What a row says of a member, as it is written. Raises `Cannot`."""
    if not row.cells:
        raise Cannot("it has other cells than the first line of the table, or none that are needed")
    said: dict[str, Any] = {"name": Quoted(row.needed("name"))}
    for field, words in (("role", ROLES), ("side", SIDES)):
        row.needed(field)
        said[field] = row.choice(field, words)
    organisation = row.line("organisation")
    said |= {"organisation": Quoted(organisation)} if organisation else {}
    said |= {field: day for field in ("since", "until") if (day := row.day(field))}
    if not (source := row.line("source_url") or source_url):
        raise Cannot("no source says where the composition was published; fill in the column, or give --source-url for all rows")
    return said | {"source_url": Quoted(source)}


def differences(member: Mapping[str, Any], present: Member) -> Iterator[str]:
    """What the table says of a member otherwise than the file."""
    for field, said in member.items():
        if field not in ("name", "source_url") and str(said) != str(getattr(present, field) or ""):
            yield f"{present.name}: {field} is {getattr(present, field) or 'not given'} in the file and {said} in the table"


def key_of(name: str) -> str:
    """A name without the order of its words and what else makes no difference."""
    return " ".join(sorted(re.findall(r"[^\W_]+", name.casefold().replace("ё", "е"))))


def inserted(file: CouncilFile, new: list[dict[str, Any]], wanted: Wanted) -> bytes:
    """The file with some more members at the end of its list. Raises `NotReadBack` where it would be refused or say anything else differently."""
    lines = file.data.decode().split("\n")
    matter, _ = split(file.path, decoded(file.path, file.data)[0])
    assert matter is not None
    ending = "\r" if lines[0].endswith("\r") else ""
    gap = gap_for(lines, matter.keys.get("members"), matter.body_line - 2)
    block = [*gap.head, *(f"{gap.indent}{line}" for line in yaml_of(new).rstrip("\n").split("\n"))]
    data = "\n".join([*lines[: gap.start], *(f"{line}{ending}" for line in block), *lines[gap.end :]]).encode()
    old, read = judged(file.path, file.data, wanted.languages), judged(file.path, data, wanted.languages)
    again, _ = split(file.path, decoded(file.path, data)[0])
    then = {name: plain(value) for name, value in matter.keys.items()}
    now = {name: plain(value) for name, value in again.keys.items()} if again else {}
    if (old.text, old.html) != (read.text, read.html) or now != then | {"members": [*then.get("members", []), *in_strings(new)]}:
        raise NotReadBack(f"{file.path} would say something else differently; write them there by hand")
    return data


class Gap(NamedTuple):
    """Where new entries of a list go."""

    start: int
    end: int
    """The lines from `start` up to here are replaced."""
    head: tuple[str, ...]
    """What stands before the entries."""
    indent: str


def gap_for(lines: list[str], written: Value | None, fence: int) -> Gap:
    """Where new members go; `fence` is the index of the line that ends the front matter. Raises `NotReadBack` for a list in brackets."""
    if written is None:
        return Gap(fence, fence, ("members:",), "  ")
    if not written.content:
        return Gap(written.line - 1, written.line, (re.sub(r"\s*\[\s*\]", "", lines[written.line - 1].rstrip("\r"), count=1),), "  ")
    assert isinstance(written.content, list)
    last = written.content[-1].line - 1
    dash = re.match(r" *(?=- )", lines[last])
    if not dash or not re.match(r"members:\s*(?:#|$)", lines[written.line - 1]):
        raise NotReadBack("the members are written in brackets; write each on lines of its own, from “- name:” on")
    end = next((number for number in range(last + 1, fence) if re.match(r"[^\s#-]", lines[number])), fence)
    while re.match(r"\s*$|#", lines[end - 1]):
        end -= 1
    return Gap(end, end, (), dash[0])
