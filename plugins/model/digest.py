"""Digests, by which things are known again."""

from hashlib import blake2b

from msgspec import msgpack

encoded = msgpack.Encoder().encode
"""Plain data as bytes that stand for it."""


def digest(*parts: bytes) -> bytes:
    """16 bytes that stand for the parts taken together; where more than one has no fixed length, they must tell themselves where they end."""
    return blake2b(b"".join(parts), digest_size=16).digest()
