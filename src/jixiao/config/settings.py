"""The settings of Django, made from what the office has set (environment.py)."""

import datetime
from pathlib import Path

from jixiao.config.database import database_of
from jixiao.config.environment import read_settings
from jixiao.config.secret import secret_key

_SET = read_settings()
DATA: Path = _SET["JIXIAO_DATA"]
DEBUG: bool = _SET["JIXIAO_DEBUG"]
HTTPS: bool = _SET["JIXIAO_HTTPS"]
SECRET_KEY = secret_key(_SET["JIXIAO_SECRET_KEY"], data=DATA)
ALLOWED_HOSTS = list(_SET["JIXIAO_HOSTS"])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "jixiao.web",
    "jixiao.orgs",
    "jixiao.measures",
    "jixiao.records.profile",
    "jixiao.records.budget",
    "jixiao.records.outreach",
    "jixiao.records.quiz",
    "jixiao.records.contests",
    "jixiao.records.community",
    "jixiao.records.stations",
    "jixiao.records.surveys",
    "jixiao.cycle.indicators",
    "jixiao.cycle.goals",
    "jixiao.cycle.monitoring",
    "jixiao.cycle.evaluation",
    "jixiao.cycle.followup",
    "jixiao.reports",
    "jixiao.disclosure",
]
MIDDLEWARE = [
    "jixiao.web.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "jixiao.web.short_way.ShortWayMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jixiao.orgs.sessions.SessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jixiao.orgs.refusing.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]
SHORT_WAYS = ("/quiz/",)
ROOT_URLCONF = "jixiao.config.urls"
WSGI_APPLICATION = "jixiao.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "jixiao.web.street.frame",
            ],
            "builtins": ["jixiao.web.templatetags.jixiao"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": database_of(_SET["DATABASE_URL"], data=DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "orgs.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "jixiao.orgs.passwords.PasswordRules"}]
PASSWORD_DAYS: int = _SET["JIXIAO_PASSWORD_DAYS"]
LOGIN_URL = "orgs:login"
LOGIN_REDIRECT_URL = "orgs:home"
LOGOUT_REDIRECT_URL = "orgs:login"

AXES_FAILURE_LIMIT: int = _SET["JIXIAO_LOCK_AFTER"]
AXES_COOLOFF_TIME = datetime.timedelta(minutes=_SET["JIXIAO_LOCK_MINUTES"])
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "jixiao.orgs.views.entering.locked_out"
AXES_IPWARE_PROXY_COUNT: int = _SET["JIXIAO_PROXY_HOPS"]
AXES_VERBOSE = False
PROXY_HOPS: int = _SET["JIXIAO_PROXY_HOPS"]

IDLE_MINUTES: int = _SET["JIXIAO_IDLE_MINUTES"]
SESSION_COOKIE_AGE = IDLE_MINUTES * 60
SESSION_SAVE_EVERY_REQUEST = False  # SessionMiddleware of orgs renews at most once a minute
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-jixiao" if HTTPS else "jixiao"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-jixiao-csrf" if HTTPS else "jixiao-csrf"
CSRF_FAILURE_VIEW = "jixiao.web.views.csrf_failure"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS and host != "*"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_HOPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MANIFEST_STRICT = False
WHITENOISE_USE_FINDERS = True
PROOFS = DATA / "proofs"
PAPERS = DATA / "papers"
UPLOAD_LIMIT: int = _SET["JIXIAO_UPLOAD_MB"] * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "jixiao.measures.receiving.LimitedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "jixiao.web.spooling.SpoolingUploadHandler",
]
FONTS: Path | None = _SET["JIXIAO_FONTS"]

SITE: str = _SET["JIXIAO_SITE"]
EMAIL_HOST: str = _SET["JIXIAO_SMTP_HOST"]
EMAIL_PORT: int = _SET["JIXIAO_SMTP_PORT"]
EMAIL_HOST_USER: str = _SET["JIXIAO_SMTP_USER"]
EMAIL_HOST_PASSWORD: str = _SET["JIXIAO_SMTP_PASSWORD"]
EMAIL_USE_SSL = EMAIL_PORT == 465  # noqa: PLR2004 - the port of SMTP within TLS
EMAIL_USE_TLS: bool = _SET["JIXIAO_SMTP_TLS"] and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL: str = _SET["JIXIAO_SMTP_FROM"]
SMS: str = _SET["JIXIAO_SMS"]
SMS_KEY: str = _SET["JIXIAO_SMS_KEY"]
WECHAT_APPID: str = _SET["JIXIAO_WECHAT_APPID"]
WECHAT_SECRET: str = _SET["JIXIAO_WECHAT_SECRET"]
WECHAT_OPEN: str = _SET["JIXIAO_WECHAT_OPEN"]
WECHAT_API: str = _SET["JIXIAO_WECHAT_API"]

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
}
STREET = "jixiao.config.street.STREET"
YEAR_COPIERS = ("profile.fields", "outreach.activities", "stations.rule", "goals.sheet")
WIRING = "jixiao.config.wiring.WIRING"
REPRICING = "jixiao.cycle.evaluation.repricing.RepricedYears"
HEARD_LATER = ("jixiao.cycle.followup.speaking.say_to_goals",)
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # what was refused is an answer; the log is for faults
}
