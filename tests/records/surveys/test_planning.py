import pytest

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.surveys.group_list import listed, read_groups
from jixiao.records.surveys.inviting import issue_codes
from jixiao.records.surveys.planning import Part, keep_plan, spread, spread_sample
from jixiao.records.surveys.queries import groups_of


def test_a_sample_is_spread_by_size_and_adds_up():
    assert spread(10, [1, 1, 1]) == [1, 1, 1]
    assert spread(10, [100, 100, 100]) == [4, 3, 3]
    assert spread(5, [0, 0]) == [0, 0]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([Part("甲"), Part("甲")], "空着或重复"),
        ([Part("甲", 10, 11)], "多于服务对象 10 人"),
        ([Part("甲", 100, 30, 20)], "多于配额上限 20 份"),
        ([Part("甲", 150), Part("乙", 51)], "多于服务对象总数 200 人"),
    ],
)
def test_a_plan_that_does_not_add_up_is_refused(draft, by, parts, words):
    with pytest.raises(Refused, match=words):
        keep_plan(survey=draft(), parts=parts, stamp=None, by=by)


def test_a_plan_stays_once_codes_were_printed(draft, by):
    survey = draft()
    keep_plan(survey=survey, parts=[Part("甲", 100, 10, 12)], stamp=survey.version, by=by)
    fresh = type(survey).objects.get(pk=survey.pk)
    assert [(one.name, one.wanted, one.quota) for one in groups_of(fresh)] == [("甲", 10, 12)]
    issue_codes(survey=fresh, number=1, group=None, by=by)
    with pytest.raises(Refused, match="已经制作了答题码"):
        keep_plan(survey=fresh, parts=[], stamp=None, by=by)


def test_a_pasted_list_of_villages_becomes_groups_with_the_sample_spread_by_size(draft, by):
    survey = draft()
    parts = read_groups("甲村 100人 甲村文书\n\n乙村，60\n丙村\t40\t丙村 示例网格员")
    spread_sample(survey=survey, parts=parts, total=20, over=25, stamp=survey.version, by=by)
    fresh = type(survey).objects.get(pk=survey.pk)
    found = [(one.name, one.population, one.wanted, one.quota, one.liaison) for one in groups_of(fresh)]
    assert found == [
        ("甲村", 100, 10, 13, "甲村文书"), ("乙村", 60, 6, 8, ""), ("丙村", 40, 4, 5, "丙村 示例网格员"),
    ]  # fmt: skip
    assert listed(groups_of(fresh)) == "甲村 100 甲村文书\n乙村 60\n丙村 40 丙村 示例网格员"
    with pytest.raises(Stale):
        spread_sample(survey=fresh, parts=parts, total=20, over=None, stamp=1, by=by)


@pytest.mark.parametrize(
    ("text", "sample", "words"),
    [
        ("甲村 很多", (10, None), "第 1 行「很多」不是人数"),
        ("甲村", (10, None), "「甲村」没有写服务对象人数"),
        ("", (10, None), "还没有分组"),
        ("甲村 100", (0, None), "1 至 100 之间"),
        ("甲村 100", (101, None), "1 至 100 之间"),
        ("甲村 100", (10, 201), "最多比计划多 200%"),
        ("甲村 100\n甲村 50", (10, None), "空着或重复"),
        ("甲村 100\n乙村 101", (10, None), "多于服务对象总数 200 人"),
    ],
)
def test_a_sample_that_cannot_be_spread_is_refused(draft, by, text, sample, words):
    survey, (total, over) = draft(), sample
    with pytest.raises(Refused, match=words):
        spread_sample(survey=survey, parts=read_groups(text), total=total, over=over, stamp=None, by=by)
