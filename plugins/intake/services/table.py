"""Any CSV, XLSX or JSON with one row a submission; `columns` in ``forms.yml`` says which column is what."""

from plugins.intake.service import Service
from plugins.model import ZONE

SERVICE = Service("table", id=("id", "ID", "submission_id"), time=("time", "Время", "Completion time", "submitted_at"), zone=ZONE)
