"""What things are: frozen records, the judges of their values, and how they belong together."""

from zoneinfo import ZoneInfo, reset_tzpath

reset_tzpath(())  # the pinned tzdata package, not the machine's tables, which may be older than the clock's last change
ZONE = ZoneInfo("Asia/Almaty")
"""All of Kazakhstan keeps this time since 1 March 2024."""
