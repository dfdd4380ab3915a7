"""A damaged or foreign cache is discarded, never trusted."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workshop import Workshop


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(100, len(data), 97):
        data[place] ^= 0xFF
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("damage", [truncated, garbled, Path.unlink, lambda path: path.write_bytes(b"")], ids=["cut", "garbled", "gone", "empty"])
@pytest.mark.parametrize("name", ["content-*/index", "content-*/changes", "content-*/bodies.sqlite", "content-*/scanned", "output-*.manifest"])
def test_damage_costs_work_and_nothing_else(workshop: Workshop, name: str, damage: Callable[[Path], object]) -> None:
    before = workshop.build_elsewhere()
    workshop.put({"pages/about.kk.md": '---\ntitle: "Сайт туралы"\n---\nЕскі мәтін.\n'})
    workshop.build()
    damaged = list(workshop.settings.cache.glob(name))
    assert damaged
    for path in damaged:
        damage(path)
    workshop.put({"pages/about.kk.md": '---\ntitle: "Сайт туралы"\n---\nЖаңа мәтін.\n'})

    after = workshop.build()

    assert after.keys() == before.keys()
    assert "Жаңа мәтін.".encode() in after["about/index.html"]


def test_two_sites_in_one_cache_do_not_mix(workshop: Workshop, tmp_path: Path) -> None:
    first = workshop.build()
    other = Workshop(tmp_path / "other", workshop.settings)
    other.settings = replace(other.settings, cache=workshop.settings.cache)
    other.put({"pages/about.kk.md": '---\ntitle: "Басқа сайт"\n---\nБасқа.\n'})

    assert other.build() != first
    assert workshop.build() == first


def test_a_file_whose_time_went_back_is_still_seen_to_have_changed(workshop: Workshop) -> None:
    path = workshop.content / "pages" / "about.kk.md"
    workshop.build()
    status = path.stat()
    path.write_text(path.read_text().replace("сынақ", "басқа"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "басқа".encode() in workshop.build()["about/index.html"]
