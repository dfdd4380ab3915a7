"""A draft → the file of a question, written so that it reads back to the same words."""

from typing import Any

import yaml

from plugins.intake.inbox import Draft


class Quoted(str):
    """Text that always stands in double quotes."""

    __slots__ = ()


class Dumper(yaml.SafeDumper):
    """Writes front matter."""


Dumper.add_representer(Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"'))


def composed(draft: Draft) -> str:
    """The Markdown file: front matter by the YAML library, and the text as it is."""
    keys: dict[str, Any] = {"title": Quoted(draft.title), "id": draft.id, "topic": draft.topic}
    if draft.name:
        keys["name"] = Quoted(draft.name)
    if draft.hold:
        keys["hold"] = Quoted(draft.hold)
    matter = yaml.dump(keys, Dumper=Dumper, allow_unicode=True, width=float("inf"), sort_keys=False)
    return f"---\n{matter}---\n\n{draft.text}\n"
