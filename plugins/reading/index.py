"""The index of what was read, as bytes: MessagePack, given its types when it is read, so that nothing in it can run."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from plugins.model.counting import Result
from plugins.model.poll import Roll
from plugins.model.problem import Problem
from plugins.model.source import SourceFile
from plugins.model.types import TYPES
from plugins.reading.scan import Seen

Found = SourceFile | Roll | Result | Problem | None
"""What a text or a file beside a poll holds, what is wrong with a file, or nothing of an attachment that is published as it is."""
F_co = TypeVar("F_co", bound=Found, covariant=True)


class Known(NamedTuple, Generic[F_co]):
    """A file as it was when it was last read."""

    seen: Seen
    digest: bytes
    """Of its bytes."""
    found: F_co


Index = Mapping[str, Known[Found] | None]
"""What is known of each file, by path; None for what is gone."""


class Sorted(NamedTuple):
    """An index sorted by what was found."""

    texts: dict[str, Known[SourceFile]]
    rolls: dict[str, Known[Roll]]
    results: dict[str, Known[Result]]
    problems: dict[str, Known[Problem]]
    plain: dict[str, Known[None]]
    gone: dict[str, None]


PLACES: Mapping[type, int] = {SourceFile: 0, Roll: 1, Result: 2, Problem: 3, type(None): 4}
GONE = 5


def encoded(index: Index) -> bytes:
    """The index as bytes."""
    parts: tuple[dict[str, Any], ...] = tuple({} for _ in Sorted._fields)
    for path, known in index.items():
        parts[PLACES[type(known.found)] if known else GONE][path] = known
    return msgspec.msgpack.encode(parts)


def decoded(data: bytes | memoryview) -> dict[str, Known[Found] | None]:
    """The index again; raises `msgspec.DecodeError` for what is none."""
    parts = msgspec.msgpack.decode(data, type=Sorted)
    texts = {path: known._replace(found=typed(known.found)) for path, known in parts.texts.items() if has_values(known.found)}
    return {**parts.texts, **texts, **parts.rolls, **parts.results, **parts.problems, **parts.plain, **parts.gone}


def has_values(file: SourceFile) -> bool:
    """Whether it holds values whose types are its record's."""
    return file.facts is not None or (file.text is not None and bool(file.text.words))


def typed(file: SourceFile) -> SourceFile:
    """The file with the values of its keys as their judges gave them."""
    assert file.place is not None
    assert file.text is not None
    types = types_of(file.place.folder)
    facts = None if file.facts is None else {name: msgspec.convert(value, types[name]) for name, value in file.facts.items()}
    words = {name: in_tuples(value) for name, value in file.text.words.items()}
    return file._replace(facts=facts, text=file.text._replace(words=words))


@cache
def types_of(folder: str) -> Mapping[str, Any]:
    """The types of a record's facts."""
    return {field.name: field.type for field in fields(TYPES[folder])}


def in_tuples(value: Any) -> Any:
    """A value with tuples in the place of lists."""
    return tuple(map(in_tuples, value)) if isinstance(value, list) else value
