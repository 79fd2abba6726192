import dataclasses
import datetime

import pytest
from tests.records.surveys.days import DAY, FIRST, LAST

from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.seat import Desk
from jixiao.records.surveys.at_the_workbench import to_dos
from jixiao.records.surveys.models import Survey
from jixiao.records.surveys.opening import close_survey
from jixiao.records.surveys.planning import Part


@pytest.fixture
def desk(county):
    """The clerk's desk a day before the last day."""
    held = duties_held(county.people["clerk"], on=DAY.date())
    at = DAY + (LAST - FIRST) - datetime.timedelta(days=2)
    unit = county.unit
    roles = roles_at(unit, held)
    return Desk(
        person=county.people["clerk"], unit=unit, unit_year=county.unit_year, roles=roles, held=held, at=at,
        address=None, year=2024,
    )  # fmt: skip


def told(desk):
    return [(one.title, one.action) for one in to_dos(desk)]


def test_what_is_to_be_done_follows_the_days(desk, opened, collect, by):
    survey = opened(keep_until=LAST + datetime.timedelta(30))
    assert told(desk) == [("「示例活动满意度调查」样本不够", "去提醒")]
    collect(survey, [0] * 10)
    assert told(desk) == []
    late = dataclasses.replace(desk, at=desk.at + datetime.timedelta(days=10))
    assert told(late) == [("截止「示例活动满意度调查」", "截止调查")]
    close_survey(survey=survey, stamp=None, by=by)
    assert told(late) == []
    much_later = dataclasses.replace(desk, at=desk.at + datetime.timedelta(days=60))
    assert told(much_later) == [("「示例活动满意度调查」答卷保存期已满", "去销毁")]


def test_groups_that_lack_answers_are_named_and_the_statements_stay_as_many(desk, opened, django_assert_num_queries):
    for number in range(3):
        opened(parts=[Part("示例甲村", 100, 9), Part("示例乙村", 50, 0)])
        with django_assert_num_queries(4):
            found = told(desk)
        assert len(found) == number + 1
    Survey.objects.update(population=1)
    from jixiao.records.surveys.models import Response, ResponseWay

    for one in Survey.objects.all():
        Response.objects.create(survey=one, way=ResponseWay.PHONE, rated=0, day=FIRST)
    assert {word for _, word in told(desk)} == {"去催收"}
