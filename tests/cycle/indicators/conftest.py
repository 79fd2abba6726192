"""A county whose shared library holds what ships."""

import pytest
from tests.rooms import County

from jixiao.cycle.indicators.stocking_library import load_library


@pytest.fixture
def stocked(county: County) -> County:
    load_library(by=county.actor("system"))
    return county
