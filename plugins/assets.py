"""Files published as they are: the theme's, and the pictures and documents beside the texts.   → ``/static/…``, ``/files/…``"""

from collections.abc import Iterator
from pathlib import Path

from plugins.engine.artifact import Artifact, Tools, planning
from plugins.engine.settings import Settings
from plugins.model.digest import digest
from plugins.model.site import Site


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:
    """The theme's static files and the attachments."""
    static = settings.theme / "static"
    for path in sorted(each for each in static.rglob("*") if each.is_file()):
        name = path.relative_to(settings.theme).as_posix()
        yield Artifact(name, copy, (str(path), digest(path.read_bytes()).hex()))
    for name, attachment in site.attachments.items():
        yield Artifact(name, copy, (str(settings.content / name), attachment.digest))


def copy(view: tuple[str, str], _: Tools) -> bytes:
    """The file's bytes; its digest is in the view so that a change shows."""
    return Path(view[0]).read_bytes()


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
