"""Why a site cannot be built."""

from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from typing import Self

from jinja2 import TemplateError, TemplateSyntaxError

from plugins.model.problem import Problem
from plugins.reading.store import DamagedStore


class CannotBuild(Exception):
    """The site cannot be built; the problems say why."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = problems

    def __reduce__(self) -> tuple[type[Self], tuple[str, Sequence[Problem]]]:
        return type(self), (str(self), self.problems)


@contextmanager
def machine_failures_told() -> Iterator[None]:
    """Raise `CannotBuild` where the machine refuses: no room, no right to a file, no memory."""
    try:
        yield
    except DamagedStore as error:
        raise CannotBuild(f"The cache cannot be used ({error}); is the disk full?") from error
    except OSError as error:
        raise CannotBuild(f"{error.filename}: {error.strerror}" if error.filename else str(error)) from error
    except BrokenExecutor as error:
        raise CannotBuild("The system ended a working process; is there enough memory? WORKERS = 1 needs the least.") from error


def told(error: TemplateError) -> str:
    """Where and what is wrong with a template."""
    place = f"theme/templates/{error.name}:{error.lineno}: " if isinstance(error, TemplateSyntaxError) else ""
    return f"{place}{error.message}"
