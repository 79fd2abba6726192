import pytest


@pytest.fixture
def by(county):
    return county.actor("clerk")
