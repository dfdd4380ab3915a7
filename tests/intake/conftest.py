"""The fixtures of intake's tests."""

from tests.intake.door import desk

__all__ = ["desk"]
