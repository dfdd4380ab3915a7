"""Imports are proposed on branches of a real remote; what was proposed, edited or deleted before never comes again."""

from pathlib import Path

import pytest

from plugins.intake.repository import CannotDeliver
from tests.imports.door import SOURCES, Desk, Remote
from tests.imports.test_events import HEAD
from tests.imports.test_events import row as meeting
from tests.imports.test_members import FILE, row, table
from tests.intake.test_delivery import WHO, git
from tests.workshop import put


def test_news_come_on_a_branch_and_not_again_while_it_is_open(desk: Desk, remote: Remote) -> None:
    taken = desk.take("news", SOURCES / "wordpress.xml", pull_request=True)

    (branch,) = remote.branches()
    assert len(remote.files(branch)) == 2
    assert f"{branch} is pushed. Open the pull request: from {branch} into main" in taken.said
    assert (taken.files, git(remote.clone, "status", "--porcelain")) == ({}, "")
    assert "0 new, 2 known before" in desk.take("news", SOURCES / "wordpress.xml", pull_request=True).said
    assert remote.branches() == [branch]
    told = git(remote.bare, "log", "-1", "--format=%B", branch)
    assert told == "Imported news of aydyn\n\n"


def test_a_closed_proposal_and_a_deleted_file_do_not_come_back(desk: Desk, remote: Remote) -> None:
    desk.take("news", SOURCES / "wordpress.xml", pull_request=True)
    (branch,) = remote.branches()
    remote.merge(branch)
    for path in git(remote.clone, "diff", "--name-only", "HEAD~1", "HEAD").split():
        git(remote.clone, "rm", "--quiet", path)
    git(remote.clone, "commit", "--quiet", "-m", "Away with them")
    git(remote.clone, "push", "--quiet", "origin", "main")
    git(remote.bare, "branch", "-D", branch)
    git(remote.clone, "branch", "-D", branch)

    assert "0 new, 2 known before" in desk.take("news", SOURCES / "wordpress.xml", pull_request=True).said
    assert "0 new, 2 known before" in desk.take("news", SOURCES / "wordpress.xml").said


def test_only_what_is_new_is_proposed_beside_what_is_open(desk: Desk, remote: Remote) -> None:
    desk.take("news", SOURCES / "wordpress.xml", pull_request=True)
    (first,) = remote.branches()

    desk.take("news", SOURCES / "wordpress.xml", SOURCES / "atom.xml", pull_request=True)

    (second,) = set(remote.branches()) - {first}
    assert len(remote.files(second)) == 1


def test_members_are_added_to_the_file_as_the_base_has_it(desk: Desk, remote: Remote, tmp_path: Path) -> None:
    put(remote.clone, {FILE: desk.before[FILE].replace("Ойдан шығарылған кеңес.", "Бітпеген жұмыс.")})
    source = table(tmp_path, row("Тестовая Участница"))

    desk.take("members", source, pull_request=True)

    (branch,) = remote.branches()
    text = remote.show(branch, FILE)
    assert 'name: "Тестовая Участница"' in text
    assert "Ойдан шығарылған кеңес." in text
    assert "Бітпеген жұмыс." in (remote.clone / FILE).read_text()
    assert "0 changed, 1 known before" in desk.take("members", source, pull_request=True).said
    assert remote.branches() == [branch]


def test_a_member_who_was_taken_out_stays_out(desk: Desk, remote: Remote, tmp_path: Path) -> None:
    text = desk.before[FILE]
    start, end = text.index('  - name: "Өткен Мүше"'), text.index("sources:")
    put(remote.clone, {FILE: text[:start] + text[end:]})
    git(remote.clone, "commit", "--quiet", "-am", "Left")

    taken = desk.take("members", table(tmp_path, row("Өткен Мүше"), name="members.txt"))

    assert taken.files == {FILE: text[:start] + text[end:]}
    assert "was taken out of councils/aydyn.kk.md before" in taken.said


def test_meetings_come_once_even_when_renamed(desk: Desk, remote: Remote, tmp_path: Path) -> None:
    source = table(tmp_path, meeting("05.02.2026", "Заседание"), head=HEAD, name="meetings.csv")
    desk.take("events", source, pull_request=True)
    (branch,) = remote.branches()
    remote.merge(branch)
    git(remote.clone, "mv", "events/aydyn/2026-02-05-zasedanie.ru.md", "events/aydyn/2026-02-06-other.ru.md")
    git(remote.clone, "commit", "--quiet", "-m", "Another day")

    assert "0 new, 1 known before" in desk.take("events", source, pull_request=True).said


def test_a_repository_may_hold_more_than_the_content(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    root = desk.workshop.content.parent
    git(root, "init", "--quiet", ".")
    taken = desk.take("news", SOURCES / "wordpress.xml")
    git(root, "add", "content")
    git(root, "commit", "--quiet", "-m", "News")
    edited, deleted = taken.files
    (desk.workshop.content / deleted).unlink()
    (desk.workshop.content / edited).write_text("---\ntitle: x\n---\nx\n")

    assert "0 new, 2 known before" in desk.take("news", SOURCES / "wordpress.xml").said


def test_a_history_that_is_cut_off_is_no_ground_to_propose_anything(desk: Desk, remote: Remote) -> None:
    git(remote.clone, "commit", "--quiet", "--allow-empty", "-m", "more")
    git(remote.clone, "push", "--quiet", "origin", "main")
    git(remote.clone, "fetch", "--quiet", "--depth", "1", "origin")

    with pytest.raises(CannotDeliver, match="git fetch --unshallow"):
        desk.take("news", SOURCES / "wordpress.xml", pull_request=True)
