"""The settings of a test run: the house as it is, with its data in a folder of its own and a fast password hash."""

import os
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "var" / "tests"
os.environ["JIXIAO_DATA"] = str(_FOLDER / os.environ.get("PYTEST_XDIST_WORKER", "alone"))
os.environ.setdefault("JIXIAO_DEBUG", "1")

from jixiao.config.settings import *  # noqa: E402, F403 - the house as it is, once the folder is set

SECRET_KEY = "shili, the same for every run: who draws which question hangs on it"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - whitenoise warns where it is not there
WHITENOISE_AUTOREFRESH = True  # a static file is looked for when it is asked for, not all of them for every client
