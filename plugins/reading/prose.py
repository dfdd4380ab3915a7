"""Prose → HTML: the blocks that most texts are made of, without the many patterns that Python-Markdown would try on them.

These are paragraphs, headings and lists of plain words with emphasis and links. They come out just as from Python-Markdown,
which a test proves; all other blocks are left to it.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

WORD = r"""[^\\`*_\[\]<>&"'\t\n]"""
"""What has no meaning within a line, but for two hyphens and three dots."""
SPAN = rf"(?!\s){WORD}++(?<!\s)"
TOKEN = rf"\*\*({SPAN})\*\*(?!\*)|\*({SPAN})\*(?!\*)|(?<!!)\[({WORD}++)\]\(([^\s()\[\]<>&\"'`*\\]++)\)"
"""Strong words, emphasised words, or words that are a link and where it leads."""
LINE = rf"(?=[\w«„“(№*\[])(?!\d+\.\s)(?>{WORD}++|{TOKEN})++"
PARAGRAPH = re.compile(rf"{LINE}(?:(?<!\s)\n(?=[^\W\d_]){LINE})*+")
HEADING = re.compile(rf"#{{1,6}} {LINE}(?<![\s#])")
LIST = re.compile(rf"- {LINE}(?:\n- {LINE})*+")
TOKENS = re.compile(TOKEN)
BETWEEN_BLOCKS = ("]:", "```", "~~~", "\n:", "\n :")
"""What can tell in one block of what stands in another: definitions and fences."""


def kind_of(block: str) -> str:
    """``paragraph``, ``heading`` or ``list``; empty for a block that is not prose."""
    if "--" in block or "..." in block:
        return ""
    kind, form = ("heading", HEADING) if block.startswith("#") else ("list", LIST) if block.startswith("-") else ("paragraph", PARAGRAPH)
    return kind if form.fullmatch(block) else ""


def parts(text: str) -> Iterator[tuple[bool, Sequence[str]]]:
    """The blocks of a text, those that are prose apart from runs of others. No block means anything else without its neighbours."""
    blocks = text.split("\n\n")
    if any(sign in text for sign in BETWEEN_BLOCKS):
        yield False, blocks
        return
    kinds = ["paragraph", *map(kind_of, blocks), "paragraph"]
    prose = [bool(kind) and not (kind == "list" and {before, after} & {"list", ""}) for before, kind, after in zip(kinds, kinds[1:], kinds[2:], strict=False)]
    for is_prose, run in groupby(zip(prose, blocks, strict=True), lambda each: each[0]):
        yield is_prose, [block for _, block in run]


def as_html(block: str, resolve: Callable[[str, str, str], str], number: Callable[[], int]) -> str:
    """A block of prose; `resolve` gives the address of a link, `number` that of the next heading."""

    def element(token: re.Match[str]) -> str:
        strong, emphasised, words, target = token.groups()
        if target is None:
            return f"<strong>{strong}</strong>" if strong else f"<em>{emphasised}</em>"
        address = resolve("a", target, "")
        return f'<a href="{html.escape(address)}">{words}</a>' if address else f"<a>{words}</a>"

    made = (TOKENS.sub(element, block) if "*" in block or "[" in block else block).replace("\u00a0", "&nbsp;")
    if made.startswith("#"):
        signs, _, title = made.partition(" ")
        level = max(len(signs), 2)
        return f'<h{level} id="s{number()}">{title}</h{level}>'
    if made.startswith("- "):
        return "\n".join(("<ul>", *(f"<li>{line.removeprefix('- ')}</li>" for line in made.split("\n")), "</ul>"))
    return f"<p>{made}</p>"
