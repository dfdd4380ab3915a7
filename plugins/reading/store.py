"""What was read before: an index of the files, and the HTML of their bodies in SQLite.

An index is good for one version of the code and settings that read the files. A few changes are kept beside it, so that an
edit does not write it anew. A store that is stale or damaged is discarded, never trusted.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from plugins.model.digest import digest
from plugins.model.source import SourceFile
from plugins.reading.atomic import write_atomically
from plugins.reading.index import Found, Known, decoded, encoded
from plugins.reading.seals import SEAL, BrokenSeal, sealed, unsealed

FEW = 8
"""Changes are kept apart until they are one in so many."""
AT_ONCE = 500
"""Bodies asked for in one query."""


def body_digest(html: bytes) -> str:
    """The digest by which a body is known."""
    return digest(html).hex()


class DamagedStore(Exception):
    """A body is not what its digest says, or is missing."""


class Bodies:
    """The HTML of bodies, by the digest of it."""

    def __init__(self, path: Path) -> None:
        """Open the database; raises `DamagedStore` where it is none."""
        self.connection = sqlite3.connect(path, timeout=60, isolation_level=None)
        self.kept: dict[str, str] = {}
        """What was asked for last; the other format of a feed asks for the same."""
        try:
            self.connection.execute("PRAGMA journal_mode=MEMORY")
            self.connection.execute("PRAGMA synchronous=OFF")
            self.connection.execute("CREATE TABLE IF NOT EXISTS bodies (digest TEXT PRIMARY KEY, html BLOB)")
        except sqlite3.DatabaseError as error:
            raise DamagedStore(str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    def hold(self) -> None:
        """Look into nothing but what is there now, until the end: each query would else lock the database anew."""
        self.connection.execute("BEGIN")

    def __getitem__(self, digest: str) -> str:
        """The HTML; raises `DamagedStore` where it is not to be had."""
        return self.several([digest])[digest]

    def several(self, digests: Iterable[str]) -> dict[str, str]:
        """The HTML of each digest; raises `DamagedStore` where one is not to be had."""
        wanted = dict.fromkeys(digests)
        found = {digest: self.kept[digest] for digest in wanted if digest in self.kept}
        lacking = [digest for digest in wanted if digest not in found]
        try:
            for start in range(0, len(lacking), AT_ONCE):
                part = lacking[start : start + AT_ONCE]
                rows = self.connection.execute(f"SELECT digest, html FROM bodies WHERE digest IN ({', '.join('?' * len(part))})", part)  # noqa: S608  only marks
                found |= {digest: html.decode() for digest, html in rows if body_digest(html) == digest}
        except (sqlite3.DatabaseError, AttributeError, TypeError, UnicodeDecodeError) as error:
            raise DamagedStore(str(error)) from error
        if len(found) < len(wanted):
            raise DamagedStore(", ".join(wanted.keys() - found.keys()))
        self.kept = found if len(found) <= AT_ONCE else {}
        return found

    def add(self, bodies: Iterable[tuple[str, bytes]]) -> None:
        """Keep pairs of digest and HTML in UTF-8."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany("INSERT OR IGNORE INTO bodies VALUES (?, ?)", bodies)
            self.connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise DamagedStore(str(error)) from error

    def __len__(self) -> int:
        """How many there are."""
        try:
            return int(self.connection.execute("SELECT count(*) FROM bodies").fetchone()[0])
        except sqlite3.DatabaseError as error:
            raise DamagedStore(str(error)) from error

    def keep(self, wanted: set[str]) -> None:
        """Drop all others."""
        try:
            held = {row[0] for row in self.connection.execute("SELECT digest FROM bodies")}
            self.connection.executemany("DELETE FROM bodies WHERE digest = ?", [(digest,) for digest in held - wanted])
        except sqlite3.DatabaseError as error:
            raise DamagedStore(str(error)) from error


class Store:
    """The index and the bodies in one cache folder."""

    def __init__(self, folder: Path, version: str) -> None:
        """A store, to be loaded; an index written under another `version` counts as none."""
        self.folder, self.key = folder, version.encode()
        self.index: dict[str, Known[Found]] = {}
        self.base = b""
        """The seal of the index as it was last written whole."""
        self.changes: dict[str, Known[Found] | None] = {}
        """What has changed since then; None for what is gone."""
        self.scanned_at = 0
        """When the files of the index were last looked at, by the file system's clock, in nanoseconds."""
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def bodies_path(self) -> Path:
        """The database of bodies."""
        return self.folder / "bodies.sqlite"

    def load(self) -> None:
        """Take up the index, or begin anew where it cannot be used."""
        try:
            data = (self.folder / "index").read_bytes()
            scanned_at = (self.folder / "scanned").stat().st_mtime_ns
            index, self.base = decoded(unsealed(data, self.key)), data[:SEAL]
        except FileNotFoundError:
            return
        except (BrokenSeal, msgspec.DecodeError):
            self.discard()
            return
        with suppress(FileNotFoundError, BrokenSeal, msgspec.DecodeError):  # those of an older index do not fit; what they knew is read again
            self.changes = decoded(unsealed((self.folder / "changes").read_bytes(), self.base))
        self.index = {path: known for path, known in (index | self.changes).items() if known}
        self.scanned_at = scanned_at

    def discard(self) -> None:
        """Begin anew."""
        self.index, self.base, self.changes, self.scanned_at = {}, b"", {}, 0
        for name in ("index", "changes", "bodies.sqlite"):
            (self.folder / name).unlink(missing_ok=True)

    def begin_scan(self) -> None:
        """Take the file system's time before the files are looked at."""
        (self.folder / "scanning").write_bytes(b"")

    def save(self, index: dict[str, Known[Found]]) -> None:
        """Keep what this scan found. The bodies it names must have been added."""
        changed = {path: index.get(path) for path in index.keys() | self.index.keys() if index.get(path) is not self.index.get(path)}
        self.changes |= changed
        if changed and self.base and len(self.changes) < len(index) // FEW:
            write_atomically(self.folder / "changes", sealed(encoded(self.changes), self.base))
        elif changed:
            data = sealed(encoded(index), self.key)
            write_atomically(self.folder / "index", data)
            self.base, self.changes = data[:SEAL], {}
        if changed:
            self.tidy(index)
        (self.folder / "scanning").replace(self.folder / "scanned")
        self.index = index

    def tidy(self, index: dict[str, Known[Found]]) -> None:
        """Drop the bodies that nothing uses, once they are the larger part."""
        with Bodies(self.bodies_path) as bodies:
            if len(bodies) > 2 * len(index) + 100:
                bodies.keep({known.found.text.body for known in index.values() if isinstance(known.found, SourceFile) and known.found.text})
