"""Do spreadsheets run nothing of the open data, and show each cell as it is? Asked of LibreOffice, without a window."""

import csv
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from rich.console import Console

from tests.audit.site import Fault, Site

GUESSING = "CSV:44,34,76,1"
"""Commas, quotation marks, UTF-8, from the first line on; what a cell is, the spreadsheet guesses, as after a double click."""
AS_TEXT = f"{GUESSING},{'/'.join(f'{column}/2' for column in range(1, 40))}"


def faults(site: Site, console: Console) -> Iterator[Fault]:
    """Every cell that is a formula, and every one that is not what the file says."""
    folders = sorted({path.parent for path in site.folder.rglob("data/*.csv")})
    with TemporaryDirectory() as temporary, console.status(f"  tables in {len(folders)} folders"):
        control = Path(temporary, "control")
        control.mkdir()
        (control / "formula.csv").write_text("a,b\r\n=1+1,x\r\n")
        if opened(control, GUESSING)["formula"][1][0] != ("f", "=1+1"):
            raise RuntimeError("LibreOffice did not take a formula for one: this check could not fail")
        for folder in folders:
            guessed, read = opened(folder, GUESSING), opened(folder, AS_TEXT)
            for path in sorted(folder.glob("*.csv")):
                page = path.relative_to(site.folder).as_posix()
                yield from (Fault(page, "a cell is a formula", str(value)) for row in guessed[path.stem] for kind, value in row if kind == "f")
                with path.open(encoding="utf-8-sig", newline="") as file:
                    rows = list(csv.reader(file, strict=True))
                shown = [[str("" if value is None else value) for _, value in row] for row in read[path.stem]]
                yield from (
                    Fault(page, "a row is not shown as the file has it", f"{row} → {cells}") for row, cells in zip(rows, shown, strict=False) if row != cells
                )
                if len(rows) != len(shown):
                    yield Fault(page, "rows are lost or added", f"{len(rows)} → {len(shown)}")


def opened(folder: Path, filter_: str) -> dict[str, list[list[tuple[str, object]]]]:
    """Kind and value of each cell of a folder's CSV files, by file and row, as LibreOffice opens them."""
    with TemporaryDirectory() as temporary:
        command = ["soffice", f"-env:UserInstallation=file://{temporary}/profile", "--headless", "--convert-to", "xlsx", f"--infilter={filter_}"]
        files = sorted(folder.glob("*.csv"))
        said = subprocess.run([*command, "--outdir", temporary, *files], capture_output=True, text=True, check=False)
        books = {path.stem: Path(temporary, f"{path.stem}.xlsx") for path in files}
        if not all(book.exists() for book in books.values()):
            raise RuntimeError(f"LibreOffice did not open the tables: {said.stderr}")
        return {name: [[(cell.data_type, cell.value) for cell in row] for row in load_workbook(book).worksheets[0].iter_rows()] for name, book in books.items()}
