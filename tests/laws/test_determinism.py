"""The same content gives the same bytes on any machine: with any number of workers, in any zone, locale and folder."""

import shutil
from pathlib import Path

import pytest

from tests.workshop import Workshop, run_pelican


@pytest.fixture
def many(workshop: Workshop) -> Workshop:
    """A site with enough files to keep several workers busy."""
    workshop.put(
        {f"news/aydyn/2026-05-{day:02}-n{number}.ru.md": f'---\ntitle: "№ {number}"\n---\nТекст {number}.\n' for number in range(1, 60) for day in (1, 2)}
    )
    return workshop


@pytest.mark.parametrize(
    ("workers", "environment"),
    [
        (3, {}),
        (1, {"TZ": "Pacific/Kiritimati", "LC_ALL": "kk_KZ.UTF-8"}),
        (2, {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        (1, {"PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"}),
    ],
    ids=["workers", "zone-and-locale", "all", "hash-seed"],
)
def test_the_machine_does_not_show_in_the_output(many: Workshop, tmp_path: Path, workers: int, environment: dict[str, str]) -> None:
    here = many.build()

    elsewhere = tmp_path / "elsewhere" / "на другом месте"
    shutil.copytree(many.content, elsewhere / "content")

    assert run_pelican(elsewhere, workers=workers, environment=environment) == here


def test_a_second_build_writes_nothing(workshop: Workshop) -> None:
    first = workshop.build()
    assert workshop.build() == first
    assert workshop.result[:3] == (0, len(first), 0)


def test_one_edit_touches_only_what_shows_it(workshop: Workshop) -> None:
    before = workshop.build()
    workshop.put({"news/bayram/2025-12-31-plan.ru.md": '---\ntitle: "План на год"\n---\nДругой текст.\n'})
    after = workshop.build()

    changed = {path for path in after if after[path] != before.get(path)}
    assert "ru/news/bayram/2025-12-31-plan/index.html" in changed
    assert all(path == "ru/news/bayram/2025-12-31-plan/index.html" or "feeds/" in path for path in changed)
    assert workshop.result.written == len(changed)
