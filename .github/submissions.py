"""Writes what the intake workflow was started with to a file, and the name of its form beside it: an event of a webhook, an issue, or an export to fetch."""

import json
import os
import re
import sys
import urllib.request
from pathlib import Path

MOST = 50_000_000


def main(target: Path) -> None:
    """Write the export to `target` and the form's name to `target`.form; nothing where there is nothing to take up."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
    if "client_payload" in event:
        form, submission = str(event["client_payload"].get("form", "")), event["client_payload"].get("submission")
        if not submission:
            sys.exit("client_payload.submission is missing")
        data = json.dumps(submission)
    elif "issue" in event:
        labels = {str(label.get("name")) for label in event["issue"].get("labels") or ()}
        form, data = "github-discussions" if "contribution" in labels else "github", json.dumps(event)
    else:
        form, data = os.environ.get("EXPORT_FORM", ""), fetched(os.environ.get("EXPORT_URL", ""))
    if data and not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", form):
        sys.exit("The form's name is missing or not one: client_payload.form, or the variable EXPORT_FORM")
    target.write_bytes(data.encode() if isinstance(data, str) else data)
    target.with_name(f"{target.name}.form").write_text(form)


def fetched(address: str) -> bytes:
    """The export at an address; empty where none is set."""
    if not address:
        return b""
    if not address.startswith("https://"):
        sys.exit("EXPORT_URL must begin with https://")
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  https only, above
        data: bytes = answer.read(MOST + 1)
    if len(data) > MOST:
        sys.exit("The export is larger than 50 MB")
    return data


if __name__ == "__main__":
    main(Path(sys.argv[1]))
