"""Settings of the site: the folder of its database and its secret come from the environment."""

import os
from pathlib import Path


class NoMigrations(dict[str, None]):
    """No application has migrations: tables are made as the models are now."""

    def __contains__(self, application: object) -> bool:
        return True

    def __getitem__(self, application: str) -> None:
        return None


BASE = "tests.intake.wagtail_site"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(os.environ["FORM_SERVICE_FOLDER"]) / "db.sqlite3",
        "OPTIONS": {"init_command": "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY"},
    },
}
SECRET_KEY = os.environ["FORM_SERVICE_SECRET"]
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = f"{BASE}.urls"
INSTALLED_APPS = [
    BASE,
    "wagtail.contrib.forms",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
MIGRATION_MODULES = NoMigrations()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
LANGUAGE_CODE = "ru"
TIME_ZONE = "Asia/Almaty"
USE_TZ = True
STATIC_URL = "/static/"
WAGTAIL_SITE_NAME = "Ашық Кеңес: сынақ"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
