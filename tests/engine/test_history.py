"""When a file was last changed, by a real Git repository."""

import json
import subprocess

from tests.workshop import Workshop


def commit(workshop: Workshop, day: str) -> None:
    author = ["-c", "user.name=Тест", "-c", "user.email=test@kenes.example", "-c", "commit.gpgsign=false"]
    dates = {"GIT_COMMITTER_DATE": f"{day}T12:00:00+05:00", "GIT_AUTHOR_DATE": f"{day}T12:00:00+05:00", "PATH": "/usr/bin:/bin", "HOME": "/nowhere"}
    for arguments in (["init", "-q"], ["add", "-A"], [*author, "commit", "-qm", "x"]):
        subprocess.run(["git", *arguments], cwd=workshop.content, env=dates, check=True)


def test_pages_and_feeds_tell_when_a_file_was_last_changed(workshop: Workshop) -> None:
    commit(workshop, "2026-03-02")
    workshop.put({"news/aydyn/2026-03-01-meeting.ru.md": '---\ntitle: "Совет собрался снова"\n---\nТекст.\n'})
    commit(workshop, "2026-05-05")

    output = workshop.build()

    assert "Последняя правка: 5 мая 2026" in output["ru/news/aydyn/2026-03-01-meeting/index.html"].decode().translate({0xA0: " ", 0x202F: " "})
    assert "Соңғы өзгерісі: 2026 ж. 2 наурыз" in output["news/aydyn/2026-03-01-meeting/index.html"].decode().translate({0xA0: " ", 0x202F: " "})
    feed = output["ru/feeds/councils/aydyn.atom.xml"].decode()
    assert "<updated>2026-05-05T12:00:00+05:00</updated>" in feed
    assert "<published>2026-03-01T00:00:00+05:00</published>" in feed


def test_a_new_commit_alone_changes_only_what_tells_of_it(workshop: Workshop) -> None:
    commit(workshop, "2026-03-02")
    before = workshop.build()
    workshop.put({"pages/about.kk.md": '---\ntitle: "Сайт туралы"\norder: 1\n---\nБұл — сынақ сайты, екінші рет.\n'})
    commit(workshop, "2026-05-05")
    after = workshop.build()

    assert {path for path in after if after[path] != before[path]} == {"about/index.html", "build.json", "sitemap.xml"}


def test_what_was_removed_leaves_its_id(workshop: Workshop) -> None:
    never = ("news/aydyn/2026-09-01-planned.ru.md", "news/aydyn/2026-05-20-resignation.ru.md")
    workshop.put(dict.fromkeys(never, '---\ntitle: "x"\n---\nТекст.\n'))
    commit(workshop, "2026-03-02")
    gone = (*never, "news/aydyn/2026-04-10-hearing.kk.md", "documents/bayram/2026-04-30-plan.kk.md", "pages/about.kk.md")
    workshop.put(dict.fromkeys((*gone, "news/aydyn/2026-03-01-meeting.ru.md")))
    commit(workshop, "2026-05-05")
    output = workshop.build()

    def removed(table: str) -> list[dict[str, object]]:
        return [row for row in json.loads(output[f"ru/data/{table}.json"]) if row["deleted"]]

    assert [{name: value for name, value in row.items() if value is not None} for row in removed("news")] == [
        {"id": "news/aydyn/2026-04-10-hearing", "deleted": True}
    ]
    assert [row["id"] for row in removed("documents")] == ["documents/bayram/2026-04-30-plan"]
    assert removed("councils") == []
