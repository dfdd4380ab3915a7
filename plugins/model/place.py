"""Where an item stands: content path, identity and address are one thing seen from three sides."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from plugins.model.problem import Refusal

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
RESERVED = frozenset({"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows cannot check out, or that would take a list page's address."""

TAKEN_AT_ROOT = frozenset(
    (
        *("ask", "calendar", "cards", "councils", "data", "discussions", "documents", "events", "files", "news"),
        *("openness", "polls", "questions", "regions", "search", "static", "kk", "ru", "en"),
    )
)
"""Addresses of the site's own parts, which no standing page may take."""


class Shape(NamedTuple):
    """How a type of content lies in its folder."""

    folder: str
    per_council: bool = False
    """Files lie in a sub-folder named after their council."""
    dated: bool = False
    """File names begin with a date."""
    shown_with: str = ""
    """The folder of the items of the same names, on whose pages it is shown; empty where it has pages of its own."""
    nested: bool = False
    """Files lie in a sub-folder named after that item."""
    at_root: bool = False
    """Addresses leave out the folder's name: ``pages/about.ru.md`` is ``/ru/about/``."""


class Place(NamedTuple):
    """The place of one language of an item, as its path tells it."""

    folder: str
    council: str
    """Empty where the type has no councils' folders."""
    day: date | None
    slug: str
    lang: str
    item: str
    """The item's identity in all its languages: ``news/astana/2017-10-31-seminars``."""
    shown_on: str
    """The identity of the item whose page shows it: its own, but for answers, contributions and conclusions."""
    address: str
    """The page's path in any language, below that language's root: ``news/astana/2017-10-31-seminars/``."""


class Misplaced(Refusal):
    """A path that is no item's."""


def place_of(path: str, shapes: Mapping[str, Shape], languages: tuple[str, ...]) -> Place:
    """Read a content path such as ``news/astana/2017-10-31-seminars.kk.md``.

    Raises `Misplaced` where the path is not of the form that its type has.
    """
    *folders, name = path.split("/")
    folder, between = "".join(folders[:1]), folders[1:]
    shape = shapes.get(folder)
    if shape is None or not name:
        raise Misplaced("unknown_folder", folder=folder or "content", folders=", ".join(shapes))
    if len(between) != shape.per_council + shape.nested:
        raise Misplaced("wrong_depth", expected=pattern(shape))
    parts = name.split(".")
    if len(parts) != 3 or parts[2] != "md":  # noqa: PLR2004  stem, language, ending
        raise Misplaced("bad_file_name", name=name, expected=pattern(shape))
    stem, lang, _ = parts
    if lang not in languages:
        raise Misplaced("unknown_language", lang=lang, languages=", ".join(languages))
    day, slug = split_day(stem, pattern(shape)) if shape.dated else (None, stem)
    council = between[0] if between else ""
    owner = split_day(between[1], pattern(shape))[1] if shape.nested else ""
    for part in filter(None, (council, owner, slug)):
        if not SLUG.fullmatch(part) or part in RESERVED or "--" in part or part.isdecimal():
            raise Misplaced("bad_slug", slug=part, expected=pattern(shape))
    if shape.at_root and slug in TAKEN_AT_ROOT:
        raise Misplaced("address_taken", slug=slug)
    item = path.removesuffix(f".{lang}.md")
    shown_on = (item.rpartition("/")[0] if shape.nested else item).replace(folder, shape.shown_with or folder, 1)
    address = stem if shape.at_root else shown_on
    return Place(folder, council, day, slug, lang, item, shown_on, f"{address}/#{stem}" if shape.nested else f"{address}/")


def split_day(stem: str, expected: str) -> tuple[date, str]:
    """``2017-10-31-seminars`` → (31 October 2017, "seminars")."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)-(.+)", stem)
    if not found:
        raise Misplaced("bad_file_name", name=stem, expected=expected)
    try:
        return date.fromisoformat(found[1]), found[2]
    except ValueError:
        raise Misplaced("impossible_date", value=found[1]) from None


def pattern(shape: Shape) -> str:
    """The form of a type's paths, to show in a message."""
    council = "<council>/" if shape.per_council else ""
    owner = f"<YYYY-MM-DD>-<name in {shape.shown_with}/>/" if shape.nested else ""
    day = "<YYYY-MM-DD>-" if shape.dated else ""
    return f"{shape.folder}/{council}{owner}{day}<name>.<kk|ru|en>.md"
