"""What a build has to render: all that is planned, but for what is as the last build left it."""

import os
import re
from collections.abc import Iterator

from jinja2 import TemplateError

from plugins.engine.artifact import Artifact, Listing, encoded, key_of, planned, planning, render_json
from plugins.engine.failure import CannotBuild, told
from plugins.engine.group import Digests, Group, digest
from plugins.engine.history import git
from plugins.engine.manifest import MARKER, Manifest, Planned, Written
from plugins.engine.settings import Settings
from plugins.engine.theme import Theme
from plugins.model.site import Site

PATH = re.compile(r"(?:[a-z0-9_][a-z0-9._-]*/)*[a-zA-Z0-9_][a-zA-Z0-9._-]*")
"""What an artifact's path may look like; no way out of the output folder."""


class Plan:
    """Goes through all that is published and gathers what can stay."""

    def __init__(self, site: Site, settings: Settings, theme: Theme, manifest: Manifest, code: str) -> None:
        self.site, self.settings, self.theme, self.manifest = site, settings, theme, manifest
        self.base = digest(encoded((code, settings.publication)))
        self.digests = Digests(digest(self.base, encoded((theme.state, settings.forms, settings.build_date))))
        self.files: dict[str, Written] = {}
        """Those that can stay."""
        self.groups: dict[str, Planned] = {}
        self.listings: list[Listing] = []
        """All pages, as far as they are planned."""
        self.claimed: set[str] = set()

    def changed(self) -> Iterator[tuple[Artifact, str]]:
        """The artifacts to render, with their keys; raises `CannotBuild` for a plan that contradicts itself."""
        for artifact in self.artifacts():
            self.claim(artifact.path)
            key = self.key(artifact)
            before = self.standing(artifact.path)
            if before and before.key == key:
                self.files[artifact.path] = before
            else:
                self.manifest.begin()
                yield artifact, key

    def artifacts(self) -> Iterator[Artifact]:
        """All that is published, but for groups that stand as they are."""
        commit = git(self.settings.content, "rev-parse", "HEAD").strip()
        yield Artifact(MARKER, render_json, {"date": self.settings.build_date.isoformat(), "commit": commit})
        for _, answered in planning.send(self.site, settings=self.settings):
            for each in answered:
                if isinstance(each, Group):
                    yield from self.of_group(each)
                else:
                    self.listings += [each.listing] if each.listing else []
                    yield each
        for _, answered in planned.send(self.settings, listings=self.listings):
            yield from answered

    def of_group(self, group: Group) -> Iterator[Artifact]:
        """The artifacts of a group; none where all that it was planned from is the same, and its files are there."""
        key = self.digests.of_group(group)
        before = self.manifest.contents.groups.get(group.name)
        if before and before.key == key:
            standing = {path: file for path in before.paths if (file := self.standing(path))}
            if len(standing) == len(before.paths):
                for path in standing:
                    self.claim(path)
                self.files |= standing
                self.listings += before.listings
                self.groups[group.name] = before
                return
        artifacts = list(group.artifacts(self.settings))
        listings = tuple(artifact.listing for artifact in artifacts if artifact.listing)
        self.groups[group.name] = Planned(key, tuple(artifact.path for artifact in artifacts), listings)
        self.listings += listings
        yield from artifacts

    def claim(self, path: str) -> None:
        """Note that something is published there; nothing else may be."""
        if path in self.claimed:
            raise CannotBuild(f"two artifacts claim {path}")
        if not PATH.fullmatch(path):
            raise CannotBuild(f"an artifact claims the path {path!r}")
        self.claimed.add(path)

    def standing(self, path: str) -> Written | None:
        """What the last build wrote there, if that is still the same file."""
        before = self.manifest.contents.files.get(path)
        if before is None:
            return None
        try:
            status = os.stat(f"{self.settings.output}/{path}")  # noqa: PTH116  called for every file
        except OSError:
            return None
        return before if status.st_size == before.size and status.st_mtime_ns == before.mtime else None

    def key(self, artifact: Artifact) -> str:
        """The digest of all that the artifact's bytes depend on."""
        try:
            uses = self.theme.digest_of(artifact.uses)
        except TemplateError as error:
            raise CannotBuild(told(error)) from error
        except FileNotFoundError as error:
            raise CannotBuild(f"{error.filename} is missing") from error
        return key_of([artifact.render.__module__, artifact.render.__qualname__, uses, artifact.view], self.base)
