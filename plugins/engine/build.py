"""Read → plan → render → write → sweep. Nothing is rendered that has not changed, and nobody sees half a file."""

import gc
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import lru_cache, partial
from itertools import filterfalse
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pelican

import plugins
from plugins.engine.artifact import Artifact, Tools
from plugins.engine.failure import CannotBuild, machine_failures_told
from plugins.engine.group import Group
from plugins.engine.history import head_of, last_changes
from plugins.engine.lock import locked
from plugins.engine.manifest import Contents, Made, Manifest, Written
from plugins.engine.plan import Plan
from plugins.engine.settings import Settings
from plugins.engine.theme import Theme, tree_digest
from plugins.engine.words import Catalogues
from plugins.model.assembly import Inputs, assemble
from plugins.model.digest import digest
from plugins.model.problem import Problem
from plugins.model.region import REGIONS_FILE
from plugins.model.workdays import Workdays
from plugins.reading.content import Content, read_content
from plugins.reading.kept import days_off_kept
from plugins.reading.lookout import Lookout
from plugins.reading.store import Bodies, DamagedStore, Store
from plugins.reading.workers import Workers

PIECES_AT_ONCE = 8
LARGE = 1000
"""Entries of a group that is as much work as `MUCH` small pieces."""
MUCH = 24


class Result(NamedTuple):
    """What a build did."""

    written: int
    skipped: int
    """Files that were already as they should be."""
    removed: int
    problems: list[Problem]
    waiting: int
    """Entries whose day has not come."""


class Listener:
    """Is told how a build goes; this one keeps it to itself."""

    def progress(self, step: str, done: int, total: int | None) -> None:
        """So much of a step is done; `total` is None where it is not known beforehand."""

    def waiting(self, lock: Path) -> None:
        """Another build holds the lock."""


class Build:
    """One build: `read`, then `write`, if it is one that `writes`. It holds its locks and processes from beginning to end."""

    def __init__(self, settings: Settings, listener: Listener | None = None, *, writes: bool = False) -> None:
        self.settings, self.listener, self.writes = settings, listener or Listener(), writes
        self.addresses = settings.publication.addresses
        self.code = code_digest()
        self.theme = theme_of(settings.theme, settings.cache / "templates" / self.code, tree_digest(settings.theme))

    @machine_failures_told()
    def __enter__(self) -> Self:
        with ExitStack() as resources:
            gc.disable()  # a build makes many objects and no cycles worth collecting
            resources.callback(gc.enable)
            resources.callback(gc.freeze)  # the collection at the program's end would go through all of them
            self.lookout = resources.enter_context(Lookout())
            for lock in (self.settings.store / "lock", self.settings.output_lock):
                resources.enter_context(locked(lock, self.listener.waiting))
            self.resources = resources.pop_all()
        self.workers = Workers(self.settings.workers)
        self.store = Store(self.settings.store, f"{self.code}{digest(repr((self.addresses.base, self.addresses.languages)).encode()).hex()}")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.resources.close()

    @machine_failures_told()
    def read(self) -> None:
        """Read the content and make the site of it; raises `CannotBuild` where the regions are not to be had."""
        try:
            content = self.content()
        except DamagedStore:
            self.store.discard()
            content = self.content()
        if not content.regions:
            raise CannotBuild(f"{REGIONS_FILE} cannot be used", content.problems)
        self.files = content.files
        if self.writes:
            self.manifest = Manifest(self.settings.manifest, self.settings.output)
            self.manifest.look(self.lookout)
        self.commit = head_of(self.settings.content)
        inputs = Inputs(
            addresses=self.addresses,
            files=content.files,
            regions=content.regions,
            attachments=content.attachments,
            polling=content.polling,
            forms=[form.name for form in self.settings.forms],
            workdays=Workdays(content.workdays, days_off_kept(self.settings.cache / "days-off" / self.code)),
            laws=content.laws,
            changed=last_changes(self.settings.content, self.commit, self.settings.store),
            build_date=self.settings.build_date,
        )
        self.site, problems = assemble(inputs)
        of_files = [problem for file in content.files.values() for problem in file.problems]
        self.problems = sorted([*content.problems, *of_files, *problems])

    def content(self) -> Content:
        """What lies in the content folder."""
        return read_content(self.settings.content, self.store, self.lookout, self.workers, self.addresses, progress=partial(self.listener.progress, "read"))

    @machine_failures_told()
    def write(self) -> Result:
        """Bring the output folder up to date."""
        try:
            return self.written()
        except DamagedStore:
            self.store.discard()
            self.read()
            return self.written()

    def written(self) -> Result:
        """Render what changed, write it, and sweep away what nothing claims any more."""
        settings, manifest = self.settings, self.manifest
        plan = Plan(self.site, settings, self.theme, manifest, self.code)
        if not manifest.ours:
            raise CannotBuild(f"{settings.output} holds files that are not this site's; name an empty folder, or empty this one")
        for due in (partial(plan.due, self.commit), plan.due_at_last):
            pieces = due()
            work = sum(MUCH if is_large(piece) else 1 for piece in pieces)
            for results in self.workers.map(partial(make, plan, self.store.bodies_path), batches_of(pieces), work):
                for made in results:
                    plan.take(made)
                self.listener.progress("render", plan.written, None)
        removed = sweep(settings.output, plan.files, manifest)
        manifest.finish(Contents(plan.files, plan.groups))
        return Result(plan.written, len(plan.files) - plan.written, removed, self.problems, self.site.waiting)


def batches_of(pieces: Sequence[Artifact | Group]) -> list[Sequence[Artifact | Group]]:
    """Large groups each by itself and first, so that none is left over for one process at the end; the rest several at once."""
    rest = [*filterfalse(is_large, pieces)]
    return [*([piece] for piece in pieces if is_large(piece)), *(rest[start : start + PIECES_AT_ONCE] for start in range(0, len(rest), PIECES_AT_ONCE))]


def is_large(piece: Artifact | Group) -> bool:
    """Whether a piece is much work."""
    return isinstance(piece, Group) and len(piece.part.entries) >= LARGE


def make(plan: Plan, bodies: Path, pieces: Sequence[Artifact | Group]) -> list[Made]:
    """Render and write pieces of the plan."""
    with Bodies(bodies) as opened:
        opened.hold()
        tools = Tools(plan.settings.publication, plan.theme, plan.theme.catalogues, opened)
        return [plan.make(piece, tools) for piece in pieces]


@lru_cache(maxsize=1)
def theme_of(folder: Path, compiled: Path, state: str) -> Theme:
    """The theme as long as its files and the code are the same, for a process that builds again and again."""
    return Theme(folder, Catalogues(folder / "locale", compiled), compiled, state)


def sweep(output: Path, files: Mapping[str, Written], manifest: Manifest) -> int:
    """Remove what nothing claims: what the last build wrote, or, where that is not known for sure, all else in the folder."""
    if manifest.complete:
        stale = set(manifest.contents.files) - set(files)
    else:
        stale = {path.relative_to(output).as_posix() for path in output.rglob("*") if not path.is_dir() or path.is_symlink()} - set(files)
    if stale:
        manifest.begin()
    for name in stale:
        (output / name).unlink(missing_ok=True)
    for folder in sorted({parent for name in stale for parent in (output / name).parents if output in parent.parents}, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return len(stale)


def code_digest() -> str:
    """Stands for the code: ours, and the versions of the libraries."""
    folder = Path(plugins.__file__).parent
    versions = sorted(path.name for path in Path(pelican.__file__).parent.parent.glob("*.dist-info"))
    return digest("\n".join([tree_digest(folder, "*.py"), *versions]).encode()).hex()
