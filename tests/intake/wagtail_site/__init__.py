"""The smallest Wagtail site with one form page."""
