"""Settings of the site as it is published: those of `pelicanconf.py`, and the public addresses."""

import os
import sys

sys.path.append(os.path.dirname(__file__))
from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "https://ashyq-kenes.example")
"""The public address, without a slash at the end."""
REPOSITORY_URL = os.environ.get("REPOSITORY_URL", "")
"""The repository in a browser, for the links to edit a page."""
