"""Questions are proposed on branches of a real remote; whatever refuses, nothing is lost and the work tree stays as it was."""

import os
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from plugins.intake.repository import CannotDeliver
from plugins.model import ZONE
from tests.intake.door import EXPORTS, Desk
from tests.intake.form_service import form_service
from tests.intake.test_exports import identity, rows
from tests.workshop import Files, put, run_pelican

WHO = {"GIT_AUTHOR_NAME": "Moderator", "GIT_AUTHOR_EMAIL": "m@example.org", "GIT_COMMITTER_NAME": "Moderator", "GIT_COMMITTER_EMAIL": "m@example.org"}


def git(folder: Path, *arguments: str) -> str:
    """Run Git."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Forge:
    """A bare repository, and the clone that the desk's content lies in."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.bare, self.clone = folder / "remote.git", desk.workshop.content
        git(folder, "init", "--quiet", "--bare", "-b", "main", str(self.bare))
        git(self.clone, "init", "--quiet", "-b", "main", ".")
        git(self.clone, "remote", "add", "origin", str(self.bare))
        git(self.clone, "add", ".")
        git(self.clone, "commit", "--quiet", "-m", "Content")
        git(self.clone, "push", "--quiet", "origin", "main")

    def put(self, files: Files) -> None:
        """Bring files into main."""
        put(self.clone, files)
        git(self.clone, "add", ".")
        git(self.clone, "commit", "--quiet", "-m", "More content")
        git(self.clone, "push", "--quiet", "origin", "main")

    def branches(self) -> list[str]:
        """The branches that the remote has."""
        return git(self.bare, "branch", "--list", "intake/*", "--format=%(refname:short)").split()

    def files(self, branch: str) -> list[str]:
        """What a branch adds."""
        return git(self.bare, "diff", "--name-only", "main", branch).split()

    def merge(self, branch: str) -> None:
        """Take a branch into main, as a moderator does, and bring the clone up to date."""
        git(self.clone, "fetch", "--quiet", "origin")
        git(self.clone, "merge", "--quiet", "--no-edit", f"origin/{branch}")
        git(self.clone, "push", "--quiet", "origin", "main")


@pytest.fixture
def forge(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forge:
    """A remote with the desk's content, and no program that opens pull requests."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PATH", os.pathsep.join(folder for folder in os.environ["PATH"].split(os.pathsep) if not Path(folder, "gh").exists()))
    return Forge(desk, tmp_path)


def test_questions_come_on_a_branch_and_the_next_step_is_told(desk: Desk, forge: Forge) -> None:
    taken = desk.take(EXPORTS / "google.csv", form="google", pull_request=True)

    (branch,) = forge.branches()
    assert [path.rpartition("-")[0] for path in forge.files(branch)] == ["questions/aydyn/2026-03-02", "questions/bayram/2026-03-03"]
    assert f"{branch} is pushed. Open the pull request: from {branch} into main" in taken.said
    assert taken.files == {}
    assert git(forge.clone, "status", "--porcelain") == ""
    assert git(forge.clone, "branch", "--show-current").strip() == "main"
    assert git(forge.clone, "worktree", "list").count("\n") == 1


def test_what_is_proposed_says_nothing_of_what_residents_wrote(desk: Desk, forge: Forge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    put(tmp_path / "bin", {"gh": f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\ncat > {tmp_path}/body\necho https://github.example/pull/1\n'})
    (tmp_path / "bin/gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    nasty = {"id": "1", "title": "@everyone closes #1 [skip ci]", "text": "::set-output name=x::y\nМой ИИН 991231500006, пишите на tailor@example.org"}

    taken = desk.take(rows(tmp_path, nasty, {"id": "2", "text": "Когда?"}, {"id": "3", "text": "Когда?"}), pull_request=True)

    (branch,) = forge.branches()
    body, arguments = (tmp_path / "body").read_text(), (tmp_path / "arguments").read_text()
    assert "Pull request: https://github.example/pull/1" in taken.said
    assert "masked: iin × 1, email × 1" in body
    assert "the same text as `questions/aydyn/" in body
    assert body.count("- [ ] `questions/") == 3
    told = body + arguments + branch + taken.said + git(forge.bare, "log", "--all", "--format=%B")
    assert not any(word in told for word in ("everyone", "skip ci", "set-output", "991231500006", "tailor"))
    assert "991231500006" not in git(forge.bare, "log", "--all", "-p")


def test_each_question_may_have_its_branch(desk: Desk, forge: Forge) -> None:
    desk.take(EXPORTS / "google.csv", form="google", pull_request=True, each=True)

    assert sorted(branch.removeprefix("intake/") for branch in forge.branches()) == sorted(
        identity(path) for branch in forge.branches() for path in forge.files(branch)
    )


def test_a_second_run_proposes_only_what_is_new_while_the_first_is_open_and_after_it_was_closed(desk: Desk, forge: Forge, tmp_path: Path) -> None:
    desk.take(rows(tmp_path, {"id": "1"}), pull_request=True)
    (first,) = forge.branches()

    desk.take(rows(tmp_path, {"id": "1"}, {"id": "2", "text": "А ещё?"}), pull_request=True)

    (second,) = set(forge.branches()) - {first}
    assert len(forge.files(second)) == 1
    assert set(forge.files(first)).isdisjoint(forge.files(second))
    assert "0 new" in desk.take(rows(tmp_path, {"id": "1"}, {"id": "2", "text": "А ещё?"}), pull_request=True).said
    assert len(forge.branches()) == 2


def test_a_closed_proposal_whose_branch_is_gone_does_not_come_back(desk: Desk, forge: Forge, tmp_path: Path) -> None:
    desk.take(rows(tmp_path, {"id": "1"}), pull_request=True)
    (branch,) = forge.branches()
    git(forge.bare, "update-ref", "refs/pull/1/head", branch)  # as GitHub keeps it
    git(forge.bare, "branch", "-D", branch)
    git(forge.clone, "branch", "-D", branch)
    git(forge.clone, "update-ref", "-d", f"refs/remotes/origin/{branch}")

    assert "0 new" in desk.take(rows(tmp_path, {"id": "1"}), pull_request=True).said
    assert forge.branches() == []


def test_a_pull_request_that_cannot_be_opened_is_an_error_with_the_next_step(desk: Desk, forge: Forge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "bin", {"gh": "#!/bin/sh\necho no permission >&2\nexit 1\n"})
    (tmp_path / "bin/gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")

    with pytest.raises(CannotDeliver, match=r"no permission.*is pushed. Open the pull request: from intake/"):
        desk.take(EXPORTS / "google.csv", form="google", pull_request=True)
    assert len(forge.branches()) == 1


def test_another_clone_knows_the_open_branches(desk: Desk, forge: Forge, tmp_path: Path) -> None:
    desk.take(rows(tmp_path, {"id": "1"}), pull_request=True)
    (branch,) = forge.branches()
    git(forge.clone, "branch", "-D", branch)
    git(forge.clone, "update-ref", "-d", f"refs/remotes/origin/{branch}")

    assert "0 new" in desk.take(rows(tmp_path, {"id": "1"}), pull_request=True).said


def test_work_that_is_not_committed_is_left_alone(desk: Desk, forge: Forge) -> None:
    put(forge.clone, {"news/aydyn/2026-03-01-meeting.ru.md": "начато", "questions/aydyn/draft.txt": "черновик"})
    git(forge.clone, "add", "news")
    before = git(forge.clone, "status", "--porcelain")

    desk.take(EXPORTS / "google.csv", form="google", pull_request=True)

    assert git(forge.clone, "status", "--porcelain") == before
    (branch,) = forge.branches()
    assert len(forge.files(branch)) == 2


def test_a_refused_push_keeps_the_branch_and_says_how_to_go_on(desk: Desk, forge: Forge) -> None:
    put(forge.bare, {"hooks/pre-receive": "#!/bin/sh\necho protected branch >&2\nexit 1\n"})
    (forge.bare / "hooks/pre-receive").chmod(0o755)

    with pytest.raises(CannotDeliver, match=r"(?s)local branch (intake/\w+).*git push origin intake/.*protected branch"):
        desk.take(EXPORTS / "google.csv", form="google", pull_request=True)
    (forge.bare / "hooks/pre-receive").unlink()
    assert "2 new" in desk.take(EXPORTS / "google.csv", form="google", pull_request=True).said
    branch = git(forge.clone, "branch", "--list", "intake/*", "--format=%(refname:short)").strip()
    assert len(forge.files(branch)) == 2


def test_a_history_that_is_cut_off_is_no_ground_to_propose_anything(desk: Desk, forge: Forge, tmp_path: Path) -> None:
    git(forge.clone, "commit", "--quiet", "--allow-empty", "-m", "more")
    git(forge.clone, "push", "--quiet", "origin", "main")
    git(forge.clone, "fetch", "--quiet", "--depth", "1", "origin")

    with pytest.raises(CannotDeliver, match="git fetch --unshallow"):
        desk.take(EXPORTS / "google.csv", form="google", pull_request=True)


def test_without_the_remote_nothing_is_changed(desk: Desk, forge: Forge) -> None:
    forge.bare.rename(forge.bare.with_name("away.git"))

    with pytest.raises(CannotDeliver, match=r"origin cannot be reached; nothing was changed"):
        desk.take(EXPORTS / "google.csv", form="google", pull_request=True)
    with pytest.raises(CannotDeliver, match=r"no remote upstream; name it with --remote"):
        desk.take(EXPORTS / "google.csv", form="google", pull_request=True, remote="upstream")
    assert git(forge.clone, "branch", "--list", "intake/*") == ""


@pytest.mark.parametrize(
    ("form", "export"),
    [
        ("google", "google.csv"),
        ("tally", "tally.json"),
        ("formspree", "formspree.json"),
        ("github", "github.json"),
        ("kobo", "kobo.csv"),
        ("table", "excel.xlsx"),
    ],
)
def test_a_question_goes_from_an_export_to_its_pages(desk: Desk, forge: Forge, form: str, export: str) -> None:
    desk.take(EXPORTS / export, form=form, pull_request=True)
    (branch,) = forge.branches()
    path = next(path for path in forge.files(branch) if "aydyn" in path)

    forge.merge(branch)
    output = desk.workshop.build()

    address = f"ru/{path.removesuffix('.ru.md')}/"
    assert "Мост через реку закрыт с осени." in output[f"{address}index.html"].decode()
    for shown in ("ru/questions/index.html", "ru/councils/aydyn/questions/index.html", "ru/feeds/questions/all.rss.xml", "ru/feeds/councils/aydyn.atom.xml"):
        assert address in output[shown].decode(), shown


def test_a_question_goes_from_a_real_form_to_its_councils_page(desk: Desk, forge: Forge, tmp_path: Path) -> None:
    with form_service(tmp_path) as service:
        service.ask(**{"Совет": "aydyn", "Тема": "roads", "Заголовок": "Когда починят <фонари>?", "Ваш вопрос": "На улице темно.\n\nЗвоните: +7 700 000 00 01"})
        (tmp_path / "export.csv").write_bytes(service.export("csv"))
        service.ask(**{"Совет": "bayram", "Тема": "other", "Заголовок": "Ещё вопрос", "Ваш вопрос": "Да?", "Имя": "Сынақ Тұрғын", "Публиковать имя": True})
        (tmp_path / "export.xlsx").write_bytes(service.export("xlsx"))
    desk.take(tmp_path / "export.csv", form="wagtail", pull_request=True)
    desk.take(tmp_path / "export.xlsx", form="wagtail", pull_request=True)

    for branch in forge.branches():
        forge.merge(branch)
    output = run_pelican(desk.workshop.content.parent, build_date=str(datetime.now(ZONE).date()))

    assert len(forge.branches()) == 2
    council = output["ru/councils/aydyn/questions/index.html"].decode()
    assert "Когда починят &lt;фонари&gt;?" in council
    assert not any(b"700 000 00 01" in data for data in output.values())
    assert "Сынақ Тұрғын" in "".join(data.decode() for path, data in output.items() if path.startswith("ru/questions/bayram/"))
