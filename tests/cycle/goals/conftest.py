"""A sheet that is right as it stands, and one with nothing in it."""

import pytest
from tests.cycle.goals.writing import Draft, complete_sheet
from tests.rooms import County

from jixiao.cycle.goals.drafting import start_sheet
from jixiao.cycle.goals.models import GoalSheet


@pytest.fixture
def sheet(county: County) -> GoalSheet:
    return start_sheet(unit_year=county.unit_year, by=county.actor("clerk"))


@pytest.fixture
def draft(county: County) -> Draft:
    return complete_sheet(county)
