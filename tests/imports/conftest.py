"""The fixtures of the imports' tests."""

from tests.imports.door import desk, remote

__all__ = ["desk", "remote"]
