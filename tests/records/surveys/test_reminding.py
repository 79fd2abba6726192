import datetime

import pytest
from django.db import IntegrityError, transaction
from tests.records.surveys.days import ANSWERED, FIRST, LAST

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.entering import Sheet, enter_sheets
from jixiao.records.surveys.models import GroupReminder
from jixiao.records.surveys.opening import close_survey
from jixiao.records.surveys.planning import Part
from jixiao.records.surveys.queries import groups_of
from jixiao.records.surveys.reminding import remind_groups, words_of
from jixiao.records.surveys.standing import due_by, standings

PARTS = (Part("示例甲村", 100, 30, None, "示例甲村文书"), Part("示例乙村", 60, 2), Part("示例丙村"))


@pytest.fixture
def later(by):
    """The clerk, on the day people answered."""
    return Actor(by.person, by.at + datetime.timedelta(days=18), by.address)


@pytest.fixture
def running(opened, by, rated):
    """A survey in which one village is behind and one has enough."""
    survey = opened(parts=PARTS)
    first, second, _ = groups_of(survey)
    rows = [Sheet(str(number), "paper", one, rated(survey)) for number, one in enumerate((first, second, second))]
    enter_sheets(survey=survey, sheets=rows, by=by)
    return type(survey).objects.get(pk=survey.pk)


def test_each_group_says_what_it_lacks_and_whether_it_is_behind(running, django_assert_num_queries):
    groups_of(running)
    with django_assert_num_queries(3):
        found = {one.group.name: one for one in standings(running, on=ANSWERED)}
    told = {name: (one.valid, one.due, one.lacking, one.mark[1]) for name, one in found.items()}
    assert told == {
        "示例甲村": (1, 20, 29, "落后"), "示例乙村": (2, 1, 0, "够了"), "示例丙村": (0, 0, 0, "没有计划"),
    }  # fmt: skip
    assert next(iter(found)) == "示例甲村"
    assert str(found["示例甲村"].share) == "62.50"
    assert found["示例甲村"].fair is None  # of one village nobody knows how many there are


@pytest.mark.parametrize(
    ("day", "due"), [(FIRST - datetime.timedelta(1), 0), (FIRST, 1), (LAST, 30), (LAST + datetime.timedelta(9), 30)]
)
def test_answers_are_due_evenly_over_the_days(running, day, due):
    assert due_by(running, 30, on=day) == due


def test_a_reminder_is_written_down_once_a_day_and_only_for_whoever_lacks_answers(running, later):
    first, second, third = groups_of(running)
    for chosen in ((), (second.pk, third.pk), (999_999,)):
        with pytest.raises(Refused, match="没有选要催收的分组"):
            remind_groups(survey=running, pks=chosen, by=later)
    made = remind_groups(survey=running, pks={first.pk, second.pk}, by=later)
    assert [(one.group, one.lacking, one.day) for one in made] == [(first, 29, later.on)]
    assert TrailEntry.objects.latest("number").after["催收"] == "示例甲村 差 29 份"
    with pytest.raises(Refused, match="今天已经催过"):
        remind_groups(survey=running, pks={first.pk}, by=later)
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupReminder.objects.create(survey=running, group=first, day=later.on, lacking=1, by=later.person)
    found = standings(running, on=later.on)[0]
    assert (found.times, found.last) == (1, made[0])
    close_survey(survey=running, stamp=None, by=later)
    with pytest.raises(Refused, match="已截止"):
        remind_groups(survey=running, pks={first.pk}, by=later)


def test_the_words_say_who_what_until_when_and_where(running):
    one = standings(running, on=ANSWERED)[0]
    words = words_of(running, one, unit="示例县科协", address="http://示例/survey/x/")
    assert words == (
        "示例甲村文书：示例县科协「示例活动满意度调查」示例甲村计划收 30 份，已收有效问卷 1 份，还差 29 份，"
        "请于 9 月 30 日前收齐。答题地址：http://示例/survey/x/"
    )
