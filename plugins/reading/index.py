"""The index of what was read, as bytes: MessagePack, given its types when it is read, so that nothing in it can run."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Generic, NamedTuple, TypedDict, TypeVar

import msgspec

from plugins.model.counting import Result
from plugins.model.poll import Roll
from plugins.model.problem import Problem
from plugins.model.record import Text
from plugins.model.source import SourceFile
from plugins.model.types import TYPES
from plugins.reading.look import Standing

Found = SourceFile | Roll | Result | Problem | None
"""What a text or a file beside a poll holds, what is wrong with a file, or nothing of an attachment that is published as it is."""
F_co = TypeVar("F_co", bound=Found, covariant=True)


class Known(NamedTuple, Generic[F_co]):
    """A file as it was when it was last read."""

    seen: Standing
    """Its size and the inode's time of change."""
    digest: bytes
    """Of its bytes."""
    found: F_co


Index = Mapping[str, Known[Found] | None]
"""What is known of each file, by path; None for what is gone."""


class Sorted(NamedTuple):
    """An index sorted by what was found."""

    texts: dict[str, msgspec.Raw]
    """By folder, as the facts of each type of content have types of their own; "" for those in no known folder."""
    rolls: dict[str, Known[Roll]]
    results: dict[str, Known[Result]]
    problems: dict[str, Known[Problem]]
    plain: dict[str, Known[None]]
    gone: dict[str, None]


PLACES: Mapping[type, int] = {Roll: 1, Result: 2, Problem: 3, type(None): 4}
GONE = 5


def encoded(index: Index) -> bytes:
    """The index as bytes."""
    parts: tuple[dict[str, Any], ...] = tuple({} for _ in Sorted._fields)
    for path, known in index.items():
        if known and isinstance(known.found, SourceFile):
            parts[0].setdefault(known.found.place.folder if known.found.place else "", {})[path] = known
        else:
            parts[PLACES[type(known.found)] if known else GONE][path] = known
    return msgspec.msgpack.encode(parts)


def decoded(data: bytes | memoryview) -> dict[str, Known[Found] | None]:
    """The index again; raises `msgspec.DecodeError` for what is none."""
    parts = msgspec.msgpack.decode(data, type=Sorted)
    index: dict[str, Known[Found] | None] = {**parts.rolls, **parts.results, **parts.problems, **parts.plain, **parts.gone}
    for folder, raw in parts.texts.items():
        index |= msgspec.msgpack.decode(raw, type=texts_in(folder))
    return index


@cache
def texts_in(folder: str) -> Any:
    """The type of what is known of the texts in a folder: the values of their keys are what their judges gave."""
    type_ = TYPES.get(folder)
    annotated = {name: each for base in reversed(type_.__mro__) for name, each in getattr(base, "__annotations__", {}).items()} if type_ else {}
    types = {name: each for name, each in annotated.items() if type_ and name in type_.keys}
    facts = TypedDict("facts", types, total=False)  # type: ignore[misc]
    text = narrowed(Text, words=dict[str, str | tuple[tuple[str, str], ...]])
    file = narrowed(SourceFile, text=text | None, facts=facts | None)
    return dict[str, Known[file]]  # type: ignore[valid-type]


def narrowed(type_: type, **types: Any) -> Any:
    """A named tuple type with narrower types of some values."""
    return type(type_.__name__, (type_,), {"__slots__": (), "__annotations__": type_.__annotations__ | types})
