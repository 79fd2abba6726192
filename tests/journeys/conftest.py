import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.together import shared_place

if TYPE_CHECKING:
    from tests.journeys.browser import Site
    from tests.rooms import County

JIXIAO = Path(sys.executable).with_name("jixiao")
OF_THE_TESTS = ("DJANGO_SETTINGS_MODULE", "JIXIAO_DATA", "JIXIAO_DEBUG", "DATABASE_URL")
Run = Callable[..., subprocess.CompletedProcess[str]]


def surroundings() -> dict[str, str]:
    """Return the environment a person would have: nothing in it of the tests themselves."""
    return {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}


@pytest.fixture
def jixiao(tmp_path: Path) -> Run:
    """Run the installed command in an empty folder, as a person would."""

    def typed(*words: object, before: Sequence[str] = (), **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*before, JIXIAO, *(str(word) for word in words)],
            cwd=tmp_path,
            env={**surroundings(), "PYTHONWARNINGS": "error", **environment},
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )

    return typed


@pytest.fixture
def like_anyone() -> list[str]:
    """What to start a command with so that it may not write where nobody may: the super-user lays that power down."""
    if sys.platform == "win32":
        pytest.skip("folders are closed otherwise on Windows")
    if os.geteuid() != 0:
        return []
    words = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if shutil.which("setpriv") is None or subprocess.run([*words, "true"], check=False, capture_output=True).returncode:
        pytest.skip("the super-user cannot lay down the power to write anywhere: no setpriv here")
    return words


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("年度") / "年度.xlsx"
    subprocess.run([JIXIAO, "year", "convert", "shifan_2024", path], check=True, capture_output=True)
    return path.read_bytes()


@pytest.fixture
def yearbook(workbook: bytes, tmp_path: Path) -> Path:
    """A workbook that a person has filled in."""
    path = tmp_path / "年度.xlsx"
    path.write_bytes(workbook)
    return path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """The demo, built once for all who look at it in a browser; nobody writes into it, each takes a copy."""
    from tests.journeys.browser import build_demo

    place = shared_place("demo", tmp_path_factory, pytestconfig)
    with place.making() as here:
        if here:
            build_demo(place.folder / "demo")
    return place.folder / "demo"


@pytest.fixture(scope="module")
def site(chromium: Path, demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Site"]:
    """A served copy of the demo and a browser beside it, for one module."""
    from tests.journeys.browser import site_of

    with site_of(demo, tmp_path_factory.mktemp("site"), chromium) as opened:
        yield opened


@pytest.fixture
def lived_in(county: "County", as_served: None) -> "County":
    """The small county with a whole year of its first unit, published."""
    from tests.walking import walked

    walked(county, "published")
    return county
