"""Settings of the tests: the product's own, with what would make tests slow or leave traces taken out."""

import os
import tempfile
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ.setdefault("SEN_VAR", tempfile.mkdtemp(prefix="sen-tests-"))
os.environ.setdefault("SEN_SECRET", "for tests only")

from sen.config.settings import *  # noqa: F403
from sen.config.settings import DATABASES, MIDDLEWARE, STORAGES, TEMPLATES, VAR

DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# Pages are rendered each time; the tests of the page cache give it room themselves.
SEN_PAGE_CACHE_BYTES = 0
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Each process has shelves of its own, so that no worker and no run finds the files of another.
_SHELVES = Path(tempfile.mkdtemp(prefix="shelves-", dir=VAR))
for _name in ("default", "evidence", "news"):
    _options = {**STORAGES[_name]["OPTIONS"], "location": _SHELVES / _name, "of": _name}  # type: ignore[dict-item]
    STORAGES[_name] = {"BACKEND": "tests.shelves.Shelf", "OPTIONS": _options}
WHITENOISE_USE_FINDERS = True
DATABASES["default"].pop("pool", None)
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
# Pages see the day of the story.
SEN_STORY_DAY = date(2023, 9, 21)
_ON_THE_WALL = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
SEN_STORY_AHEAD = _ON_THE_WALL.replace(hour=17, minute=0) - _ON_THE_WALL
# An undefined variable in a template is a defect, not an empty string.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "UNDEFINED VARIABLE: %s"
