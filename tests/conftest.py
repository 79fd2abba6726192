"""What every test may ask for, and how a test is skipped where the machine lacks an optional extra."""

import contextlib
import gc
import importlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.together import begin_with_database, leave_database, let_database_go, shared_place

CHECKOUT = Path(__file__).resolve().parent.parent

# A busy machine is no fault of the code, so nothing is timed; in CI the same examples are drawn each run.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
FONT_NAMES = ("*CJK*.[ot]t[cf]", "Fandol*.otf", "sim*.tt[cf]", "Songti.ttc", "STSong*.ttf")


LONGEST_FIRST = ("journeys", "house", "disclosure", "reports", "cycle", "records", "measures", "orgs", "web", "cli")
"""The rooms whose files are handed out first, those of the engine last."""

# What is collected stays until the end: the collector of garbage need not look at it again and again.
gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the rooms with the longest files first, or a worker is alone with one of them when the others are done."""
    tests, last = CHECKOUT / "tests", len(LONGEST_FIRST)
    place = {tests / room: number for number, room in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: min((place[above] for above in item.path.parents if above in place), default=last))


def pytest_collection_finish() -> None:
    """Set aside what was collected, and look for garbage in what the tests make."""
    gc.collect()
    gc.freeze()
    gc.enable()


def find_command(*names: str) -> Path | None:
    """Return the first of the commands that is on the PATH."""
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def find_font() -> Path | None:
    """Return a font file with Chinese characters; looked for apart from the program, which is under test."""
    folders = [folder for name in FONT_FOLDERS if (folder := Path(name).expanduser()).is_dir()]
    return next((file for folder in folders for name in FONT_NAMES for file in folder.rglob(name)), None)


EXTRAS: dict[str, tuple[Callable[[], Path | None], str]] = {
    "chromium": (lambda: find_command("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "libreoffice": (lambda: find_command("soffice", "libreoffice"), "libreoffice-writer-nogui"),
    "font": (find_font, "fonts-noto-cjk"),
    "poppler": (lambda: find_command("pdftoppm"), "poppler-utils"),
}


def extra_or_skip(name: str) -> Path:
    """Return where the optional extra is, or skip the test and name the package to install."""
    find, package = EXTRAS[name]
    found = find()
    if found is None:
        pytest.skip(f"no {name} here: install {package} (bin/setup --system)")
    return found


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test marked with an extra that is not installed."""
    for name in EXTRAS:
        if item.get_closest_marker(name):
            extra_or_skip(name)


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published reports and tables beside the checkout, which is not part of the product."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared here: the published papers are not part of the checkout")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    return extra_or_skip("chromium")


@pytest.fixture(scope="session")
def libreoffice() -> Path:
    return extra_or_skip("libreoffice")


@pytest.fixture(scope="session")
def cjk_font() -> Path:
    return extra_or_skip("font")


@pytest.fixture(scope="session")
def pdftoppm() -> Path:
    return extra_or_skip("poppler")


@pytest.fixture(scope="session")
def django_db_setup(request, tmp_path_factory, pytestconfig, django_db_modify_db_settings, django_db_blocker):
    """Let one worker migrate and the others begin with a copy; let the trail be emptied after transactional tests."""
    from jixiao.cli.migrate import new_models_drawn_alone

    place = shared_place("database", tmp_path_factory, pytestconfig)
    with place.making() as here, django_db_blocker.unblock():
        if not here:
            begin_with_database(place.folder)
        with new_models_drawn_alone():
            request.getfixturevalue("django_db_setup")
        if here and hasattr(pytestconfig, "workerinput"):
            leave_database(place.folder)
    with _trail_emptied_by_flushes():
        yield
    let_database_go()


@contextlib.contextmanager
def _trail_emptied_by_flushes() -> Iterator[None]:
    """Let the flush after a transactional test empty the trail, which its triggers forbid to everybody else."""
    from django.db import connection
    from django.test import TransactionTestCase

    guard = importlib.import_module("jixiao.orgs.migrations.0002_trail_is_append_only")
    flush = TransactionTestCase._fixture_teardown

    def teardown(case: TransactionTestCase) -> None:
        with connection.schema_editor() as editor:
            guard.allow(None, editor)
        flush(case)
        with connection.schema_editor() as editor:
            guard.forbid(None, editor)

    TransactionTestCase._fixture_teardown = teardown
    try:
        yield
    finally:
        TransactionTestCase._fixture_teardown = flush


@pytest.fixture
def county(db: None):
    """A small county with people in every role, built through the acts."""
    from tests.replaying import replayed
    from tests.rooms import build_county

    from jixiao.web.clock import now

    return replayed(("county", now().date()), build_county)


@pytest.fixture
def as_served(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages remember what they read as they do for an office: the transaction around the test is not one of theirs.

    For tests that look at many pages and write through the acts alone.
    """
    from django.db import connection

    from jixiao.orgs import remembering

    class AsServed:
        depth, test = len(connection.savepoint_ids), object()

        @property
        def in_atomic_block(self) -> bool:
            return len(connection.savepoint_ids) > self.depth

    here, last_act = AsServed(), remembering.last_act
    monkeypatch.setattr(remembering, "connection", here)
    monkeypatch.setattr(
        remembering, "last_act", lambda of: (here.test, last_act(of))
    )  # the lines of each test are its own
