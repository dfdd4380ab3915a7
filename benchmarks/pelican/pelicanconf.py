"""Settings of stock Pelican for the benchmark."""

import json
from pathlib import Path

SITENAME = "Общественные советы"
SITEURL = FEED_DOMAIN = "https://example.org"
TIMEZONE, DEFAULT_LANG = "UTC", "ru"
PATH, OUTPUT_PATH, THEME = "content", "output", "theme"
ARTICLE_PATHS, PAGE_PATHS, STATIC_PATHS = ["news"], ["council"], ["static"]
EXTRA_PATH_METADATA = {"static/style.css": {"path": "style.css"}}
THEME_STATIC_PATHS = []
FILENAME_METADATA = r"(?P<slug>[^.]*)"
FORMATTED_FIELDS = []
ARTICLE_URL, ARTICLE_SAVE_AS = "news/{slug}/", "news/{slug}/index.html"
PAGE_URL, PAGE_SAVE_AS = "council/{slug}/", "council/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "councils/{slug}/", "councils/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "regions/{slug}/", "regions/{slug}/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "home", "categories", "tags"]
INDEX_URL, INDEX_SAVE_AS = "news/", "news/index.html"
HOME_SAVE_AS = "index.html"
CATEGORIES_SAVE_AS, TAGS_SAVE_AS = "councils/index.html", "regions/index.html"
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "category": None, "tag": None}
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
FEED_RSS, CATEGORY_FEED_RSS, TAG_FEED_RSS = "rss.xml", "councils/{slug}/rss.xml", "regions/{slug}/rss.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
JINJA_GLOBALS = {"reg": json.loads(Path(__file__).with_name("registry.json").read_text(encoding="utf-8"))}
