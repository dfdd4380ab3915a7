"""A mistake in the content: where it is and which one. The words for each code are in ``theme/locale/*/…/problems.po``."""

from dataclasses import dataclass, field

NOTICES = frozenset(
    (
        *("link_broken", "anchor_missing", "link_scheme", "image_missing", "image_foreign", "image_no_alt", "event_unannounced"),
        *("outside_discussion", "contribution_elsewhere", "reply_to_reply", "voters_missing"),
    )
)
"""Codes that `check` reports and fails on, but that do not keep their file from being published."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file."""

    path: str
    """Below the content folder, with `/`."""
    line: int
    """From 1; the line a person has to look at."""
    column: int
    """From 1."""
    code: str
    """Names the sentences in the catalogue: ``CODE`` says what is wrong, ``CODE.mend`` how to mend it."""
    values: dict[str, str] = field(default_factory=dict, compare=False)
    """What the sentences mention."""

    @property
    def stops(self) -> bool:
        """Whether the file is left out of the site."""
        return self.code not in NOTICES


class Refusal(ValueError):
    """Something that cannot be accepted; `code` and `values` are those of the `Problem` to be made of it."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values
