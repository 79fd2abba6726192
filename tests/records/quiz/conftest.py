"""What the tests of this room stand on: a county, a bank of questions, a campaign that is on, players, prizes."""

import secrets

import pytest
from tests.records.quiz.days import FIRST, LAST, noon

from jixiao.records.quiz.models import (
    Campaign,
    CampaignState,
    Player,
    PoolEntry,
    Prize,
    Question,
    QuestionVersion,
    VersionState,
)
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.seals import digest_of, handle_of


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    """Nobody signs in with a password here, and ten real ones take seconds."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bank(county):
    """Write questions that have passed: the first option of each is right; every third has several right ones."""

    def make(number=12, *, tags=("健康",)):
        person, at, found = county.people["clerk"], noon(1), []
        for place in range(1, number + 1):
            several = place % 3 == 0
            question = Question.objects.create(unit=county.unit, number=place)
            found.append(
                QuestionVersion.objects.create(
                    question=question, number=1, kind="multi" if several else "single", text=f"示例题目 {place}？",
                    options=["甲", "乙", "丙", "丁"], right=0b11 if several else 0b1, explanation="示例解析",
                    source="示例出处", tags=list(tags), state=VersionState.PASSED, by=person, at=at,
                )
            )  # fmt: skip
        return found

    return make


@pytest.fixture
def campaign(county, bank):
    """Open a campaign over seven days of September 2024; what is not given is plain."""

    def make(*, versions=None, **values):
        person = county.people["head"]
        number = Campaign.objects.filter(unit_year=county.unit_year).count() + 1
        given = {
            "code": f"Q{number}", "title": "示例科普日有奖竞答", "first_day": FIRST, "last_day": LAST, "per_day": 5,
            "points_each": 20, "draw": [{"tag": "", "number": 5}], "ways": ["code"], "seed": "seed",
            "state": CampaignState.OPEN, "token": secrets.token_urlsafe(16), "opened_by": person,
            "opened_at": noon(10), **values,
        }  # fmt: skip
        made = Campaign.objects.create(unit_year=county.unit_year, **given)
        PoolEntry.objects.bulk_create(
            PoolEntry(campaign=made, position=place, version=version)
            for place, version in enumerate(versions or bank(), start=1)
        )
        return made

    return make


@pytest.fixture
def card(campaign):
    return card_of(campaign())


@pytest.fixture
def player():
    """Let somebody join a campaign."""

    def make(campaign, name="甲", **values):
        key = digest_of(campaign.unit_year.unit_id, "code", name)
        handle = handle_of(campaign=campaign.pk, key=key, turn=0)
        given = {"agreed_at": noon(10), "joined_at": noon(10), "way": "code", **values}
        return Player.objects.create(campaign=campaign, key=key, handle=handle, **given)

    return make


@pytest.fixture
def prize():
    """Put a prize into a campaign."""

    def make(campaign, total=1, **values):
        position = Prize.objects.filter(campaign=campaign).count() + 1
        given = {"grade": "一等奖", "name": "示例水杯", "way": "exchange", "cost": 100, **values}
        return Prize.objects.create(campaign=campaign, position=position, total=total, left=total, **given)

    return make
