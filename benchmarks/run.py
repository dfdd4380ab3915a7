"""Times this site beside stock Pelican and Hugo on the same content: `run.py [N …]`, for N pieces of news; README.md says how to read it."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from contest import contest
from measure import Failed
from report import goals, table
from rich.console import Console
from tools import tools
from workload import COUNCILS


def size(text: str) -> int:
    """A number of pieces of news, enough for each council to have one."""
    count = int(text)
    if count < COUNCILS:
        raise argparse.ArgumentTypeError(f"at least {COUNCILS}, one for each council")
    return count


def main() -> int:
    """Print a table for each size; the exit status."""
    parser = argparse.ArgumentParser(description="Times this site beside stock Pelican and Hugo on the same content.")
    parser.add_argument("sizes", nargs="*", type=size, default=[1000, 10_000], metavar="N", help="pieces of news (1000 10000)")
    console = Console(highlight=False)
    console.width = max(console.width, 120)
    with TemporaryDirectory(prefix="benchmark-") as folder:
        try:
            for count in parser.parse_args().sizes:
                with console.status("") as status:
                    work = Path(folder, str(count))
                    rows = contest(tools(), count, work, lambda step, n=count, shown=status: shown.update(f"{n:,}: {step}"))  # type: ignore[misc]
                console.print(table(count, rows), *goals(rows), "", sep="\n")
        except Failed as error:
            console.print(str(error), style="red", markup=False)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
