"""A site that the peers have no counterpart of, beside Hugo's full build of as many pages."""

import os
from collections.abc import Sequence
from pathlib import Path

from measure import Taken, took
from tools import tools
from workload import COUNCILS, DIALECTS, council, item, write


def hugo_with(folder: Path, count: int) -> Taken:
    """What Hugo takes for a site of `count` pieces of news, made below `folder`."""
    hugo = next(tool for tool in tools() if tool.name == "Hugo")
    peer, dialect = folder / "hugo", DIALECTS["Hugo"]
    councils = [council(number) for number in range(1, COUNCILS + 1)]
    for each in councils:
        write(peer, dialect.council(each))
    write(peer, dialect.registry(councils))
    for number in range(1, count + 1):
        write(peer, dialect.item(item(number)))
    for path in hugo.skeleton.rglob("*") if hugo.skeleton else ():
        if path.is_file():
            target = peer / path.relative_to(hugo.skeleton)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    os.sync()
    return took([part.format(site=peer, out=folder / "peer-out", cache=folder / "peer-cache") for part in hugo.command], folder / "log")


def beside_hugo(folder: Path, build: Sequence[str], page: Path, pages: int) -> None:
    """Print what a cold build takes, and one after an edit of `page`, beside Hugo with so many `pages`."""
    os.sync()  # nothing of one step is still being written while the next one runs
    cold = took(build, folder / "log")
    print((folder / "log").read_text().strip().splitlines()[-1])
    page.write_text(f"{page.read_text()}\nЕщё строка.\n")
    os.sync()
    edit = took(build, folder / "log")
    whole = hugo_with(folder, pages)
    print(f"cold: {cold.wall:.1f} s; one edit: {edit.wall:.1f} s; Hugo, {pages:,} pages: {whole.wall:.1f} s")
    print(f"cold is {cold.wall / whole.wall:.2f} × Hugo (goal 1.3), an edit {edit.wall / whole.wall:.2f} × Hugo (goal 0.15)")
