"""Settings of this site for the benchmark: its own, but in one language and with the pages and feeds that the peers' sites have."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))
from pelicanconf import *

LANGUAGES = ("ru",)
PLUGINS = [
    f"plugins.{name}"
    for name in ("engine.generator", "pages.home", "pages.councils", "pages.regions", "pages.news", "pages.not_found", "feeds", "sitemap", "assets")
]
"""What the peers make too; the site's other parts have nothing of theirs to be measured beside."""
THEME = f"{sys.path[0]}/theme"
