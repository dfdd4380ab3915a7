"""The content that every generator is given, the same each time: councils, regions and news, in three dialects."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any, NamedTuple

import prose

COUNCILS = 300
FIRST = datetime(2015, 1, 1, 4, 0, tzinfo=UTC)
BETWEEN = timedelta(minutes=50)
WEIGHTS = [k**-0.7 for k in range(1, COUNCILS + 1)]
"""A few councils write much, most write little."""


class Region(NamedTuple):
    """A region."""

    id: str
    name: str


class Council(NamedTuple):
    """A council and what its page says."""

    id: str
    region: str
    name: str
    body: str


class Item(NamedTuple):
    """A piece of news."""

    id: str
    council: str
    region: str
    date: datetime
    title: str
    summary: str
    body: str

    def edited(self, mark: str) -> "Item":
        """The same item with another title and one paragraph more, both of which hold `mark`."""
        return self._replace(title=f"{self.title} {mark}", body=f"{self.body}\n\nДобавлено: {mark}.")


REGIONS = tuple(Region(f"r{k:02d}", name) for k, name in enumerate(prose.REGIONS, 1))


def region_of(council: int) -> Region:
    """The region of the council of that number."""
    return REGIONS[(council - 1) % len(REGIONS)]


def council(number: int) -> Council:
    """The council of that number, counted from 1."""
    random = Random(f"council-{number}")
    region = region_of(number)
    name = f"Общественный совет {prose.SPHERES[(number - 1) // len(REGIONS)]} — {region.name}"
    return Council(f"c{number:03d}", region.id, name, f"{prose.paragraph(random, 50)}\n\n{prose.paragraph(random, 40)}")


def item(number: int) -> Item:
    """The piece of news of that number, counted from 1; it does not depend on how many there are. Each council has at least one of the first 300."""
    random = Random(f"news-{number}")
    of = number if number <= COUNCILS else random.choices(range(1, COUNCILS + 1), WEIGHTS)[0]
    title, summary = prose.plain(random, 6, 9), prose.plain(random, 16, 24) + "."
    body = prose.body(random, random.randint(200, 300))
    return Item(f"n{number:06d}", f"c{of:03d}", region_of(of).id, FIRST + BETWEEN * number, title, summary, body)


File = tuple[str, str]
"""A path in the site's folder, and what stands in it."""


class Dialect(NamedTuple):
    """How a generator wants the content."""

    item: Callable[[Item], File]
    council: Callable[[Council], File]
    registry: Callable[[Sequence[Council]], File]


def write(folder: Path, file: File) -> None:
    """Write a file of a site."""
    path = folder / file[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file[1], encoding="utf-8")


def as_markdown(fields: Mapping[str, Any], body: str) -> str:
    """A text with front matter; JSON is YAML too."""
    return "---\n" + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items()) + f"---\n\n{body}\n"


def our_item(item: Item) -> File:
    """A piece of news for this site."""
    return f"content/news/{item.council}/{item.date:%Y-%m-%d}-{item.id}.ru.md", as_markdown({"title": item.title, "summary": item.summary}, item.body)


def our_council(council: Council) -> File:
    """A council for this site."""
    fields: dict[str, Any] = {"name": council.name, "formed_with": "Акимат", "level": "district", "region": council.region, "sources": []}
    return f"content/councils/{council.id}.ru.md", as_markdown(fields, council.body)


def our_regions(_: Sequence[Council]) -> File:
    """The regions for this site."""
    rows = [
        {"slug": slug, "iso": f"KZ-{k:02d}", "kind": "region", "name": {"ru": name}, "centre": {"ru": name}, "row": 1 + k // 8, "column": 1 + k % 8}
        for k, (slug, name) in enumerate(REGIONS)
    ]
    return "content/regions.yml", json.dumps(rows, ensure_ascii=False)


def registry(councils: Sequence[Council]) -> str:
    """The names of councils and regions, which the peers' templates look up."""
    regions = {region.id: {"name": region.name, "councils": [each.id for each in councils if each.region == region.id]} for region in REGIONS}
    return json.dumps({"regions": regions, "councils": {each.id: {"name": each.name, "region": each.region} for each in councils}}, ensure_ascii=False)


def pelican_item(item: Item) -> File:
    """A piece of news for stock Pelican, which takes everything behind the colon for the value."""
    head = f"title: {item.title}\ndate: {item.date:%Y-%m-%dT%H:%M:%SZ}\ncategory: {item.council}\ntags: {item.region}\nsummary: {item.summary}\n"
    return f"content/news/{item.id}.md", f"---\n{head}---\n\n{item.body}\n"


def pelican_council(council: Council) -> File:
    """A council for stock Pelican."""
    head = f"title: {council.name}\nslug: {council.id}\nregion: {council.region}\ntemplate: council\n"
    return f"content/council/{council.id}.md", f"---\n{head}---\n\n{council.body}\n"


def hugo_item(item: Item) -> File:
    """A piece of news for Hugo."""
    fields = {"title": item.title, "date": f"{item.date:%Y-%m-%dT%H:%M:%SZ}", "councils": [item.council], "regions": [item.region]}
    return f"content/news/{item.id}.md", as_markdown({**fields, "description": item.summary}, item.body)


def hugo_council(council: Council) -> File:
    """A council for Hugo."""
    return f"content/council/{council.id}.md", as_markdown({"title": council.name, "region": council.region}, council.body)


DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        "this site": Dialect(our_item, our_council, our_regions),
        "stock Pelican": Dialect(pelican_item, pelican_council, lambda councils: ("registry.json", registry(councils))),
        "Hugo": Dialect(hugo_item, hugo_council, lambda councils: ("data/registry.json", registry(councils))),
    }
)


def write_all(folders: Mapping[str, Path], count: int) -> list[Item]:
    """Write the workload with `count` pieces of news for each dialect into its folder; the items, without their bodies."""
    councils = [council(number) for number in range(1, COUNCILS + 1)]
    for name, folder in folders.items():
        write(folder, DIALECTS[name].registry(councils))
        for each in councils:
            write(folder, DIALECTS[name].council(each))
    items = []
    for number in range(1, count + 1):
        news = item(number)
        for name, folder in folders.items():
            write(folder, DIALECTS[name].item(news))
        items.append(news._replace(body=""))
    return items
