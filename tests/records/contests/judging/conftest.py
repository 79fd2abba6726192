"""What the tests of judging stand on."""

import pytest
from tests.records.contests import a_contest as made


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    """Nobody signs in with a password here, and ten real ones take seconds."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def contest(county):
    return made.a_contest(county)


@pytest.fixture
def by(county):
    return county.actor("clerk", at=made.AT)
