"""Seals on the files of the cache, by which one that is damaged or out of date is told."""

import zlib

from plugins.model.digest import digest

SEAL = 16
"""Bytes."""


class BrokenSeal(ValueError):
    """Data that are not what was sealed, or were sealed under another key."""


def sealed(data: bytes, key: bytes = b"") -> bytes:
    """The data after their seal."""
    return seal(data, key) + data


def unsealed(data: bytes, key: bytes = b"") -> memoryview:
    """The data that were sealed; raises `BrokenSeal` where they are not whole."""
    rest = memoryview(data)[SEAL:]
    if seal(rest, key) != data[:SEAL]:
        raise BrokenSeal
    return rest


def seal(data: bytes | memoryview, key: bytes) -> bytes:
    """Stands for the key and the data. A checksum will do for these: nobody but a mishap changes them, and a digest takes five times as long."""
    return digest(key, zlib.crc32(data).to_bytes(4, "big"))
