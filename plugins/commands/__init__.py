"""What people run: ``kenes``."""
