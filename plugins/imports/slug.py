"""A title → a name for an address, in Latin letters."""

import re
import unicodedata

from plugins.model.place import RESERVED

LATIN = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфыэәғқңөұүһі", "abvgdeeziyklmnoprstufyeagknouuhi", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)
MOST = 48


def slug_of(text: str, otherwise: str) -> str:
    """The name of a title; `otherwise` begins it where nothing is left that could be one."""
    latin = unicodedata.normalize("NFKD", text.lower().translate(LATIN)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", latin)).strip("-")
    if len(slug) > MOST:
        slug = slug[: MOST + 1].rpartition("-")[0] or slug[:MOST]
    return slug if re.search("[a-z]{2}", slug) and slug not in RESERVED else f"{otherwise}-{slug}".strip("-")
