"""Files that lie beside the texts: pictures and documents. Only known types are published, and a file must be what its name says."""

import re
from pathlib import PurePosixPath

from plugins.model.place import SLUG
from plugins.model.problem import Problem
from plugins.model.types import SHAPES

IMAGES = {"png": (b"\x89PNG\r\n\x1a\n",), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",), "webp": (b"RIFF",)}
DOCUMENTS = {"pdf": (b"%PDF-",), "docx": (b"PK\x03\x04",), "xlsx": (b"PK\x03\x04",)}
SUFFIXES = IMAGES | DOCUMENTS
"""Endings that are published, and how such files begin."""
FOLDERS = ("files", *(folder for folder, shape in SHAPES.items() if shape.per_council))
"""Where attachments may lie, in a council's sub-folder."""
CARD = re.compile(r"openness/\d{4}-(?:0[1-9]|1[0-2])\.csv")
"""The cards of openness of a month, which `kenes openness` writes."""


def attachment_problem(path: str, start: bytes) -> Problem | None:
    """What keeps the file `path`, which begins with `start`, from being published."""
    return None if CARD.fullmatch(path) else misplaced(path) or mistyped(path, start)


def misplaced(path: str) -> Problem | None:
    """What is wrong with where it lies."""
    name = PurePosixPath(path)
    if name.parts[0] not in FOLDERS:
        folder = name.parts[0] if name.parts[1:] else "content"
        return Problem(path, 1, 1, "unknown_folder", {"folder": folder, "folders": ", ".join(FOLDERS)})
    if len(name.parts) != 3:  # noqa: PLR2004  folder, council, file
        return Problem(path, 1, 1, "wrong_depth", {"expected": f"{name.parts[0]}/<council>/<name>.<{'|'.join(SUFFIXES)}>"})
    return None


def mistyped(path: str, start: bytes) -> Problem | None:
    """What is wrong with its name and type."""
    name = PurePosixPath(path)
    suffix = name.suffix.removeprefix(".")
    if suffix not in SUFFIXES:
        return Problem(path, 1, 1, "file_type", {"name": name.name, "types": ", ".join(SUFFIXES)})
    if not SLUG.fullmatch(name.stem) or not all(SLUG.fullmatch(part) for part in name.parts[:-1]):
        return Problem(path, 1, 1, "bad_file_name", {"name": name.name, "expected": f"<name>.{suffix}"})
    if not start.startswith(SUFFIXES[suffix]):
        return Problem(path, 1, 1, "not_what_it_says", {"name": name.name})
    return None
