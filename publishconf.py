"""Settings of the site as it is published: those of `pelicanconf.py`, and the public addresses."""

import os
import sys

sys.path.append(os.path.dirname(__file__))
from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "")
"""The public address, without a slash at the end; it has to be given."""
REPOSITORY_URL = os.environ.get("REPOSITORY_URL", "")
"""The repository in a browser, for the links to edit a page."""
