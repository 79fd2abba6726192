import pytest

from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.inviting import issue_codes
from jixiao.records.surveys.planning import Part, keep_plan, spread
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
