"""A settings file → checked settings, with the plugins it names at work."""

from datetime import datetime
from importlib import import_module
from pathlib import Path

from pelican.settings import read_settings

from plugins.engine.settings import Settings, WrongSetting, settings_from
from plugins.model import ZONE


def load(path: str) -> Settings:
    """Read a settings file and register its plugins; raises `WrongSetting`."""
    if not Path(path).is_file():
        raise WrongSetting("--settings", path, "a settings file that exists")
    pelican = read_settings(path)
    for name in pelican["PLUGINS"]:
        import_module(name).register()
    return settings_from(pelican, datetime.now(ZONE).date())
