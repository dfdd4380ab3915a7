"""Settings of this site for the benchmark: its own, but in one language, as the peers' sites are."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))
from pelicanconf import *

LANGUAGES = ("ru",)
THEME = f"{sys.path[0]}/theme"
