"""Why a site cannot be built."""

from collections.abc import Sequence
from typing import Self

from jinja2 import TemplateError, TemplateSyntaxError

from plugins.model.problem import Problem


class CannotBuild(Exception):
    """The site cannot be built; the problems say why."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = problems

    def __reduce__(self) -> tuple[type[Self], tuple[str, Sequence[Problem]]]:
        return type(self), (str(self), self.problems)


def told(error: TemplateError) -> str:
    """Where and what is wrong with a template."""
    place = f"theme/templates/{error.name}:{error.lineno}: " if isinstance(error, TemplateSyntaxError) else ""
    return f"{place}{error.message}"
