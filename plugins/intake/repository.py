"""Files → a branch and a pull request. The work tree at hand is neither read nor touched: the branch is made beside it."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

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

    @property
    def revisions(self) -> tuple[str, ...]:
        """All that is known of the remote, and what is at hand."""
        return "HEAD", f"--remotes={self.remote}"

    def has(self, name: str) -> bool:
        """Whether the base has a file of the content folder."""
        return bool(git(self.root, "ls-tree", f"{self.remote}/{self.base}", "--", (self.content / name).as_posix(), otherwise=f"{self.base} cannot be read"))

    def read(self, name: str) -> bytes:
        """A file of the content folder as the base has it. Raises `CannotDeliver` where it has none."""
        place = f"{self.remote}/{self.base}:{(self.content / name).as_posix()}"
        done = subprocess.run(["git", "show", place], cwd=self.root, capture_output=True, check=False)  # noqa: S603, S607
        if done.returncode:
            raise CannotDeliver(f"{self.base} on {self.remote} has no file {name}; bring it there first")
        return done.stdout

    def propose(self, branch: str, files: Mapping[str, bytes], title: str, body: str) -> str:
        """Commit files, by their paths below the content folder, on a new branch, push it and open a pull request; what was done, or what is left to do.

        Raises `CannotDeliver`. A branch that could be committed but not pushed is kept.
        """
        with TemporaryDirectory(prefix="proposal-") as folder:
            tree = Path(folder, "tree")
            base = f"{self.remote}/{self.base}"
            git(self.root, "worktree", "add", "--quiet", "-B", branch, str(tree), base, otherwise=f"The branch {branch} cannot be made from {base}")
            try:
                for name, data in files.items():
                    path = tree / self.content / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    write_atomically(path, data)
                git(tree, "add", "--", str(self.content), otherwise="The files cannot be added")
                git(tree, "commit", "--quiet", "--no-verify", "-m", title, otherwise="The files cannot be committed")
            except BaseException:
                self.drop(tree)
                git(self.root, "branch", "-D", branch, otherwise=f"The branch {branch} cannot be removed")
                raise
            self.drop(tree)
        again = f"git push {self.remote} {branch}"
        hint = f"The files are committed on the local branch {branch}, but {self.remote} refused it. When that is mended: {again}"
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


def log(folder: Path, *arguments: str) -> str:
    """What ``git log`` says of a folder; nothing where there is no repository or no commit. Raises `CannotDeliver` where the history is cut off."""
    if not any((each / ".git").exists() for each in (folder.absolute(), *folder.absolute().parents)):
        return ""
    if git(folder, "rev-parse", "--is-shallow-repository", otherwise="Git cannot read the repository").strip() == "true":
        raise CannotDeliver("The repository's history is cut off, so that nobody knows what there was. Run: git fetch --unshallow")
    if not git(folder, "rev-list", "--all", "--max-count=1", otherwise="Git cannot read the repository"):
        return ""
    return git(folder, "log", *arguments, otherwise="Git cannot read the history")


def git(folder: Path, *arguments: str, otherwise: str) -> str:
    """What Git prints. Raises `CannotDeliver` with `otherwise` and Git's own words."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603, S607
    if done.returncode:
        raise CannotDeliver(f"{otherwise}.\n{done.stderr.strip()}")
    return done.stdout
