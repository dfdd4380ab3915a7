"""The content folder → what each file holds, reading only what changed."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from yaml import YAMLError

from plugins.model.addresses import Addresses
from plugins.model.counting import Result
from plugins.model.digest import digest
from plugins.model.fields import Findings, Keyed, Value, list_of, record
from plugins.model.law import LAWS_FILE, Act
from plugins.model.poll import FILE, Roll
from plugins.model.polling import PollFile
from plugins.model.problem import Problem
from plugins.model.region import REGIONS_FILE, Region
from plugins.model.source import Attachment, SourceFile
from plugins.model.workdays import WORKDAYS_FILE, Change
from plugins.reading.attachments import attachment_problem
from plugins.reading.decode import decoded
from plugins.reading.frontmatter import Composer, Refused, diagnosis
from plugins.reading.index import Found, Known
from plugins.reading.look import Standing, walk
from plugins.reading.lookout import Lookout
from plugins.reading.polling import read_poll_file
from plugins.reading.read import read
from plugins.reading.scan import MAX_DEPTH, scan
from plugins.reading.store import Bodies, Store
from plugins.reading.workers import Workers

K = TypeVar("K", bound=Keyed)

YOUNG = 2_000_000_000
"""Nanoseconds before a scan within which a file's time says nothing: file systems round it."""
FILES_AT_ONCE = 128


class Content(NamedTuple):
    """All that lies in the content folder."""

    files: dict[str, SourceFile]
    """The texts, by path."""
    attachments: dict[str, Attachment]
    """The files to publish as they are, by path."""
    polling: dict[str, PollFile]
    """Lists of voters and results of polls, by path."""
    regions: tuple[Region, ...]
    workdays: tuple[Change, ...]
    laws: tuple[Act, ...]
    problems: tuple[Problem, ...]
    """Of everything but the texts, whose problems are their own."""


def read_content(folder: Path, store: Store, lookout: Lookout, workers: Workers, addresses: Addresses, *, progress: Callable[[int, int], None]) -> Content:
    """Read the content folder; `progress` is told how many of how many files are done."""
    store.begin_scan()
    walked = lookout.ask(walk, str(folder), MAX_DEPTH)
    store.load()
    found = scan(walked())
    seen = found.texts | found.others
    index = {path: known for path, known in store.index.items() if seen.get(path) == known.seen and known.seen[1] < store.scanned_at - YOUNG}
    index |= {path: known for path in seen.keys() - index.keys() if (known := unchanged(folder, path, seen[path], store))}
    todo = [path for path in seen if path not in index]
    job = partial(read_files, folder, addresses, store.bodies_path)
    done = 0
    for batch in workers.map(job, [todo[start : start + FILES_AT_ONCE] for start in range(0, len(todo), FILES_AT_ONCE)], len(todo)):
        index |= {path: Known(seen[path], of_bytes, file) for path, of_bytes, file in batch}
        done += len(batch)
        progress(done, len(todo))
    index = {path: index[path] for path in seen if path in index}
    store.save(index)
    regions, problems = read_regions(folder, addresses.languages)
    workdays, wrong_days = read_list(folder, WORKDAYS_FILE, Change) if (folder / WORKDAYS_FILE).exists() else ((), [])
    laws, wrong_laws = read_list(folder, LAWS_FILE, Act) if (folder / LAWS_FILE).exists() else ((), [])
    others = {path: index[path] for path in found.others if path in index}
    return Content(
        {path: known.found for path in found.texts if (known := index.get(path)) and isinstance(known.found, SourceFile)},
        {path: attachment(known) for path, known in others.items() if known.found is None},
        {path: PollFile(known.found, attachment(known)) for path, known in others.items() if isinstance(known.found, Roll | Result)},
        regions,
        workdays,
        laws,
        (*found.problems, *problems, *wrong_days, *wrong_laws, *(known.found for known in index.values() if isinstance(known.found, Problem))),
    )


def attachment(known: Known[Found]) -> Attachment:
    """A file that can be published as it is."""
    return Attachment(known.digest.hex(), known.seen[0])


def unchanged(folder: Path, path: str, seen: Standing, store: Store) -> Known[Found] | None:
    """What is known of a file that looks like another one, if its bytes are still the same."""
    known = store.index.get(path)
    if known is None or known.seen[0] != seen[0]:
        return None
    try:
        same = digest((folder / path).read_bytes()) == known.digest
    except OSError:
        return None
    if not same:
        return None
    return known if known.seen == seen else known._replace(seen=seen)


def read_files(folder: Path, addresses: Addresses, bodies: Path, paths: Sequence[str]) -> list[tuple[str, bytes, Found]]:
    """Path, digest and finding of each file, its body put into the store; a file that went away meanwhile is left out."""
    htmls: dict[str, bytes] = {}
    found: list[tuple[str, bytes, Found]] = []
    for path in paths:
        try:
            with open(f"{folder}/{path}", "rb", buffering=0) as opened:  # noqa: PTH123  called for every file
                data = opened.read()
        except FileNotFoundError:
            continue
        except OSError as error:
            found.append((path, b"", Problem(path, 1, 1, "unreadable_file", {"reason": error.strerror or ""})))
            continue
        file, of_data = found_in(path, data, addresses), digest(data)
        if isinstance(file, SourceFile):
            if file.text and file.html:
                htmls[file.text.body] = file.html
            file = file._replace(html=b"", stamp=digest(of_data, path.encode()))
        found.append((path, of_data, file))
    if htmls:
        with Bodies(bodies) as store:
            store.add(htmls.items())
    return found


def found_in(path: str, data: bytes, addresses: Addresses) -> Found:
    """What a file holds."""
    if path.endswith(".md"):
        return read(path, data, addresses)
    return read_poll_file(path, data) if FILE.fullmatch(path) else attachment_problem(path, data[:16])


def read_regions(folder: Path, languages: Sequence[str]) -> tuple[tuple[Region, ...], list[Problem]]:
    """The regions; with a problem among them the site cannot be built."""
    path = folder / REGIONS_FILE
    if path.is_symlink() or not path.is_file():
        return (), [Problem(REGIONS_FILE, 1, 1, "no_regions")]
    regions, problems = read_list(folder, REGIONS_FILE, Region)
    problems = problems or [*incomplete(regions, languages)]
    return (() if problems else regions), problems


def read_list(folder: Path, name: str, type_: type[K]) -> tuple[tuple[K, ...], list[Problem]]:
    """The records of a YAML file, or what is wrong with it."""
    text, problems = decoded(name, (folder / name).read_bytes())
    if problems:
        return (), problems
    findings = Findings(name)
    try:
        written = Composer(text, first_line=1).root()
        records = findings.typed(list_of(record(type_)), written or Value("", 1, 1), name)
    except Refused as refusal:
        return (), [Problem(name, refusal.line, refusal.column, refusal.code, refusal.values)]
    except YAMLError as error:
        cause = diagnosis(text.split("\n"), error)
        return (), [Problem(name, cause.line - 1, cause.column, cause.code, cause.values)]
    return (() if findings.problems else records), findings.problems


def incomplete(regions: tuple[Region, ...], languages: Sequence[str]) -> Iterator[Problem]:
    """What is missing or double in the regions, taken together."""
    if not regions:
        yield Problem(REGIONS_FILE, 1, 1, "no_regions")
    for slug, count in Counter(region.slug for region in regions).items():
        if count > 1:
            yield Problem(REGIONS_FILE, 1, 1, "duplicate_key", {"key": slug, "first": "1"})
    for region in regions:
        for lang in languages:
            if not region.name.get(lang) or not region.centre.get(lang):
                yield Problem(REGIONS_FILE, 1, 1, "missing_key", {"key": f"{region.slug}: {lang}"})
