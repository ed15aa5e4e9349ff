"""All settings of the project; what differs between machines is read from the environment.

REFORM_ENV is "local" (default: SQLite, nothing to set up) or "production", where a secret key,
the host names and a database address must be given and the demonstration refuses to load.
"""

import secrets
from pathlib import Path

import dj_database_url
import fontpkg_be_vietnam_pro
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from . import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("REFORM_VAR", str(BASE_DIR / "var")))

REFORM_ENV = env.text("REFORM_ENV", "local")
if REFORM_ENV not in {"local", "production"}:
    raise ImproperlyConfigured("REFORM_ENV must be local or production")
PRODUCTION = REFORM_ENV == "production"
DEBUG = env.flag("DJANGO_DEBUG") and not PRODUCTION


def _local_secret_key() -> str:
    """A key of this machine's own, made once, so that sessions survive a restart."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env.text("SECRET_KEY")
if not SECRET_KEY:
    if PRODUCTION:
        raise ImproperlyConfigured("SECRET_KEY must be set in production")
    SECRET_KEY = _local_secret_key()

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "" if PRODUCTION else "*")
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must be set in production")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

# How links begin in messages that are read outside the site.
_OWN_ADDRESS = f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PRODUCTION else "http://localhost:8000"
SITE_URL = env.text("SITE_URL", _OWN_ADDRESS)

INSTALLED_APPS = [
    "reform_inspect.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "reform_inspect.apps.StaticFilesConfig",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "django_tasks_db",
    "import_export",
    "django_include_bootstrap",
    "lucide",
    "simple_history",
    "axes",
    "csp",
    "core",
    "units",
    "inspections",
    "dossiers",
    "findings",
    "field",
    "reports",
    "portal",
    "desk",
    "demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.middleware.ContactMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
    "portal.middleware.OpeningMiddleware",
]

ROOT_URLCONF = "reform_inspect.urls"
WSGI_APPLICATION = "reform_inspect.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reform_inspect.navigation.context",
            ],
            "builtins": ["core.templatetags.ui", "lucide.templatetags.lucide", "django.templatetags.i18n"],
        },
    }
]

# What rooms to the right put on pages of rooms to the left, by the places there (core/slots.py).
SLOTS = {"beside visit": ["reports.beside.beside_visit"]}

# Databases. SQLite waits for the write lock at BEGIN and writes ahead: two inspectors saving at once
# never see "database is locked", and FULL means that an acknowledged write survives a power cut.
DATABASE_URL = env.text("DATABASE_URL")
if DATABASE_URL:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600)}
elif PRODUCTION:
    raise ImproperlyConfigured("DATABASE_URL must be set in production")
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "db.sqlite3",
        }
    }
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Commands that the clock (manage.py run_clock) runs at every full hour.
HOURLY = ["chase", "forget_askers", "forget_dossiers"]

# People
AUTH_USER_MODEL = "units.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "units.backends.PeopleBackend",
    "units.backends.AdministratorBackend",
]
# What the role administrator changes in the administration pages; everything else is there to be read.
ADMINISTRATOR_MANAGES = {
    "units",
    "core.holiday",
    "inspections.checklistversion",
    "inspections.section",
    "inspections.criterion",
    "dossiers.product",
    "dossiers.columnalias",
    "dossiers.countalias",
    "dossiers.statealias",
    "dossiers.channelalias",
    "dossiers.latenessrule",
    "dossiers.procedure",
    "dossiers.latecause",
    "dossiers.personaldataallowance",
    "reports.documentsettings",
}
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_CLIENT_IP_CALLABLE = "core.visitors.client_address"
AXES_ENABLE_ADMIN = False

# Language and place
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["reform_inspect.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Static files and uploads. Uploads are never served by the web server: a view checks who may see them.
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static", ("fonts", fontpkg_be_vietnam_pro.ROOT / "files")]
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "reform_inspect.storage.StaticFilesStorage"},
}
PHOTO_MAX_MB = env.number("PHOTO_MAX_MB", 25)
FILE_MAX_MB = env.number("FILE_MAX_MB", 50)
EXPORT_MAX_MB = env.number("EXPORT_MAX_MB", 300)  # of one-stop software: a million rows as CSV
# What one of the programs that make a PDF may take; two of them run at a time.
PDF_MEMORY_MB = env.number("PDF_MEMORY_MB", 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Safety
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY = {"camera": "self", "geolocation": [], "microphone": [], "payment": [], "usb": []}
X_FRAME_OPTIONS = "DENY"  # only the preview of a document says otherwise
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and env.flag("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
BEHIND_PROXY = env.flag("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Printed to the console on a machine of one's own; in production that would put links which set a password
# into the log.
_MAILER = "smtp" if PRODUCTION else "console"
EMAIL_BACKEND = env.text("EMAIL_BACKEND", f"django.core.mail.backends.{_MAILER}.EmailBackend")
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 30  # seconds
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "kiemtra-cchc@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"kind_of_error_only": {"()": "reform_inspect.logs.KindOfErrorOnly"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django.contrib.auth": {"filters": ["kind_of_error_only"]}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}

# What no law fixes and an office may choose.
# Terms as (days, whether they are working days); what is written here is what is common.
TERMS = {
    "announcement": env.term("TERM_ANNOUNCEMENT", "10 working"),  # before the visit
    "self_report": env.term("TERM_SELF_REPORT", "5 working"),  # before the visit
    "comments": env.term("TERM_COMMENTS", "5 working"),  # the unit's word on the findings
    "conclusion": env.term("TERM_CONCLUSION", "15 calendar"),  # after the visit
    "plan": env.term("TERM_PLAN", "10 calendar"),  # after the conclusion
    "report": env.term("TERM_REPORT", "15 calendar"),  # after the conclusion
    "letter": env.term("TERM_LETTER", "5 working"),  # after a reminder letter, to answer it
}
# How many lines of a list may be acted on at once.
BULK_CAP = env.number("BULK_CAP", 100)
# For so many days the single dossiers of an extract stay; then its numbers, the late ones and the sample.
DOSSIER_KEEP_DAYS = env.number("DOSSIER_KEEP_DAYS", 365)
# An export that nobody confirmed is deleted after so many days, for it names persons.
EXPORT_UNCONFIRMED_DAYS = env.number("EXPORT_UNCONFIRMED_DAYS", 7)
# The PAR-index item “handled what inspections found”, as provincial sets of criteria usually have it.
PAR_HANDLED = {
    "max_points": env.decimal("PAR_HANDLED_MAX", "1"),
    "threshold": env.percent("PAR_HANDLED_THRESHOLD", 80),  # some have 70; below it no points
    "full_without_findings": env.choice("PAR_HANDLED_NO_FINDINGS", "full", "none") == "full",
}
# Reminders: at which days from the last day (negative before it), after how many late days the leaders are
# told too, and in which hours of working days they are sent.
CHASE_STAGES = env.numbers("CHASE_STAGES", "-7,-3,0,3,10,20")
CHASE_ESCALATE_AFTER = env.number("CHASE_ESCALATE_AFTER", 10)
CHASE_HOURS = env.hours("CHASE_HOURS", "7-18")
# For so many days a signed link opens its one request to a contact of a unit.
LINK_DAYS = env.number("LINK_DAYS", 14)
# How often the page that verifies papers answers, as (times, seconds): one address, and everybody together.
VERIFY_PER_ADDRESS = env.rate("VERIFY_PER_ADDRESS", "20 in 600")
VERIFY_IN_ALL = env.rate("VERIFY_IN_ALL", "200 in 60")
# Words for a percentage of points, from the least that earns each; used only where the office marks.
SCORE_BANDS = [
    (90, _("Excellent")),
    (80, _("Good")),
    (70, _("Fair")),
    (50, _("Average")),
    (0, _("Weak")),
]

# Where the page of a thing is. Lower rooms do not know the pages of the rooms above them, so the
# project says it once: obj.get_absolute_url() works everywhere.
from .addresses import ABSOLUTE_URL_OVERRIDES  # noqa: E402, F401
