"""What the guide tells editors to write is what the imports understand."""

import re

import pytest

from plugins.imports import events, members
from plugins.intake.submission import plain
from tests.workshop import ROOT

LABELS = members.LABELS | {field: (*members.LABELS.get(field, ()), *names) for field, names in events.LABELS.items()}
WORDS = {"role": members.ROLES, "side": members.SIDES, "kind": events.KINDS, "status": events.STATUSES}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_field_and_word_of_the_guide_is_understood(lang: str) -> None:
    rows = [line.split(" | ") for line in (ROOT / f"docs/import.{lang}.md").read_text().splitlines() if re.match(r"\| `(?!--|news|members|events)", line)]

    told = set()
    for fields, _, headings, words in ((*row[:3], row[3].rstrip("| ")) for row in rows):
        names = re.findall(r"`(\w+)`", fields)
        told |= set(names)
        assert {each for each in headings.split(", ") if not any(each in LABELS[name] for name in names)} == set()
        if names[0] in WORDS:
            known = {word for each in WORDS[names[0]].values() for word in each}
            assert {word for word in re.split("[,;] ", words) if plain(word) not in known} == set()
    assert told == set(LABELS)
