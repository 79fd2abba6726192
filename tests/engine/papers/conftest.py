from collections.abc import Callable

import pytest

from jixiao.engine.document import Document
from jixiao.engine.papers import self_evaluation_report
from jixiao.engine.scoring import rulebook
from jixiao.engine.yearbook import Assessment, assess, shipped_yearbook


def scored(name: str) -> Assessment:
    return assess(shipped_yearbook(name), rulebook("MOF10"))


@pytest.fixture(scope="session")
def xianghe() -> Assessment:
    return scored("xianghe_2019")


@pytest.fixture(scope="session")
def shifan() -> Assessment:
    return scored("shifan_2024")


@pytest.fixture(scope="session")
def report_on() -> Callable[[Assessment], Document]:
    return self_evaluation_report


@pytest.fixture(scope="session", params=["xianghe_2019", "shifan_2024"])
def report(request: pytest.FixtureRequest) -> Document:
    return self_evaluation_report(scored(request.param))
