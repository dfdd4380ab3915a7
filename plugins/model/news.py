"""News of councils."""

from plugins.model.fields import key, list_of, record, reference, text, words
from plugins.model.place import Shape
from plugins.model.record import Citation, Entry


class News(Entry):
    """A news item of one or more councils."""

    shape = Shape("news", per_council=True, dated=True)

    title = words(text(200), "The headline.")
    summary = words(text(300), "One or two sentences for lists.", required=False)
    councils: tuple[str, ...] = key(list_of(reference("council")), "Further councils it belongs to.", required=False, default=())
    sources: tuple[Citation, ...] = key(list_of(record(Citation)), "Where it was found.", required=False, default=())
