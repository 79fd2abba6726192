"""What the tests of this room stand on: a county, a survey that is drawn up, one that is open."""

import datetime

import pytest
from tests.records.surveys.days import ANSWERED, DAY, FIRST, LAST

from jixiao.records.surveys.answering import Answers, answer_by_code
from jixiao.records.surveys.drafting import draft_survey
from jixiao.records.surveys.inviting import issue_codes
from jixiao.records.surveys.opening import open_survey
from jixiao.records.surveys.planning import keep_plan
from jixiao.records.surveys.queries import questions_of


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    """Nobody signs in with a password here, and ten real ones take seconds."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def by(county):
    return county.actor("clerk", at=DAY)


@pytest.fixture
def draft(county, by):
    """Draw up a survey with the shipped form; what is not given is a plain one."""

    def make(**values):
        given = {
            "title": "示例活动满意度调查", "target": "KX-M01", "way": "codes", "opens": FIRST, "closes": LAST,
            "population": 200, **values,
        }  # fmt: skip
        return draft_survey(unit_year=county.unit_year, values=given, by=by)

    return make


@pytest.fixture
def opened(draft, by):
    """Open a survey, with groups where some are given."""

    def make(parts=(), **values):
        survey = draft(**values)
        if parts:
            keep_plan(survey=survey, parts=parts, stamp=survey.version, by=by)
        survey = type(survey).objects.get(pk=survey.pk)
        return open_survey(survey=survey, stamp=survey.version, by=by)

    return make


@pytest.fixture
def rated():
    """Return answers with that level of the overall question (0 = 非常满意)."""

    def make(survey, level=0, **others):
        overall = questions_of(survey)[0]
        chosen = {overall.pk: [(0, level)]}
        for number, several in others.get("more", {}).items():
            chosen[questions_of(survey)[number - 1].pk] = several
        return Answers(chosen, others.get("texts", {}))

    return make


@pytest.fixture
def collect(by, rated):
    """Let as many people as there are levels answer by code."""

    def make(survey, levels, on=ANSWERED):
        for printed, level in zip(
            issue_codes(survey=survey, number=len(levels), group=None, by=by), levels, strict=True
        ):
            answer_by_code(survey=survey, text=printed.code, group=None, answers=rated(survey, level), on=on)

    return make


@pytest.fixture
def today(by) -> datetime.date:
    return by.on
