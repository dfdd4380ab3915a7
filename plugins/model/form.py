"""The form services that questions come from, as ``forms.yml`` describes them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from plugins.model.fields import key, link, list_of, one_of, table_of, text
from plugins.model.region import slug

SERVICES = ("google", "tally", "formspree", "github", "kobo", "wagtail", "table")
FIELDS = ("council", "topic", "title", "text", "name", "consent", "language", "id", "time", "honeypot", "poll", "token", "choice")
"""What a submission may hold that intake looks at; everything else is dropped unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of some service."""

    name: str = key(slug, "What it is called in the settings and on the command line.")
    service: str = key(one_of(*SERVICES), "Whose form it is.")
    address: str = key(link, "Where residents fill it in.", required=False, default="")
    prefill: tuple[tuple[str, str], ...] = key(table_of(text(200)), "Parameters of the address; {slug}, {name}: the council's.", required=False, default=())
    columns: tuple[tuple[str, str], ...] = key(table_of(text(300), *FIELDS), "Which question of the form is which field.", required=False, default=())
    contacts: tuple[str, ...] = key(list_of(text(300)), "Questions whose answers a moderator needs in order to reply.", required=False, default=())

    def link(self, council: str = "", name: str = "", poll: str = "") -> str:
        """The address of the form, filled in with a council where one is given, and with a poll."""
        if not council or not self.prefill:
            return self.address
        filled = {parameter: value.replace("{slug}", council).replace("{name}", name).replace("{poll}", poll) for parameter, value in self.prefill}
        return f"{self.address}{'&' if '?' in self.address else '?'}{urlencode(filled)}"
