"""Wagtail's form builder: submissions as CSV or XLSX from its admin. Its times are in UTC, also where the cell does not say so."""

from plugins.intake.service import Service

SERVICE = Service("wagtail", time=("Дата добавления", "Submission date"))
