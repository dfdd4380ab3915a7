"""What Git knows of the branch at hand."""

import subprocess
from pathlib import Path

from plugins.engine.failure import CannotBuild


def git(folder: Path, *arguments: str) -> str:
    """What Git prints. Raises `CannotBuild` with its words."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603, S607
    if done.returncode:
        raise CannotBuild(f"git {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout
