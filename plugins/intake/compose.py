"""A draft → its file, written so that it reads back to the same words."""

import re
from typing import Any

import yaml

from plugins.intake.inbox import Draft
from plugins.model.addresses import Addresses
from plugins.reading.markdown import paragraphs
from plugins.reading.read import read as read_file

ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\U([0-9A-F]{8})")
"""A character beyond the first 65,536, which PyYAML always escapes; emoji joined by raw joiners must stand raw too."""


class NotReadBack(Exception):
    """A file would say something else than its resident."""


class Quoted(str):
    """Text that always stands in double quotes."""

    __slots__ = ()


class Dumper(yaml.SafeDumper):
    """Writes front matter."""


Dumper.add_representer(Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"'))


def yaml_of(value: Any) -> str:
    """The value as YAML, every letter as it is."""
    written = yaml.dump(value, Dumper=Dumper, allow_unicode=True, width=float("inf"), sort_keys=False)
    return ESCAPED.sub(lambda escape: f"{escape[1]}{chr(int(escape[2], 16))}", written)


def composed(draft: Draft) -> str:
    """The Markdown file: front matter by the YAML library, and the text as it is. Raises `NotReadBack`."""
    typed = {"title": draft.title, **draft.names, "hold": draft.hold}
    keys: dict[str, Any] = {"title": draft.title, "id": draft.id, **draft.facts, **draft.names, "hold": draft.hold}
    keys = {name: Quoted(value) if name in typed else value for name, value in keys.items() if value}
    text = f"---\n{yaml_of(keys)}---\n\n{draft.text}\n"
    read = read_file(draft.path, text.encode(), Addresses("", "", (draft.lang,)))
    if read.text is None or read.text.title != draft.title or read.html != paragraphs(draft.text).encode():
        raise NotReadBack(
            f"{draft.path} would not read back to what was sent ({', '.join(problem.code for problem in read.problems)}); nothing of it was written"
        )
    return text
