"""Markdown → sanitised HTML: the only place where text becomes HTML.

Raw HTML in the source is shown as written. All but plain words goes through nh3 with an allow-list, so that nothing else
reaches a page whoever wrote it.
"""

import html
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.smarty import SmartyExtension, SubstituteTextPattern
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from plugins.reading import prose

TAGS = {
    *("p", "a", "em", "strong", "s", "sup", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "code", "pre", "hr", "br", "img"),
    *("h2", "h3", "h4", "h5", "h6", "div", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "sup": {"id"},
    "ol": {"start"},
    "div": {"tabindex"},
    "pre": {"tabindex"},
} | {f"h{n}": {"id"} for n in range(2, 7)}
ALLOWED: dict[str, Any] = {
    "tags": TAGS,
    "attributes": ATTRIBUTES,
    "allowed_classes": {"th": {"center", "right"}, "td": {"center", "right"}, "div": {"scroll"}},
    "url_schemes": {"http", "https", "mailto", "tel"},
    "link_rel": None,
    "set_tag_attribute_values": {"pre": {"tabindex": "0"}},  # what scrolls must be reached by the keyboard
}
SIGNS = {"backtick": "`", "escape": "\\", "autolink": "<", "automail": "<", "linebreak": "  \n", "entity": "&", "footnote": "[^", "em_strong2": "_"}
SIGNS |= dict.fromkeys(("reference", "link", "short_reference"), "[") | dict.fromkeys(("image_link", "image_reference", "short_image_ref"), "![")
"""What a text must hold for one of Python-Markdown's inline patterns to match in it."""
SANITISER = nh3.Cleaner(**ALLOWED)

CYRILLIC_MARKS = ("«", "»", "„", "“", "—")
MARKS = {"kk": CYRILLIC_MARKS, "ru": CYRILLIC_MARKS, "en": ("“", "”", "‘", "’", "–")}
"""Outer and inner quotation marks, and what two hyphens become, by language."""

BLANK = re.compile(r"\n[ \t]+(?=\n)")
LONG_TEXT = 6_000
"""Characters from which a text with three sections or more gets a table of contents."""
TOO_DEEP = re.compile(r"^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+|>[ \t]*){12}", re.MULTILINE)
UNCLOSED_LIMIT = 40
FOOTNOTES_LIMIT = 200
SIGNS_LIMIT = 1_000
FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
FENCES_LIMIT = 200
BLOCK_LINES_LIMIT = 1_500


class TooComplex(ValueError):
    """Text on which Python-Markdown would take very long; `line` is where it begins, in the text."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Body:
    """A converted text."""

    html: str
    anchors: tuple[str, ...]
    """The ids in it."""
    headings: tuple[tuple[str, str], ...]
    """Anchor and title of each section of a long text; none for a short one."""


def to_html(text: str, lang: str, resolve: Callable[[str, str, str], str]) -> Body:
    """Convert a text.

    `resolve` is called with element (``a`` or ``img``), target and alternative text of each link and image and gives
    the address to publish, or an empty string for none. Raises `TooComplex` for the inputs that make Python-Markdown
    hang.
    """
    number = count(1).__next__
    text = BLANK.sub("\n", text)
    line = 1 + len(text) - len(text.lstrip("\n"))
    made = []
    for is_prose, blocks in prose.parts(text.strip("\n")):
        if is_prose:
            pieces = (prose.as_html(block, resolve, number) for block in blocks)
            made += [sanitised(piece) if "<a" in piece else piece for piece in pieces]  # else there are but words in it
        else:
            converter = converter_for(lang)
            converter.links.begin(resolve, number)
            made.append(sanitised(converted("\n\n".join(blocks), converter, line)))
        line += sum(block.count("\n") + 2 for block in blocks)
    cleaned = "\n".join(filter(None, made))
    anchors = re.findall(r' id="([^"]+)"', cleaned) if ' id="' in cleaned else []
    titles = re.findall(r'<h2 id="(s\d+)">(.*?)</h2>', cleaned) if len(text) >= LONG_TEXT else []
    headings = [(anchor, html.unescape(re.sub("<[^>]+>", "", title))) for anchor, title in titles]
    return Body(cleaned, tuple(anchors), tuple(headings) if len(headings) > 2 else ())  # noqa: PLR2004


def converted(text: str, converter: "Converter", line: int) -> str:
    """What Python-Markdown makes of a text that begins on that line; raises `TooComplex`."""
    refuse_complex(text, line)
    converter.quotes.needed = converter.quotes.has_sign(text)
    try:
        return converter.reset().convert(re.sub(r"\n{4,}", "\n\n\n", text) if "\n\n\n\n" in text else text)
    except RecursionError:
        raise TooComplex(line) from None


def paragraphs(text: str) -> str:
    """Plain text as HTML: an empty line parts paragraphs, and no sign means anything."""
    blocks = (html.escape(block, quote=False).replace("\n", "<br>") for block in re.split(r"\n\s*\n", text.strip()))
    return "".join(f"<p>{block}</p>" for block in blocks)


def sanitised(made: str) -> str:
    """What of the HTML may be published."""
    cleaned: str = SANITISER.clean(made)
    return cleaned


def with_addresses(sanitised_html: str, change: Callable[[str], str | None]) -> str:
    """Sanitised HTML with each address changed; where `change` gives None, the link becomes plain words and the image goes."""

    def changed(_: str, name: str, value: str) -> str | None:
        return change(value) if name in ("href", "src") else value

    cleaned = nh3.Cleaner(**ALLOWED, attribute_filter=changed).clean(sanitised_html)
    return re.sub(r'<img(?! [^>]*src=)(?:[^>"]|"[^"]*")*>', "", cleaned)


def refuse_complex(text: str, line: int) -> None:
    """Raise `TooComplex` for the patterns whose cost grows with the square of their length, or deeper; the text begins on that line."""
    if found := TOO_DEEP.search(text):
        raise TooComplex(line + text.count("\n", 0, found.start()))
    if found := next(islice(FENCE.finditer(text), FENCES_LIMIT, None), None):
        raise TooComplex(line + text.count("\n", 0, found.start()))
    if max(map(text.count, "[<")) <= UNCLOSED_LIMIT and max(map(text.count, "`*_\"'")) <= SIGNS_LIMIT and text.count("\n") <= BLOCK_LINES_LIMIT:
        return
    start = 0
    for block in re.split(r"\n[ \t]*\n", text):
        if too_many_signs(block):
            raise TooComplex(line + text.count("\n", 0, start + len(block) - len(block.lstrip("\n"))))
        start += len(block) + 2


def too_many_signs(block: str) -> bool:
    """Whether a block has more unclosed brackets, footnotes, lines or other signs than any text for people needs."""
    unclosed = (block.count("[") - block.count("]"), block.count("](") - block.count(")"), block.count("<") - block.count(">"))
    return (
        max(unclosed) > UNCLOSED_LIMIT
        or block.count("[^") > FOOTNOTES_LIMIT
        or max(map(block.count, "`*_\"'")) > SIGNS_LIMIT
        or block.count("\n") > BLOCK_LINES_LIMIT
    )


class InlineWhereNeeded(InlineProcessor):
    """An inline pass of Python-Markdown, which tries every pattern on every text, told to leave alone the texts that have no sign for it.

    Two thirds of all time went there.
    """

    def __init__(self, converter: markdown.Markdown, signs: Collection[str]) -> None:
        super().__init__(converter)
        self.signs = signs
        self.needed = True
        """Whether the whole text has any sign."""
        self.sign_of: dict[object, str] = {}
        """What a text must hold for a pattern to be tried; for those without one always."""

    def has_sign(self, text: str) -> bool:
        """Whether any pattern could match in a text."""
        return any(sign in text for sign in self.signs)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Change the tree in place."""
        return super().run(tree, ancestors) if self.needed else tree

    def _InlineProcessor__applyPattern(self, pattern: InlinePattern, data: str, patternIndex: int, startIndex: int = 0) -> tuple[str, bool, int]:  # noqa: N802, N803
        if self.sign_of.get(pattern, "") not in data:
            return data, False, 0
        return super()._InlineProcessor__applyPattern(pattern, data, patternIndex, startIndex)  # type: ignore[misc, no-any-return]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  the parent's names
        if not self.has_sign(data):
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc, no-any-return]


class Links(Treeprocessor):
    """Resolves links and images, numbers the headings, one level down, and makes tables and code fit narrow screens without inline style."""

    def begin(self, resolve: Callable[[str, str, str], str], number: Callable[[], int]) -> None:
        """Begin a text: `resolve` gives the address of a link or image, `number` that of the next heading."""
        self.resolve, self.number = resolve, number

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        self.number_headings(root)
        for parent in list(root.iter()):
            for place, element in enumerate(parent):
                if element.tag == "a":
                    self.keep(element, "href", "")
                elif element.tag == "img":
                    self.keep(element, "src", element.get("alt", ""))
                elif element.tag == "table":
                    parent[place] = self.framed(element)

    def number_headings(self, root: Element) -> None:
        """Give each heading an id, and the first level to the page's title."""
        for heading in (element for element in root.iter() if re.fullmatch("h[1-6]", element.tag)):
            heading.tag = "h2" if heading.tag == "h1" else heading.tag
            heading.set("id", f"s{self.number()}")

    def framed(self, table: Element) -> Element:
        """The table in a frame that scrolls, its alignment by class."""
        for cell in table.iter():
            if "style" in cell.attrib:
                cell.set("class", cell.attrib.pop("style").removeprefix("text-align: ").rstrip(";"))
        frame = Element("div", {"class": "scroll", "tabindex": "0"})
        frame.tail = table.tail
        frame.append(table)
        return frame

    def keep(self, element: Element, attribute: str, alt: str) -> None:
        """Give the element its resolved address, or make it plain words."""
        target = html.unescape(element.get(attribute, "").replace(AMP_SUBSTITUTE, "&"))  # e-mail addresses come as character references
        if target.startswith(("#fn:", "#fnref:")):
            element.attrib.pop("title", None)
            return
        address = self.resolve(element.tag, target, alt)
        if address:
            element.set(attribute, address)
            return
        element.attrib.pop(attribute, None)
        if element.tag == "img":
            element.tag, element.text = "em", alt


class Converter(markdown.Markdown):
    """A Markdown converter that carries its `Links`."""

    links: Links
    quotes: InlineWhereNeeded


@cache
def converter_for(lang: str) -> Converter:
    """The converter of a language, made once a process."""
    names = ("left-double-quote", "right-double-quote", "left-single-quote", "right-single-quote", "ndash")
    marks = dict(zip(names, MARKS[lang], strict=True)) | {"left-angle-quote": "«", "right-angle-quote": "»"}
    converter = Converter(
        extensions=[
            TableExtension(),
            FootnoteExtension(BACKLINK_TITLE="", UNIQUE_IDS=False),
            "fenced_code",
            "def_list",
            "sane_lists",
            SmartyExtension(smart_angled_quotes=True, substitutions=marks),
        ],
        output_format="html",
    )
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    replace_inline(converter, "inline", (*"`\\[<&*_", "  \n"))
    converter.quotes = replace_inline(converter, "smarty", ('"', "'", "--", "...", "<<", ">>", "\x02"))
    apostrophe = SubstituteTextPattern(r"(?<=\w)'(?=\w)", ("’",), converter)
    converter.quotes.inlinePatterns.register(apostrophe, "apostrophe", 100)  # type: ignore[arg-type]
    converter.links = Links(converter)
    converter.treeprocessors.register(converter.links, "links", 1)
    return converter


def replace_inline(converter: Converter, name: str, signs: Collection[str]) -> InlineWhereNeeded:
    """Put an `InlineWhereNeeded` in the place of an inline pass, with its patterns."""
    index = converter.treeprocessors.get_index_for_name(name)
    old = converter.treeprocessors[index]
    assert isinstance(old, InlineProcessor)
    new = InlineWhereNeeded(converter, signs)
    new.inlinePatterns = old.inlinePatterns
    new.sign_of = {new.inlinePatterns[pattern]: sign for pattern, sign in SIGNS.items() if pattern in new.inlinePatterns}
    priority = converter.treeprocessors._priority[index].priority  # type: ignore[attr-defined]  # noqa: SLF001  no public way to ask
    converter.treeprocessors.register(new, name, priority)
    return new
