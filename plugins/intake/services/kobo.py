"""KoboToolbox and ODK Central: CSV with labels or names, or JSON of KoboToolbox's API v2. Times are in UTC."""

from plugins.intake.service import Row, Service


def without_groups(row: Row) -> Row:
    """Names of questions without those of the groups they stand in: ``question-title`` or ``question/title`` → ``title``."""
    short = {name.replace("/", "-").rpartition("-")[2]: value for name, value in row.items() if not name.startswith(("meta", "_"))}
    return {**short, **row}


SERVICE = Service("kobo", id=("_uuid", "KEY"), time=("_submission_time", "SubmissionDate"), adapt=without_groups)
