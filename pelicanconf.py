"""Settings of the site for work at home. `publishconf.py` adds what differs when it is published."""

SITEURL = "http://127.0.0.1:8000"
"""Where the site is served, without a slash at the end; feeds and the sitemap need it."""
LANGUAGES = ("kk", "ru", "en")
"""The site's languages. The first one stands at `/`, the others under their code."""
TIMEZONE = "Asia/Almaty"  # Pelican asks for one; the site's time is always Almaty's
BUILD_DATE = None
"""The day the site is built for, '2026-03-01'; None takes today in Almaty. Entries dated later wait for their day."""

TAG_AUTHORITY = "ashyq-kenes.example,2026"
"""The first part of the feeds' ids (RFC 4151): a domain of the project's and a year it held it. Never change it once published."""
REPOSITORY_URL = ""
"""The address of the Git repository in a browser, for the links to edit a page and to its history; '' leaves them out."""
REPOSITORY_BRANCH = "main"
"""The branch that those links go to."""

FORMS = "forms.yml"
"""The form services that questions can come from, and what their columns mean."""
ASK_FORM = ""
"""The name of the form in FORMS that residents ask through; '' stands in an e-mail link and the GitHub issue form, where those are known."""
DISCUSS_FORM = ""
"""The name of the form in FORMS that contributions to discussions are written in; '' stands in the same."""
CONTACT_EMAIL = ""
"""The moderators' e-mail, published on the pages that invite to ask; '' for none."""

PATH = "content"
"""What people write."""
OUTPUT_PATH = "output"
"""What is published; the site has this folder to itself."""
THEME = "theme"
"""Templates, style and the words of the interface."""
CACHE_PATH = ".cache"
"""What is kept from one build to the next. It may be deleted at any time."""
WORKERS = 0
"""How many processes read and render; 0 takes as many as there are processors."""

PLUGINS = [
    "plugins.engine.generator",
    "plugins.pages.home",
    "plugins.pages.councils",
    "plugins.pages.regions",
    "plugins.pages.news",
    "plugins.pages.questions",
    "plugins.pages.events",
    "plugins.pages.documents",
    "plugins.pages.discussions",
    "plugins.pages.polls",
    "plugins.pages.question_lists",
    "plugins.pages.openness",
    "plugins.pages.ask",
    "plugins.pages.standing",
    "plugins.pages.not_found",
    "plugins.cards",
    "plugins.feeds",
    "plugins.calendars",
    "plugins.opendata.tables",
    "plugins.opendata.popolo",
    "plugins.opendata.catalogue",
    "plugins.sitemap",
    "plugins.assets",
]
"""Everything that is published comes from one of these."""

# Pelican's own content, feeds and lists are off: our generator makes all pages.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
READERS = {"html": None, "rst": None, "md": None}
INTRASITE_LINK_REGEX = r"(?P<what>(?!))"  # no {attach} links: they publish any file of the machine
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": []}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
USE_FOLDER_AS_CATEGORY = False
