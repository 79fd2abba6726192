from decimal import Decimal

import pytest

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.contests.grouping import Line, add_group, amend_group, keep_scale, remove_group
from jixiao.records.contests.models import ContestState, Group

pytestmark = pytest.mark.django_db
DRAFT = {"state": ContestState.DRAFT}
GIVEN = {"code": "z9", "name": "示例新组别", "work_kind": "other", "entrants": "pupils"}


def test_a_new_group_takes_over_the_scale_of_the_one_before(contest, group, by):
    row = contest(**DRAFT)
    group(row)
    made = add_group(contest=row, values=GIVEN, by=by)
    assert (made.code, made.position) == ("Z9", 2)
    assert [one.name for one in made.criteria.order_by("position")] == ["创新性", "科学性"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"code": "组"}, "A015"),
        ({"work_kind": "opera"}, "A015"),
        ({"ticks": ["beauty"]}, "A015"),
        ({"team_least": 3, "team_most": 2}, "A016"),
        ({"grade_from": 6, "grade_to": 1}, "A016"),
        ({"grade_from": 0}, "A016"),
        ({"tutor_most": 99}, "A016"),
        ({"code": "X1"}, "A014"),
    ],
)
def test_a_group_that_cannot_be_is_refused(contest, group, by, values, code):
    row = contest(**DRAFT)
    group(row)
    with pytest.raises(Refused) as refused:
        add_group(contest=row, values={**GIVEN, **values}, by=by)
    assert refused.value.code == code


def test_a_group_is_changed_once_by_whoever_saw_it(contest, group, by):
    one = group(contest(**DRAFT))
    amend_group(group=one, values={"name": "改名"}, stamp=1, by=by)
    with pytest.raises(Stale):
        amend_group(group=Group.objects.get(), values={"name": "再改"}, stamp=1, by=by)


def test_points_add_up_to_a_hundred_and_awards_do_not_pass_it(contest, group, by):
    one = group(contest(**DRAFT))
    half, ten = Line("选题", Decimal(50)), Line("一等奖", Decimal(10))
    for criteria, awards, code in (
        ([half], [ten], "A011"),
        ([half, half], [ten], "A013"),
        ([half, Line("表达", Decimal(50))], [Line("一等奖", Decimal(60)), Line("二等奖", Decimal(60))], "A012"),
        ([half, Line("", Decimal(50))], [], "A013"),
    ):
        with pytest.raises(Refused) as refused:
            keep_scale(group=one, criteria=criteria, awards=awards, stamp=None, by=by)
        assert refused.value.code == code
    keep_scale(group=one, criteria=[half, Line("表达", Decimal(50))], awards=[ten], stamp=None, by=by)
    assert [one.name for one in one.criteria.order_by("position")] == ["选题", "表达"]


def test_a_group_with_works_stays(contest, group, school, entry, by):
    row = contest(**DRAFT)
    used, free = group(row), group(row, "X2")
    entry(used, school())
    with pytest.raises(Refused) as refused:
        remove_group(group=used, stamp=None, by=by)
    assert refused.value.code == "A010"
    remove_group(group=free, stamp=None, by=by)
    assert Group.objects.get() == used


def test_groups_of_an_open_contest_are_settled(contest, group, by):
    one = group(contest())
    with pytest.raises(Refused) as refused:
        amend_group(group=one, values={"name": "改名"}, stamp=None, by=by)
    assert refused.value.code == "A001"
