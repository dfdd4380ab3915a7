"""Questions → a branch and a pull request. The work tree at hand is neither read nor touched: the branch is made beside it."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

from plugins.intake.compose import composed
from plugins.intake.inbox import FILE, Draft, Unused
from plugins.reading.atomic import write_atomically


class CannotDeliver(Exception):
    """Git, the remote or GitHub refused; says what, and what to do next."""


class Repository:
    """The repository that the content lies in, and the remote that pull requests go to."""

    def __init__(self, content: Path, remote: str, base: str) -> None:
        """Raises `CannotDeliver` where the content lies in no repository or the remote is not known."""
        self.root = Path(self.git(content, "rev-parse", "--show-toplevel", otherwise=f"{content} is in no Git repository").strip())
        self.content = content.resolve().relative_to(self.root.resolve())
        self.remote, self.base = remote, base
        self.address = self.git(self.root, "remote", "get-url", remote, otherwise=f"The repository has no remote {remote}; name it with --remote").strip()

    def fetch(self) -> None:
        """Learn what the remote has: its base, its branches, and what GitHub keeps of each pull request, also of those that were closed."""
        hint = f"The remote {self.remote} cannot be reached; nothing was changed. Try again when it can"
        branches = (f"+refs/heads/*:refs/remotes/{self.remote}/*", f"+refs/pull/*/head:refs/remotes/{self.remote}/pull/*")
        self.git(self.root, "fetch", "--quiet", self.remote, *branches, otherwise=hint)

    def known_ids(self) -> set[str]:
        """The ids of all questions that any branch ever had, also those that were moved or deleted since."""
        return ids_in_history(self.root)

    def propose(self, branch: str, drafts: Sequence[Draft], title: str, body: str) -> str:
        """Commit the questions on a new branch, push it and open a pull request; what was done, or what is left to do.

        Raises `CannotDeliver`. A branch that could be committed but not pushed is kept.
        """
        with TemporaryDirectory(prefix="intake-") as folder:
            tree = Path(folder, "tree")
            base = f"{self.remote}/{self.base}"
            self.git(self.root, "worktree", "add", "--quiet", "-b", branch, str(tree), base, otherwise=f"The branch {branch} cannot be made from {base}")
            try:
                for draft in drafts:
                    path = tree / self.content / draft.path
                    path.parent.mkdir(parents=True, exist_ok=True)
                    write_atomically(path, composed(draft).encode())
                self.git(tree, "add", "--", str(self.content / "questions"), otherwise="The questions cannot be added")
                self.git(tree, "commit", "--quiet", "--no-verify", "-m", title, otherwise="The questions cannot be committed")
            except BaseException:
                self.drop(tree)
                self.git(self.root, "branch", "-D", branch, otherwise=f"The branch {branch} cannot be removed")
                raise
            self.drop(tree)
        again = f"git push {self.remote} {branch}"
        hint = f"The questions are committed on the local branch {branch}, but {self.remote} refused it. When that is mended: {again}"
        self.git(self.root, "push", "--quiet", self.remote, branch, otherwise=hint)
        return self.open(branch, title, body)

    def drop(self, tree: Path) -> None:
        """Remove the folder of the branch."""
        self.git(self.root, "worktree", "remove", "--force", str(tree), otherwise=f"{tree} cannot be removed")

    def open(self, branch: str, title: str, body: str) -> str:
        """Open the pull request with GitHub's program where it is there; else say how."""
        by_hand = f"{branch} is pushed. Open the pull request: {self.comparison(branch)}"
        if not shutil.which("gh"):
            return by_hand
        command = ["gh", "pr", "create", "--base", self.base, "--head", branch, "--title", title, "--body-file", "-"]
        done = subprocess.run(command, cwd=self.root, input=body, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise CannotDeliver(f"gh could not open the pull request ({done.stderr.strip()}). {by_hand}")
        return f"Pull request: {done.stdout.strip()}"

    def comparison(self, branch: str) -> str:
        """Where GitHub opens a pull request in a browser, or what to do on another host."""
        address = self.address.removesuffix(".git").replace("git@github.com:", "https://github.com/")
        if address.startswith("https://github.com/"):
            return f"{address}/compare/{quote(self.base)}...{quote(branch)}?expand=1"
        return f"from {branch} into {self.base} on {self.address}"

    def git(self, folder: Path, *arguments: str, otherwise: str) -> str:
        """What Git prints. Raises `CannotDeliver` with `otherwise` and Git's own words."""
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603, S607
        if done.returncode:
            raise CannotDeliver(f"{otherwise}.\n{done.stderr.strip()}")
        return done.stdout


def ids_in_history(folder: Path) -> set[str]:
    """The ids of all questions in any commit of any branch; none where there is no Git."""
    command = ["git", "log", "--all", "--format=", "--name-only", "--no-renames", "--diff-filter=AD"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603
    except FileNotFoundError:
        return set()
    return {found[1] for line in done.stdout.splitlines() if (found := FILE.search(line))}


class Letter(NamedTuple):
    """The words of a pull request. Nothing of what residents wrote is in them."""

    title: str
    body: str


def letter(drafts: Sequence[Draft], unused: Sequence[Unused]) -> Letter:
    """What a moderator is told of a batch."""
    lines = ["Read each question in the changed files before merging: this list says nothing of what they say.", ""]
    for draft in drafts:
        notes = [f"masked: {', '.join(f'{kind} × {draft.masked.count(kind)}' for kind in dict.fromkeys(draft.masked))}"] if draft.masked else []
        notes += [f"**held: {draft.hold}** — published only when the line `hold` is removed"] if draft.hold else []
        notes += [f"the same text as `{draft.twin}`"] if draft.twin else []
        notes += ["name published with consent"] if draft.name else []
        lines.append(f"- [ ] `{draft.path}` — council `{draft.council}`, topic `{draft.topic}`{''.join(f'; {note}' for note in notes)}")
    if unused:
        lines += ["", f"Not proposed: {len(unused)}. The reasons stand in the report of the run."]
    lines += ["", "For each question:", ""]
    checks = (
        "it asks this council something",
        "no personal data is left: names of others, addresses, health, children",
        "nothing in it insults, threatens or advertises",
        "the title says what it is about",
    )
    lines += [f"- [ ] {check}" for check in checks]
    return Letter(f"Questions from residents: {len(drafts)}", "\n".join(lines) + "\n")
