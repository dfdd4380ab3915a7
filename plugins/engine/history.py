"""When content files were last changed, by one pass over Git's log."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from plugins.reading.atomic import write_atomically


def head_of(content: Path) -> str:
    """The commit that is checked out; empty where there is no Git."""
    return git(content, "rev-parse", "HEAD").strip()


def last_changes(content: Path, head: str, cache: Path) -> dict[str, datetime]:
    """The time of the last commit of each file below `content`, as of the commit `head`; empty without it. `cache` keeps it until the next commit."""
    if not head:
        return {}
    known = cache / f"changes-{head[:12]}.json"
    try:
        times = {path: datetime.fromtimestamp(time, UTC) for path, time in json.loads(known.read_bytes()).items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        seconds = commit_times(content)
        for old in cache.glob("changes-*.json"):
            old.unlink()
        if seconds and git(content, "rev-parse", "--is-shallow-repository").strip() == "false":
            write_atomically(known, json.dumps(seconds).encode())
        times = {path: datetime.fromtimestamp(time, UTC) for path, time in seconds.items()}
    return times


def commit_times(content: Path) -> dict[str, int]:
    """Seconds since 1970 of the newest commit of each path."""
    times: dict[str, int] = {}
    time = 0
    for token in git(content, "log", "--format=%x01%ct", "--name-only", "--no-renames", "--relative", "-z", "--", ".").split("\0"):
        word = token.strip("\n")
        if word.startswith("\x01"):
            time = int(word[1:])
        elif word:
            times.setdefault(word, time)
    return times


def git(folder: Path, *arguments: str) -> str:
    """What Git prints; nothing where it, or a repository, is missing."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603, S607
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""
