"""The form services that questions and contributions come from, as ``forms.yml`` describes them."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from plugins.model.fields import Keyed, key, link, list_of, one_of, table_of, text
from plugins.model.region import slug

SERVICES = ("google", "tally", "formspree", "github", "kobo", "wagtail", "table")
TAKES = ("questions", "contributions")
FIELDS = (
    *("council", "topic", "title", "text", "name", "consent", "language", "id", "time", "honeypot"),
    *("discussion", "reply_to", "by", "organisation", "poll", "token", "choice"),
)
"""What a submission may hold that intake looks at; everything else is dropped unread."""
HOLE = re.compile(r"\{(slug|name|discussion|reply_to|poll)\}")
"""What is filled into a parameter."""


class Form(Keyed):
    """A form of some service."""

    name: str = key(slug, "What it is called in the settings and on the command line.")
    service: str = key(one_of(*SERVICES), "Whose form it is.")
    takes: str = key(one_of(*TAKES), "What residents write there.", required=False, default="questions")
    address: str = key(link, "Where residents fill it in.", required=False, default="")
    prefill: tuple[tuple[str, str], ...] = key(
        table_of(text(200)), "Parameters of the address: {slug} and {name} of the council, {discussion}, {reply_to}.", required=False, default=()
    )
    columns: tuple[tuple[str, str], ...] = key(table_of(text(300), *FIELDS), "Which question of the form is which field.", required=False, default=())
    contacts: tuple[str, ...] = key(list_of(text(300)), "Questions whose answers a moderator needs in order to reply.", required=False, default=())

    def link(self, known: Mapping[str, str]) -> str:
        """The address of the form, filled in with what is known; a parameter that needs something else is left out."""
        able = {name: value for name, value in self.prefill if all(known.get(each) for each in HOLE.findall(value))}
        filled = urlencode({name: HOLE.sub(lambda hole: known[hole[1]], value) for name, value in able.items()})
        return f"{self.address}{'&' if '?' in self.address else '?'}{filled}" if filled else self.address
