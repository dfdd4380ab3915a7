"""What a build has to make: all that is published, but for what is as the last build left it."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from jinja2 import TemplateError

from plugins.engine.artifact import Artifact, Listing, Tools, key_of, planned, planning, render_json
from plugins.engine.chunks import chunks_kept
from plugins.engine.failure import CannotBuild, told
from plugins.engine.group import Digests, Group
from plugins.engine.manifest import MARKER, Made, Manifest, Planned, Written
from plugins.engine.settings import Settings
from plugins.engine.theme import Theme
from plugins.model.digest import digest, encoded
from plugins.model.site import Site
from plugins.reading.atomic import write_atomically

PATH = re.compile(r"(?:[a-z0-9_][a-z0-9._-]*/)*[a-zA-Z0-9_][a-zA-Z0-9._-]*")
"""What an artifact's path may look like; no way out of the output folder."""


class Plan:
    """Goes through all that is published, and keeps account of what is there."""

    def __init__(self, site: Site, settings: Settings, theme: Theme, manifest: Manifest, code: str) -> None:
        self.site, self.settings, self.theme, self.manifest = site, settings, theme, manifest
        self.output = str(settings.output)
        self.base = digest(encoded((code, settings.publication)))
        self.digests = Digests(digest(self.base, encoded((theme.state, settings.forms, settings.build_date))))
        self.standing = manifest.standing()
        self.files: dict[str, Written] = {}
        self.groups: dict[str, Planned] = {}
        self.listings: list[Listing] = []
        """All pages, as far as they are known."""
        self.written = 0

    def due(self, commit: str) -> list[Artifact | Group]:
        """What may have to be made anew of the content as of a `commit`; the rest is taken as the last build left it."""
        marker = Artifact(MARKER, render_json, {"date": self.settings.build_date.isoformat(), "commit": commit})
        answers = planning.send(self.site, settings=self.settings)
        return [piece for piece in chain([marker], *(answered for _, answered in answers)) if not self.stays(piece)]

    def due_at_last(self) -> list[Artifact]:
        """What may have to be made anew of that which depends on all pages."""
        answers = planned.send(self.settings, listings=self.listings)
        return [artifact for _, answered in answers for artifact in answered if not self.stays(artifact)]

    def stays(self, piece: Artifact | Group) -> bool:
        """Whether a piece is as the last build left it; then it is taken so."""
        made = self.as_before(piece)
        if made:
            self.take(made)
        return made is not None

    def as_before(self, piece: Artifact | Group) -> Made | None:
        """A piece as the last build left it, if all that it comes from is the same and its files are there."""
        if isinstance(piece, Artifact):
            file = self.standing.get(piece.path)
            if file is None or file.key != self.key(piece):
                return None
            return Made("", Planned("", (piece.path,), (piece.listing,) if piece.listing else ()), {piece.path: file}, 0)
        before = self.manifest.contents.groups.get(piece.name)
        if before is None or before.key != self.digests.of_group(piece):
            return None
        files = {path: file for path in before.paths if (file := self.standing.get(path))}
        return Made(piece.name, before, files, 0) if len(files) == len(before.paths) else None

    def make(self, piece: Artifact | Group, tools: Tools) -> Made:
        """Render and write what of a piece is not as it should be. This can be done in another process."""
        artifacts = [piece] if isinstance(piece, Artifact) else [*piece.artifacts(self.settings)]
        key = self.digests.of_group(piece) if isinstance(piece, Group) else ""
        files: dict[str, Written] = {}
        written = 0
        for artifact in artifacts:
            if artifact.path in files:
                raise CannotBuild(f"two artifacts claim {artifact.path}")
            if not PATH.fullmatch(artifact.path):
                raise CannotBuild(f"an artifact claims the path {artifact.path!r}")
            made_from = self.key(artifact)
            file = self.standing.get(artifact.path)
            if file is None or file.key != made_from:
                data = self.rendered(artifact, tools)
                if file and file.size == sum(map(len, data)) and Path(self.output, artifact.path).read_bytes() == b"".join(data):
                    file = file._replace(key=made_from)
                else:
                    file = self.written_as(artifact.path, data, made_from)
                    written += 1
            files[artifact.path] = file
        listings = tuple(artifact.listing for artifact in artifacts if artifact.listing)
        return Made(piece.name if isinstance(piece, Group) else "", Planned(key, tuple(files), listings), files, written)

    def rendered(self, artifact: Artifact, tools: Tools) -> Sequence[bytes | memoryview]:
        """The bytes of an artifact, in parts."""
        makers = {self.digests.of_chunk(chunk): partial(chunk.make, chunk.part, self.settings, tools.bodies, *chunk.further) for chunk in artifact.chunks}
        try:
            chunks = chunks_kept(self.settings.store / "chunks" / artifact.path, makers) if makers else ()
            data = artifact.render(artifact.view, tools._replace(chunks=chunks))
        except TemplateError as error:
            raise CannotBuild(f"{artifact.path} cannot be made: {told(error)}") from error
        except Exception as error:
            error.add_note(f"This happened while {artifact.path} was made.")
            raise
        return [data] if isinstance(data, bytes) else data

    def written_as(self, path: str, data: Sequence[bytes | memoryview], key: str) -> Written:
        """Write a file."""
        self.manifest.begin()
        status = write_atomically(f"{self.output}/{path}", *data)
        return Written(key, status.st_size, status.st_mtime_ns)

    def take(self, made: Made) -> None:
        """Note what is there now; raises `CannotBuild` where something else claims the same place."""
        if twice := self.files.keys() & made.files.keys() or {made.name} & self.groups.keys():
            raise CannotBuild(f"two artifacts or groups claim {', '.join(sorted(twice))}")
        self.files |= made.files
        self.listings += made.planned.listings
        self.written += made.written
        if made.name:
            self.groups[made.name] = made.planned

    def key(self, artifact: Artifact) -> str:
        """The digest of all that the artifact's bytes depend on."""
        try:
            uses = self.theme.digest_of(artifact.uses)
        except TemplateError as error:
            raise CannotBuild(told(error)) from error
        except FileNotFoundError as error:
            raise CannotBuild(f"{error.filename} is missing") from error
        return key_of(
            [artifact.render.__module__, artifact.render.__qualname__, uses, artifact.view, [*map(self.digests.of_chunk, artifact.chunks)]], self.base
        )
