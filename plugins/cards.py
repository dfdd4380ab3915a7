"""The image that others' sites show beside a link: one for the site and one for each council.   → ``/cards/<council>.png``"""

import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.engine.artifact import Artifact, Tools, planning
from plugins.engine.page import CARD, card_address
from plugins.engine.settings import Settings
from plugins.model.record import N_
from plugins.model.site import Site

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONTS = ("fonts/NotoSans-Bold.ttf", "fonts/NotoSans-Regular.ttf")
GROUND, INK, GOLD = (11, 90, 104), (255, 255, 255), (201, 143, 18)
FAINT, WHITE, YELLOW = 11, 14, 15
"""Places in the palette: it goes from the ground to white, then comes the gold. Sixteen colours make a small file."""
MARGIN = 72
SIZES = range(76, 27, -4)
"""Of a name, in pixels: the largest at which it has room."""
SPACING = 16
TOP, BOTTOM = 180, 496
"""Where the room for a name begins and ends."""


def plan(site: Site, settings: Settings) -> Iterator[Artifact]:  # noqa: ARG001
    """The images in each language."""
    for lang in site.languages:
        uses = (*FONTS, f"locale/{lang}")
        yield Artifact(site.addresses.path(lang, card_address("")), render_card, (lang, "", ""), uses)
        for slug, council in site.councils.items():
            text = council.text(lang)
            yield Artifact(site.addresses.path(lang, card_address(slug)), render_card, (lang, text.title, text.words.get("formed_with", "")), uses)


def render_card(view: tuple[str, str, str], tools: Tools) -> bytes:
    """A PNG with the site's and the council's name."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  takes long to load, and most builds make no image

    lang, name, formed_with = view
    say = tools.catalogues.site(lang).gettext
    title, below = (name, formed_with) if name else (say(N_("What does your public council do?")), "")
    image = Image.new("P", CARD, 0)
    image.putpalette([*(round(a + (b - a) * step / WHITE) for step in range(WHITE + 1) for a, b in zip(GROUND, INK, strict=True)), *GOLD])
    shades = Image.new("L", CARD, 0)
    draw = ImageDraw.Draw(shades)
    width, height = CARD
    draw.text((MARGIN, MARGIN), say(N_("Ashyq Kenes")), WHITE, font(tools, FONTS[0], 44))
    for size in SIZES:
        large = font(tools, FONTS[0], size)
        lines = wrapped(title, large)
        room = int((BOTTOM - TOP) // (large.getbbox("A")[3] + SPACING))
        if len(lines) <= room:
            break
    draw.multiline_text((MARGIN, TOP), "\n".join(lines[:room]), WHITE, large, spacing=SPACING)
    small = font(tools, FONTS[1], 32)
    draw.text((MARGIN, 524), "".join(wrapped(below, small)[:1]), FAINT, small)
    draw.rectangle((0, height - 16, width, height), YELLOW)
    image.paste(shades)
    out = BytesIO()
    image.save(out, "PNG", compress_type=zlib.Z_RLE)
    return out.getvalue()


def wrapped(text: str, font_: "FreeTypeFont") -> list[str]:
    """The words in lines that fit the image, but for a word that does not."""
    width = CARD[0] - 2 * MARGIN
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font_.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def face(path: Path, size: int) -> "FreeTypeFont":
    """A font of the theme."""
    from PIL import ImageFont  # noqa: PLC0415

    return ImageFont.truetype(str(path), size)


def font(tools: Tools, name: str, size: int) -> "FreeTypeFont":
    """The font of that name below the theme's folder, in pixels."""
    return face(tools.theme.folder / name, size)


def register() -> None:
    """Called by Pelican."""
    planning.connect(plan)
