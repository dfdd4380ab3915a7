"""A file is written whole or not at all."""

import multiprocessing
import resource
from pathlib import Path

import pytest

from plugins.reading.atomic import write_atomically

ROOM = 1000


def write_where_there_is_little_room(path: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
    with pytest.raises(OSError, match="too large"):
        write_atomically(path, b"x" * 2 * ROOM)


def test_a_disk_that_takes_only_a_part_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"old")

    process = multiprocessing.get_context("fork").Process(target=write_where_there_is_little_room, args=(path,))
    process.start()
    process.join()

    assert process.exitcode == 0
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"page.html": b"old"}
