"""The regions and cities of republican significance (ISO 3166-2:KZ)."""

from collections.abc import Mapping

from plugins.model.fields import Findings, Invalid, Keyed, Value, in_languages, key, line_of, matching, one_of, text, whole
from plugins.model.place import SLUG

REGIONS_FILE = "regions.yml"


def slug(value: Value, _: Findings) -> str:
    """A name for addresses: small Latin letters, digits and hyphens."""
    content = line_of(value)
    if not SLUG.fullmatch(content):
        raise Invalid("bad_slug", slug=content[:40], expected="a-z, 0-9, -")
    return content


class Region(Keyed):
    """A region, or a city of republican significance."""

    slug: str = key(slug, "Its name in addresses.")
    iso: str = key(matching(r"KZ-\d\d", "bad_iso"), "Its code in ISO 3166-2.")
    kind: str = key(one_of("region", "city"), "A region or a city of republican significance.")
    name: Mapping[str, str] = key(in_languages(text(80)), "Its name in each language.")
    centre: Mapping[str, str] = key(in_languages(text(80)), "Its administrative centre in each language.")
    row: int = key(whole(1, 9), "Its row on the map of tiles, from the north.")
    column: int = key(whole(1, 8), "Its column on the map of tiles, from the west.")
