import pytest
from tests.records.stations.stage import Stage


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    """Nobody signs in with a password here, and ten real ones take seconds."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def stage(county, settings, tmp_path):
    settings.PROOFS = tmp_path / "proofs"
    return Stage(county)


@pytest.fixture
def by(county):
    return county.actor("clerk")
