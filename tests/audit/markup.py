"""Are the pages valid HTML? Asked of the Nu Html Checker, https://validator.github.io/validator/."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from tests.audit.site import Fault, Site

JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def faults(site: Site, console: Console) -> Iterator[Fault]:
    """Every error of every page."""
    with console.status(f"  {len(site.pages)} pages"):
        command = ["java", "-Xss1m", "-jar", str(JAR), "--skip-non-html", "--errors-only", "--format", "json", "--stdout", str(site.folder)]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
    if not said.stdout:
        raise RuntimeError(f"the checker did not run: {said.stderr}")
    for message in json.loads(said.stdout)["messages"]:
        page = message.get("url", "").rpartition(f"/{site.folder.name}/")[2]
        yield Fault(page, message["message"], message.get("extract", ""))
