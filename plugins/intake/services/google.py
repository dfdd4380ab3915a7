"""Google Forms: the linked sheet as CSV or XLSX. It has no ids, and its times are those of the sheet's zone."""

from plugins.intake.service import Service
from plugins.model import ZONE

SERVICE = Service("google", time=("Отметка времени", "Timestamp", "Уақыт белгісі"), zone=ZONE)
