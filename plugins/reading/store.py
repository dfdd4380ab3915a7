"""What was read before: an index of the files, and the HTML of their bodies in SQLite.

An index is good for one version of the code and settings that read the files. A store that is stale or damaged is
discarded, never trusted.
"""

import pickle
import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from plugins.model.counting import Result
from plugins.model.poll import Roll
from plugins.model.problem import Problem
from plugins.model.source import SourceFile
from plugins.reading.atomic import write_atomically
from plugins.reading.scan import Seen

Found = SourceFile | Roll | Result | Problem | None
"""What a text or a file beside a poll holds, what is wrong with a file, or nothing of an attachment that is published as it is."""


class Known(NamedTuple):
    """A file as it was when it was last read."""

    seen: Seen
    digest: bytes
    """Of its bytes."""
    found: Found


AT_ONCE = 500
"""Bodies asked for in one query."""
DAMAGES = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError)
"""What opening a store raises for bytes that are not ours."""


class DamagedStore(Exception):
    """A body is missing, or is not what its digest says."""


class Bodies:
    """The HTML of bodies, by the digest of it."""

    def __init__(self, path: Path) -> None:
        """Open the database; raises `DamagedStore` where it is none."""
        self.connection = sqlite3.connect(path, timeout=60, isolation_level=None)
        try:
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.execute("PRAGMA synchronous=OFF")
            self.connection.execute("CREATE TABLE IF NOT EXISTS bodies (digest TEXT PRIMARY KEY, html TEXT)")
        except sqlite3.DatabaseError as error:
            raise DamagedStore(str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    def __getitem__(self, digest: str) -> str:
        """The HTML; raises `DamagedStore` where it is not to be had."""
        return self.several([digest])[digest]

    def several(self, digests: Iterable[str]) -> dict[str, str]:
        """The HTML of each digest; raises `DamagedStore` where one is not to be had."""
        wanted = list(dict.fromkeys(digests))
        found: dict[str, str] = {}
        try:
            for start in range(0, len(wanted), AT_ONCE):
                part = wanted[start : start + AT_ONCE]
                found |= self.connection.execute(f"SELECT digest, html FROM bodies WHERE digest IN ({', '.join('?' * len(part))})", part)  # noqa: S608  only marks
        except sqlite3.DatabaseError as error:
            raise DamagedStore(str(error)) from error
        for digest in wanted:
            if digest not in found or blake2b(found[digest].encode(), digest_size=16).hexdigest() != digest:
                raise DamagedStore(digest)
        return found

    def add(self, bodies: Iterable[tuple[str, str]]) -> None:
        """Keep pairs of digest and HTML."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany("INSERT OR IGNORE INTO bodies VALUES (?, ?)", bodies)
            self.connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise DamagedStore(str(error)) from error

    def forget(self, wanted: set[str]) -> None:
        """Drop the bodies that nothing uses, once they are the larger part."""
        try:
            held = {row[0] for row in self.connection.execute("SELECT digest FROM bodies")}
            if len(held) > 2 * len(wanted) + 100:
                self.connection.executemany("DELETE FROM bodies WHERE digest = ?", [(digest,) for digest in held - wanted])
        except sqlite3.DatabaseError as error:
            raise DamagedStore(str(error)) from error


class Store:
    """The index and the bodies in one cache folder."""

    def __init__(self, folder: Path, version: str) -> None:
        """Open the store; an index written under another `version` counts as none."""
        self.folder, self.key = folder, version.encode()[:64]
        self.index: dict[str, Known] = {}
        self.discarded = 0
        """How often."""
        self.scanned_at = 0
        """When the files of the index were last looked at, by the file system's clock, in nanoseconds."""
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self.load()
        except DAMAGES:
            self.discard()

    @property
    def bodies_path(self) -> Path:
        """The database of bodies."""
        return self.folder / "bodies.sqlite"

    @property
    def identity(self) -> str:
        """Changes when the bodies are begun anew."""
        return f"{self.bodies_path.stat().st_ino}-{self.discarded}"

    def load(self) -> None:
        """Take up the index; raises one of `DAMAGES` where it cannot be used."""
        try:
            data = (self.folder / "index").read_bytes()
            scanned_at = (self.folder / "scanned").stat().st_mtime_ns
        except FileNotFoundError:
            return
        if blake2b(data[32:], digest_size=32, key=self.key).digest() != data[:32]:
            raise pickle.UnpicklingError("not this version's index")
        self.index, self.scanned_at = pickle.loads(data[32:]), scanned_at  # noqa: S301  our own file, checked above

    def discard(self) -> None:
        """Begin anew."""
        self.index, self.scanned_at = {}, 0
        self.discarded += 1
        for name in ("index", "bodies.sqlite", "bodies.sqlite-wal", "bodies.sqlite-shm"):
            (self.folder / name).unlink(missing_ok=True)

    def begin_scan(self) -> None:
        """Take the file system's time before the files are looked at."""
        (self.folder / "scanning").write_bytes(b"")

    def save(self, index: dict[str, Known]) -> None:
        """Keep what this scan found. The bodies it names must have been added."""
        if index != self.index:
            pickled = pickle.dumps(index, pickle.HIGHEST_PROTOCOL)
            write_atomically(self.folder / "index", blake2b(pickled, digest_size=32, key=self.key).digest() + pickled)
            texts = [known.found.text for known in index.values() if isinstance(known.found, SourceFile)]
            with Bodies(self.bodies_path) as bodies:
                bodies.forget({text.body for text in texts if text})
        (self.folder / "scanning").replace(self.folder / "scanned")
        self.index = index
