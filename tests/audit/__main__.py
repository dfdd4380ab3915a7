"""Runs the checkers over the built site; what they find stands at the end, and decides the exit status."""

import sys
from collections import defaultdict
from pathlib import Path
from textwrap import shorten

from rich.console import Console

from tests.audit import accessibility, lighthouse, markup, spreadsheet
from tests.audit.site import Fault, served

OUTPUT = Path("output")
SHOWN = 10
"""Pages that are named for a fault."""
PARTS = {"Nu Html Checker": markup.faults, "axe": accessibility.faults, "Lighthouse": lighthouse.faults, "LibreOffice": spreadsheet.faults}


def main() -> int:
    """Run all of them, one after the other."""
    console = Console(highlight=False)
    if not (OUTPUT / "index.html").exists():
        console.print("output/ holds no site; build it first: make html", style="red")
        return 1
    found: list[Fault] = []
    with served(OUTPUT) as site:
        for name, faults in PARTS.items():
            console.print(f"[bold]{name}")
            of_this = list(faults(site, console))
            console.print(f"  {len(of_this)} faults", style="red" if of_this else "green")
            found += of_this
    tell(found, console)
    return 1 if found else 0


def tell(found: list[Fault], console: Console) -> None:
    """Each fault once, with one place as an example and the pages that have it."""
    pages: dict[str, list[str]] = defaultdict(list)
    examples: dict[str, str] = {}
    for fault in found:
        pages[fault.message].append(fault.page)
        examples.setdefault(fault.message, shorten(fault.where, 200, placeholder=" …"))
    for message, of in pages.items():
        each = sorted(set(of))
        more = f" and {len(each) - SHOWN} more" if len(each) > SHOWN else ""
        console.print(f"\n{message}", style="red", markup=False, soft_wrap=True)
        console.print(f"  {examples[message]}\n  {len(of)} times, on {', '.join(each[:SHOWN])}{more}", markup=False, soft_wrap=True)
    console.print(f"\n{len(found)} faults of {len(pages)} kinds." if found else "\nNothing is wrong.", style="bold")


if __name__ == "__main__":
    sys.exit(main())
