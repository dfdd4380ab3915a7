"""Formspree: submissions as CSV, or as JSON from its API (help.formspree.io, the Forms API). Times are in UTC."""

from plugins.intake.service import Service

SERVICE = Service("formspree", id=("_id",), time=("_date", "date"))
