"""
Settings, all from the environment; every one has a default that is safe for one office on one machine.

SEN_VAR       where everything the installation keeps lives (database, files, secrets); default: var/ of the project
SEN_DATABASE  postgresql://user:password@host:port/name, or postgresql://user@/name?host=/folder/of/its/socket;
              default: SQLite in SEN_VAR
SEN_HOSTS     host names the site answers to, with commas; default: this machine only
SEN_SITE      the address people reach the site by, as QR codes and letters print it;
              default: http://127.0.0.1:8000
SEN_LICENCE   the terms of use of open data in one sentence; default: free for everybody, the source named
SEN_LICENCE_ADDRESS  where the full text of those terms stands, for example https://creativecommons.org/licenses/by/4.0/
SEN_HTTPS     1 when the site is reached by HTTPS: cookies are then never sent without it
SEN_SMTP_HOST the mail server for the one mail a day; without it mails are files in SEN_VAR/mail. Further:
              SEN_SMTP_PORT (587), SEN_SMTP_SECURITY (starttls, tls or none), SEN_SMTP_USER, SEN_SMTP_PASSWORD
SEN_MAIL_FROM the address mails come from; default: sen@ the first of SEN_HOSTS
SEN_DEBUG     1 for developers: error details and /design/
SEN_PAGES     megabytes in which each web process keeps rendered public pages; default: 32, 0 keeps none
SEN_SECRET    the key that signs sessions; default: made once and kept in SEN_VAR
"""

import json
import os
import secrets
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent
PROJECT = PACKAGE.parent.parent
VAR = Path(os.environ.get("SEN_VAR") or PROJECT / "var")
VAR.mkdir(parents=True, exist_ok=True)


def _secret() -> str:
    """The signing key: given, or made once and readable by its owner only."""
    if given := os.environ.get("SEN_SECRET"):
        return given
    kept = VAR / "secret-key"
    if not kept.exists():
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text()


def _database() -> dict[str, object]:
    address = os.environ.get("SEN_DATABASE")
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR / "sen.sqlite3",
            "OPTIONS": {
                # Writers queue instead of failing: take the lock at BEGIN, and wait for it.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(address)
    socket = parse_qs(parts.query).get("host", [""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or socket,
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}},
    }


def _demo() -> dict[str, str]:
    """What the demo loader left: the city and the day its story stands still on."""
    marker = VAR / "demo.json"
    return json.loads(marker.read_text()) if marker.exists() else {}


DEBUG = os.environ.get("SEN_DEBUG") == "1"
SECRET_KEY = _secret()
ALLOWED_HOSTS = os.environ.get("SEN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

SEN_SITE = os.environ.get("SEN_SITE", "http://127.0.0.1:8000").rstrip("/")

SEN_LICENCE = os.environ.get("SEN_LICENCE", "")
SEN_LICENCE_ADDRESS = os.environ.get("SEN_LICENCE_ADDRESS", "")

SEN_DEMO = _demo()
SEN_STORY_DAY = date.fromisoformat(SEN_DEMO["today"]) if "today" in SEN_DEMO else None
# How far the hours of the story are ahead of the clock on the wall; tests begin in the afternoon, whenever they run.
SEN_STORY_AHEAD = timedelta()

INSTALLED_APPS = [
    "sen.config",
    "sen.reform.common.editions",
    "sen.reform.audit",
    "sen.reform.documents",
    "sen.reform.notifications",
    "sen.reform.organizations",
    "sen.reform.accounts",
    "sen.reform.indices",
    "sen.reform.evidence",
    "sen.reform.assessments",
    "sen.reform.scoring",
    "sen.reform.directives",
    "sen.reform.feedback",
    "sen.reform.news",
    "sen.reform.commendations",
    "sen.reform.reviews",
    "sen.reform.dashboards",
    "sen.reform.publishing",
    "sen.design",
    "sen.office",
    "sen.office.accounts",
    "sen.office.organizations",
    "sen.office.work",
    "sen.office.assessments",
    "sen.office.evidence",
    "sen.office.council",
    "sen.office.appraisal",
    "sen.office.sheets",
    "sen.office.directives",
    "sen.office.obstacles",
    "sen.office.communication",
    "sen.office.commendations",
    "sen.office.reviews",
    "sen.office.support",
    "sen.office.feedback",
    "sen.office.news",
    "sen.office.sites",
    "sen.office.maps",
    "sen.office.promises",
    "sen.portal",
    "sen.portal.feedback",
    "sen.portal.results",
    "sen.portal.commendations",
    "sen.portal.promises",
    "sen.portal.data",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_cotton",
    "django_htmx",
    "lucide",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "sen.config.security.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "sen.portal.caching.PageCache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sen.portal.sites.Sites",
    "sen.config.language.LanguageOfTheAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sen.office.people.ActorMiddleware",
    "sen.config.refusals.RefusalPages",
]

ROOT_URLCONF = "sen.config.urls"
WSGI_APPLICATION = "sen.config.server.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "sen.office.frame.frame",
                "sen.portal.frame.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
COTTON_SNAKE_CASED_NAMES = False

DATABASES = {"default": {**_database(), "ATOMIC_REQUESTS": False}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counting sign-in attempts must survive a restart and be seen by every process.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "sen_cache"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "work:page"
ACCOUNT_ADAPTER = "sen.office.accounts.adapter.OfficeAdapter"
ACCOUNT_FORMS = {"login": "sen.office.accounts.forms.SignIn"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,30/5m/ip", "login": "60/m/ip", "change_password": "5/m/user"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SEN_PROXIES", "0"))
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "sen.office.accounts.passwords.FourKindsOfCharacter"},
]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# One mail a day to whoever gave an address. Without a mail server it is a file anybody can look at.
EMAIL_HOST = os.environ.get("SEN_SMTP_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_PORT = int(os.environ.get("SEN_SMTP_PORT", "587"))
EMAIL_USE_TLS = os.environ.get("SEN_SMTP_SECURITY", "starttls") == "starttls"
EMAIL_USE_SSL = os.environ.get("SEN_SMTP_SECURITY") == "tls"
EMAIL_HOST_USER = os.environ.get("SEN_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SEN_SMTP_PASSWORD", "")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("SEN_MAIL_FROM") or f"Sen <sen@{ALLOWED_HOSTS[0]}>"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
# Words of packages that are no apps; every app brings its own.
LOCALE_PATHS = [PACKAGE / "config" / "locale", PACKAGE / "reform" / "common" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["sen.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [VAR / "assets"]
(VAR / "assets").mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    # Evidence: read by nobody but this program; the bytes leave through a page that asks who wants them.
    "evidence": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": VAR / "evidence",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    # Pictures and files of articles: handed out only while a public article shows them.
    "news": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "news", "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# Public pages are rendered once and kept until something public changes.
SEN_PAGE_CACHE_BYTES = int(float(os.environ.get("SEN_PAGES", "32")) * 1_000_000)

# Larger bodies are refused before they are read; the sentence names the limit.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

HTTPS = os.environ.get("SEN_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
