"""A build that is killed at any moment leaves no half-written file, and the next one gives what a clean one gives."""

import multiprocessing
import os
import random
import signal
import time
from dataclasses import replace
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from plugins.engine.build import Build
from plugins.engine.settings import Settings
from plugins.reading.atomic import TEMPORARY
from tests.workshop import Workshop, read_tree

FORK = multiprocessing.get_context("fork")
KILLS = 60


def build(settings: Settings) -> None:
    with Build(settings, writes=True) as work:
        work.read()
        work.write()


def seconds_of_a_build(settings: Settings) -> float:
    started = time.monotonic()
    process = FORK.Process(target=build, args=(settings,))
    process.start()
    process.join()
    return time.monotonic() - started


def whole(path: Path) -> bool:
    """Whether a published file has its end."""
    ends = {".html": b"</html>", ".xml": b">", ".opml": b">", ".json": (b"}", b"]")}
    return path.read_bytes().rstrip().endswith(ends.get(path.suffix, b""))


@pytest.mark.parametrize(("workers", "kills"), [(1, KILLS), (3, 8)], ids=["one process", "workers"])
def test_kills_leave_nothing_half_done(workshop: Workshop, tmp_path: Path, workers: int, kills: int) -> None:
    settings = replace(workshop.settings, workers=workers)
    chance = random.Random(2017)
    if workers > 1:
        workshop.put({f"news/bayram/2026-04-{number % 28 + 1:02}-w{number}.ru.md": '---\ntitle: "x"\n---\nТекст.\n' for number in range(150)})
    long = seconds_of_a_build(settings)
    for number in range(kills):
        workshop.put({f"news/aydyn/2026-05-{number % 28 + 1:02}-n.ru.md": f'---\ntitle: "{number}"\n---\nТекст {number}.\n'})
        if number % 7 == 3:
            min(workshop.content.glob("news/aydyn/2026-05*")).unlink()
        process = FORK.Process(target=build, args=(settings,))
        process.start()
        process.join(chance.uniform(0, long))
        if process.is_alive():
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)
            process.join()
        assert [path for path in settings.output.rglob("*") if path.is_file() and not path.name.startswith(TEMPORARY) and not whole(path)] == []

    after = workshop.build()

    assert after == workshop.build(output=tmp_path / "clean", cache=tmp_path / "clean-cache")
    assert read_tree(settings.output) == after


def build_when_told(settings: Settings, told: Event) -> None:
    told.wait()
    build(settings)


def test_a_second_build_into_the_same_folder_waits_for_the_first(workshop: Workshop) -> None:
    told = FORK.Event()
    second = FORK.Process(target=build_when_told, args=(workshop.settings, told))  # forked before the locks are held, lest it inherit them
    second.start()
    with Build(workshop.settings, writes=True) as first:
        first.read()
        told.set()
        second.join(0.3)
        assert second.is_alive()
        first.write()
    second.join()
    assert second.exitcode == 0
    assert workshop.build() == read_tree(workshop.settings.output)
