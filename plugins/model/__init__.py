"""What things are: frozen records, the judges of their values, and how they belong together."""

from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Almaty")
"""All of Kazakhstan keeps this time since 1 March 2024."""
