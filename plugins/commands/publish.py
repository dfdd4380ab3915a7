"""Builds into a new folder, judges what is there, and puts it in the place of the published one in a single step."""

import ctypes
import errno
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from plugins.engine.build import Build
from plugins.engine.failure import CannotBuild
from plugins.engine.lock import locked
from plugins.engine.manifest import Manifest
from plugins.engine.settings import Settings, WrongSetting
from plugins.engine.terminal import Terminal, say, warn
from plugins.model.council import Council
from plugins.reading.atomic import write_atomically

MAY_LOSE = 0.02
"""The share of published pages, or of content files, that may be missing before nothing is published."""
EXPECTED = ("index.html", "404.html", "sitemap.xml", "robots.txt", "feeds.opml")
RENAME_EXCHANGE = 2
AT_FDCWD = -100


def publish(settings: Settings, *, removed: Sequence[str], accept_loss: bool = False) -> int:
    """Publish; councils in `removed` may disappear, and with `accept_loss` any number of files.

    Raises `CannotBuild`, and leaves everything as it was, where the site is not fit.
    """
    if urlsplit(settings.publication.addresses.site).hostname in ("127.0.0.1", "localhost"):
        raise WrongSetting("SITEURL", settings.publication.addresses.site, "the public address of the site")
    if not Manifest(settings.manifest, settings.output).ours:
        raise CannotBuild(f"{settings.output} holds files that are not this site's; name an empty folder, or empty this one")
    beside = settings.output.with_name(f".{settings.output.name}.new")
    terminal = Terminal()
    with Build(replace(settings, output=beside), terminal, writes=True) as build, locked(settings.output_lock, terminal.waiting):
        shutil.rmtree(beside, ignore_errors=True)
        build.read()
        result = build.write()
        warn(build, result.problems)
        record = settings.manifest.with_suffix(".published")
        before = json.loads(record.read_bytes()) if record.exists() else {"files": [], "councils": []}
        reasons = [*faults(beside, result.written), *losses(build, before, beside, removed, accept_loss=accept_loss)]
        if reasons:
            raise CannotBuild("Nothing was published:\n" + "\n".join(f"- {reason}" for reason in reasons), result.problems)
        exchange(beside, settings.output)
        settings.manifest.unlink(missing_ok=True)  # it told of the folder that went
        now = {"files": files_in(settings.output), "councils": sorted(build.site.councils)}
        write_atomically(record, json.dumps(now, indent=0).encode())
        shutil.rmtree(beside, ignore_errors=True)
    left_out = sorted({problem.path for problem in result.problems if problem.stops})
    say(f"Published {len(now['files'])} files" + (f"; left out: {', '.join(left_out)}" if left_out else "") + ".")
    return 0


def files_in(folder: Path) -> list[str]:
    """The paths of all files below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def faults(folder: Path, written: int) -> Iterator[str]:
    """What is wrong with the files themselves, counted on the disk and not believed."""
    files = files_in(folder)
    if len(files) != written:
        yield f"{written} files were written, but {len(files)} are there"
    yield from (f"{name} is missing" for name in EXPECTED if name not in files)
    for name in files:
        data = (folder / name).read_bytes()
        if not data:
            yield f"{name} is empty"
        elif name.endswith(".html") and not data.rstrip().endswith(b"</html>"):
            yield f"{name} does not end as a page does"


def losses(build: Build, before: dict[str, list[str]], beside: Path, removed: Sequence[str], *, accept_loss: bool) -> Iterator[str]:
    """What would be missing: of the content, and of what was published the last time."""
    folder = Council.shape.folder
    written = {file.place.slug for file in build.files.values() if file.place and file.place.folder == folder}
    for slug in sorted((written | set(before["councils"])) - set(build.site.councils) - set(removed)):
        if slug in written:
            yield f"the council {slug} cannot be read; mend its files in {folder}/"
        else:
            yield f"the council {slug} would disappear; where that is meant, say so: REMOVED={slug}"
    if accept_loss:
        return
    left_out = {problem.path for problem in build.problems if problem.stops}
    if len(left_out) > MAY_LOSE * max(len(build.files), 1):
        yield f"{len(left_out)} of {len(build.files)} content files are left out; mend them, or say ACCEPT_LOSS=1"
    meant = tuple(f"/{slug}{end}" for slug in removed for end in ("/", "."))
    gone = {path for path in set(before["files"]) - set(files_in(beside)) if not any(part in path for part in meant)}
    if len(gone) > MAY_LOSE * max(len(before["files"]), 1):
        yield f"{len(gone)} of {len(before['files'])} published files would be gone, {min(gone)} among them; where that is meant, say ACCEPT_LOSS=1"


def exchange(new: Path, old: Path) -> None:
    """Let two folders change places; at no moment is there none."""
    if not old.exists():
        new.rename(old)
        return
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename and rename(AT_FDCWD, os.fsencode(new), AT_FDCWD, os.fsencode(old), RENAME_EXCHANGE) == 0:
        return
    if rename and ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL):
        raise OSError(ctypes.get_errno(), "the folders cannot change places", str(old))
    aside = old.with_name(f".{old.name}.old")  # a file system that cannot exchange: two renames
    old.rename(aside)
    new.rename(old)
    aside.rename(new)
