"""The fixtures of polls' tests."""

from tests.polls.door import booth

__all__ = ["booth"]
