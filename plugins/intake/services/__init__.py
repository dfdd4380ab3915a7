"""The form services that intake knows, a module each."""

from plugins.intake.service import Service
from plugins.intake.services import formspree, github, google, kobo, table, tally, wagtail

SERVICES: dict[str, Service] = {each.SERVICE.name: each.SERVICE for each in (google, tally, formspree, github, kobo, wagtail, table)}
