"""Lets the generators build the same content by turns, each step side by side, and checks what they wrote."""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import Failed, Taken, peak_of, took
from tools import Tool
from workload import DIALECTS, Item, item, write, write_all

STEPS = ("cold", "edit", "unchanged")


class Row(NamedTuple):
    """What one generator needed: medians, in seconds and bytes."""

    files: int
    cold: Taken
    edit: Taken
    unchanged: Taken
    peak: int


class Site:
    """A generator with its copy of the content, and the folders that it builds into: new ones for each build from nothing.

    Nothing is deleted between builds: a file system that is still freeing many files slows the next build down.
    """

    def __init__(self, tool: Tool, folder: Path) -> None:
        self.tool, self.folder = tool, folder
        self.content = folder / "site"
        self.run = folder
        self.taken: dict[str, list[Taken]] = {step: [] for step in STEPS}

    def begin(self, name: str) -> None:
        """Turn to new, empty folders."""
        self.run = self.folder / name
        self.run.mkdir()

    @property
    def out(self) -> Path:
        """The output folder."""
        return self.run / "out"

    def command(self) -> list[str]:
        """What builds the site."""
        return [part.format(site=self.content, out=self.out, cache=self.run / "cache") for part in self.tool.command]

    def build(self, step: str) -> None:
        """Build and keep what it took."""
        os.sync()
        self.taken[step].append(took(self.command(), self.run / "log"))

    def put(self, news: Item) -> None:
        """Write a piece of news anew."""
        write(self.content, DIALECTS[self.tool.name].item(news))

    def check_all(self, items: Sequence[Item]) -> None:
        """Refuse an output folder in which something is missing."""
        missing = [path for path in self.tool.required(items) if not (self.out / path).is_file()]
        if missing:
            said = (self.run / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
            raise Failed(f"{self.tool.name} did not write {len(missing)} of the files it must write, {missing[0]} among them:\n{said}")

    def check_shows(self, news: Item, mark: str) -> None:
        """Refuse an output folder that does not show an edit everywhere it must."""
        stale = [path for path in self.tool.pages(news) if mark not in (self.out / path).read_text(encoding="utf-8")]
        if stale:
            raise Failed(f"{self.tool.name} did not bring an edited title into {', '.join(stale)}")

    def row(self, files: int, peak: int) -> Row:
        """The medians of all rounds."""
        cold, edit, unchanged = (Taken(*map(median, zip(*self.taken[step], strict=True))) for step in STEPS)
        return Row(files, cold, edit, unchanged, peak)


def contest(tools: Sequence[Tool], count: int, folder: Path, say: Callable[[str], None]) -> dict[str, Row]:
    """The rows of the table for `count` pieces of news, by the generators' names. Raises `Failed`."""
    say("writing the content")
    sites = [Site(tool, folder / tool.name.replace(" ", "-")) for tool in tools]
    for site in sites:
        if site.tool.skeleton:
            shutil.copytree(site.tool.skeleton, site.content)
    items = write_all({site.tool.name: site.content for site in sites}, count)
    looked_at = {}
    for site in sites:
        say(f"{site.tool.name}: memory")
        looked_at[site.tool.name] = rehearse(site, items)
    for number in range(rounds(count)):
        turns = sites[number % len(sites) :] + sites[: number % len(sites)]
        play(turns, items, number, say)
    return {site.tool.name: site.row(*looked_at[site.tool.name]) for site in sites}


def rounds(count: int) -> int:
    """How often each step is timed; large sites take long."""
    return 3 if count <= 10_000 else 1


def rehearse(site: Site, items: Sequence[Item]) -> tuple[int, int]:
    """How many files a build from nothing writes, and its peak of memory. It also brings the programs and the content into the system's cache."""
    site.begin("rehearsal")
    os.sync()
    peak = peak_of(site.command(), site.run / "log")
    site.check_all(items)
    return sum(len(files) for _, _, files in os.walk(site.out)), peak


def play(sites: Sequence[Site], items: Sequence[Item], number: int, say: Callable[[str], None]) -> None:
    """One round: every site from nothing, then every site after an edit, then every site once more."""
    news, mark = item(len(items) - 2), f"Правка{number}"
    for step in STEPS:
        for site in sites:
            say(f"{site.tool.name}: {step}, round {number + 1} of {rounds(len(items))}")
            if step == "cold":
                site.put(news)
                site.begin(f"round-{number}")
            if step == "edit":
                site.put(news.edited(mark))
            site.build(step)
            if step == "cold":
                site.check_all(items)
            else:
                site.check_shows(news, mark)
