"""Standing pages: about, accessibility, privacy…"""

from plugins.model.fields import key, text, whole, words
from plugins.model.place import Shape
from plugins.model.record import Record


class Page(Record):
    """A standing page, linked from the foot of every page."""

    shape = Shape("pages", at_root=True)

    title = words(text(120), "The page's title.")
    summary = words(text(300), "One or two sentences for search engines.", required=False)
    order: int = key(whole(0, 1000), "Its place among the links.", required=False, default=1000)
