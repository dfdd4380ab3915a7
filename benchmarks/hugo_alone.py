"""Hugo's full build of so many pages, to measure beside what it has no counterpart of."""

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
    return took([part.format(site=peer, out=folder / "peer-out", cache=folder / "peer-cache") for part in hugo.command], folder / "log")
