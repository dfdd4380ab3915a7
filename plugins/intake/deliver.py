"""Questions → a branch and a pull request. The work tree at hand is neither read nor touched: the branch is made beside it."""

import re
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
        self.root = Path(git(content, "rev-parse", "--show-toplevel", otherwise=f"{content} is in no Git repository").strip())
        self.content = content.resolve().relative_to(self.root.resolve())
        self.remote, self.base = remote, base
        self.address = git(self.root, "remote", "get-url", remote, otherwise=f"The repository has no remote {remote}; name it with --remote").strip()

    def fetch(self) -> None:
        """Learn what the remote has: its base, its branches, and what GitHub keeps of each pull request, also of those that were closed."""
        hint = f"The remote {self.remote} cannot be reached; nothing was changed. Try again when it can"
        branches = (f"+refs/heads/*:refs/remotes/{self.remote}/*", f"+refs/pull/*/head:refs/remotes/{self.remote}/pull/*")
        git(self.root, "fetch", "--quiet", self.remote, *branches, otherwise=hint)

    def known_ids(self) -> set[str]:
        """The ids of all questions that any branch of the remote ever had, also those that were moved or deleted since."""
        return ids_in_history(self.root, "HEAD", f"--remotes={self.remote}")

    def propose(self, branch: str, drafts: Sequence[Draft], title: str, body: str) -> str:
        """Commit the questions on a new branch, push it and open a pull request; what was done, or what is left to do.

        Raises `CannotDeliver`. A branch that could be committed but not pushed is kept.
        """
        with TemporaryDirectory(prefix="intake-") as folder:
            tree = Path(folder, "tree")
            base = f"{self.remote}/{self.base}"
            git(self.root, "worktree", "add", "--quiet", "-B", branch, str(tree), base, otherwise=f"The branch {branch} cannot be made from {base}")
            try:
                for draft in drafts:
                    path = tree / self.content / draft.path
                    path.parent.mkdir(parents=True, exist_ok=True)
                    write_atomically(path, composed(draft).encode())
                git(tree, "add", "--", str(self.content / "questions"), otherwise="The questions cannot be added")
                git(tree, "commit", "--quiet", "--no-verify", "-m", title, otherwise="The questions cannot be committed")
            except BaseException:
                self.drop(tree)
                git(self.root, "branch", "-D", branch, otherwise=f"The branch {branch} cannot be removed")
                raise
            self.drop(tree)
        again = f"git push {self.remote} {branch}"
        hint = f"The questions are committed on the local branch {branch}, but {self.remote} refused it. When that is mended: {again}"
        git(self.root, "push", "--quiet", self.remote, branch, otherwise=hint)
        return self.open(branch, title, body)

    def drop(self, tree: Path) -> None:
        """Remove the folder of the branch."""
        git(self.root, "worktree", "remove", "--force", str(tree), otherwise=f"{tree} cannot be removed")

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
        address = re.sub(r"^(?:https://|ssh://|)(?:[^@/]*@)?github\.com[:/]", "https://github.com/", self.address).removesuffix(".git")
        address = re.sub(r"//[^@/]*@", "//", address)  # a token may stand there
        if address.startswith("https://github.com/"):
            return f"{address}/compare/{quote(self.base)}...{quote(branch)}?expand=1"
        return f"from {branch} into {self.base} on {address}"


def git(folder: Path, *arguments: str, otherwise: str) -> str:
    """What Git prints. Raises `CannotDeliver` with `otherwise` and Git's own words."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603, S607
    if done.returncode:
        raise CannotDeliver(f"{otherwise}.\n{done.stderr.strip()}")
    return done.stdout


def ids_in_history(folder: Path, *revisions: str) -> set[str]:
    """The ids of all questions in the commits of `revisions`; none where there is no repository. Raises `CannotDeliver` where its history is cut off."""
    if not any((each / ".git").exists() for each in (folder.absolute(), *folder.absolute().parents)):
        return set()
    if git(folder, "rev-parse", "--is-shallow-repository", otherwise="Git cannot read the repository").strip() == "true":
        raise CannotDeliver("The repository's history is cut off, so that nobody knows which questions there were. Run: git fetch --unshallow")
    if not git(folder, "rev-list", "--all", "--max-count=1", otherwise="Git cannot read the repository"):
        return set()
    names = git(folder, "log", *revisions, "--format=", "--name-only", "--no-renames", "--diff-filter=AD", otherwise="Git cannot read the history")
    return {found[1] for line in names.splitlines() if (found := FILE.search(line))}


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
