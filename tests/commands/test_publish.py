"""Publishing: all or nothing, in one step, and never less than before without being told."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.commands.publish import exchange, publish
from plugins.engine.failure import CannotBuild
from plugins.engine.settings import Settings, WrongSetting
from tests.workshop import Workshop, put, read_tree


@pytest.fixture
def public(workshop: Workshop) -> Settings:
    """Settings with a public address."""
    publication = workshop.settings.publication
    return replace(workshop.settings, publication=publication._replace(addresses=publication.addresses._replace(site="https://kenes.example")))


def test_what_is_published_is_what_a_build_gives(workshop: Workshop, public: Settings, tmp_path: Path) -> None:
    assert publish(public, removed=[]) == 0
    assert read_tree(public.output) == workshop.build(publication=public.publication, output=tmp_path / "other")
    assert not (tmp_path / ".output.new").exists()


def test_one_bad_file_is_left_out_and_named(workshop: Workshop, public: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    workshop.put({f"news/aydyn/2026-05-{day:02}-n{part}.ru.md": '---\ntitle: "x"\n---\nТекст.\n' for day in range(1, 29) for part in range(2)})
    publish(public, removed=[])
    workshop.put({"news/aydyn/2026-05-28-n1.ru.md": "сломано"})

    assert publish(public, removed=[]) == 0
    assert "left out: news/aydyn/2026-05-28-n1.ru.md" in capfd.readouterr().out
    assert "ru/news/aydyn/2026-05-28-n1/index.html" not in read_tree(public.output)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"councils/bayram.ru.md": "сломано"}, "the council bayram cannot be read; mend its files in councils/"),
        (
            {"councils/bayram.ru.md": None, "news/bayram/2025-12-31-plan.ru.md": None, "news/aydyn/2026-03-01-meeting.ru.md": None},
            "the council bayram would disappear",
        ),
        ({"news/aydyn/2026-03-01-meeting.kk.md": "сломано"}, "1 of 24 content files are left out"),
        (
            dict.fromkeys(("news/aydyn/2026-04-10-hearing.kk.md", "news/aydyn/2026-03-01-meeting.kk.md", "news/aydyn/2026-03-01-meeting.ru.md")),
            "published files would be gone",
        ),
        ({"regions.yml": "сломано"}, "regions.yml cannot be used"),
    ],
    ids=["broken council", "removed council", "broken files", "removed pages", "broken regions"],
)
def test_a_loss_is_refused_and_leaves_everything_as_it_was(workshop: Workshop, public: Settings, change: dict[str, str | None], reason: str) -> None:
    publish(public, removed=[])
    before = read_tree(public.output)
    put(workshop.content, change)

    with pytest.raises(CannotBuild, match=reason):
        publish(public, removed=[])
    assert read_tree(public.output) == before


def test_a_council_goes_when_that_is_meant(workshop: Workshop, public: Settings) -> None:
    workshop.put({f"news/aydyn/2026-05-{day:02}-n{part}.ru.md": '---\ntitle: "x"\n---\nТекст.\n' for day in range(1, 29) for part in range(30)})
    workshop.put({"councils/short.ru.md": '---\nname: "x"\nformed_with: "y"\nlevel: republican\nsources: []\n---\n'})
    publish(public, removed=[])
    workshop.put({"councils/short.ru.md": None})

    assert publish(public, removed=["short"]) == 0
    assert "ru/councils/short/index.html" not in read_tree(public.output)


def test_a_loss_that_is_meant_is_accepted(workshop: Workshop, public: Settings) -> None:
    publish(public, removed=[])
    workshop.put({"news/aydyn/2026-04-10-hearing.kk.md": None})

    assert publish(public, removed=[], accept_loss=True) == 0


def test_a_folder_of_other_things_is_left_alone(workshop: Workshop, public: Settings) -> None:
    put(public.output, {"thesis.docx": "precious"})

    with pytest.raises(CannotBuild, match="holds files that are not this site's"):
        publish(public, removed=[])
    with pytest.raises(CannotBuild, match="holds files that are not this site's"):
        workshop.build()
    assert read_tree(public.output) == {"thesis.docx": b"precious"}


def test_a_local_address_is_not_published(workshop: Workshop) -> None:
    with pytest.raises(WrongSetting, match="SITEURL"):
        publish(workshop.settings, removed=[])


def test_a_build_after_publishing_leaves_nothing_of_the_published_site(workshop: Workshop, public: Settings) -> None:
    workshop.build()
    workshop.put({"pages/extra.ru.md": '---\ntitle: "x"\n---\nТекст.\n'})
    publish(public, removed=[])
    workshop.put({"pages/extra.ru.md": None})

    assert not any("extra" in path for path in workshop.build())


def test_folders_change_places(tmp_path: Path) -> None:
    put(tmp_path, {"old/a": "old", "new/a": "new"})
    exchange(tmp_path / "new", tmp_path / "old")

    assert read_tree(tmp_path) == {"old/a": b"new", "new/a": b"old"}
