import datetime

import pytest

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.contests.drafting import amend_contest, draft_contest, remove_contest
from jixiao.records.contests.contests.letting_in import issue_school_codes
from jixiao.records.contests.contests.queries import awards_of, criteria_of, groups_of, rounds_of
from jixiao.records.contests.models import Contest, Group

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(county, by):
    def make(**values):
        return draft_contest(unit_year=county.unit_year, values={"kind": "innovation", **values}, by=by)

    return make


def test_one_press_sets_up_the_groups_the_scale_and_the_awards_that_are_shipped(draft):
    contest = draft()
    groups = groups_of(contest)
    assert contest.title == "青少年科技创新大赛"
    assert {"小学科技创新成果（个人）", "少年儿童科学幻想绘画"} <= {one.name for one in groups}
    assert {sum(line.most for line in lines) for lines in criteria_of(contest).values()} == {100}
    assert [one.name for one in awards_of(contest)[groups[0].pk]] == ["一等奖", "二等奖", "三等奖"]
    assert [one.level for one in rounds_of(contest)] == ["school", "county", "city"]
    assert (groups[0].work_from, groups[0].work_to) == (datetime.date(2022, 7, 1), datetime.date(2024, 6, 30))
    assert "示例县科学技术协会" in contest.consent
    assert TrailEntry.objects.latest("number").title == "拟定赛事"


@pytest.mark.parametrize(("kind", "number"), [("film", 6), ("painting", 2), ("teaching_aid", 3), ("other", 0)])
def test_each_kind_brings_its_own_groups(draft, kind, number):
    contest = draft(kind=kind, title="示例赛事")
    assert (contest.title, len(groups_of(contest))) == ("示例赛事", number)


def test_two_drafts_have_numbers_and_addresses_of_their_own(draft):
    first, second = draft(), draft(kind="film")
    assert (first.code, second.code) == ("S1", "S2")
    assert first.token != second.token


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"kind": "other", "title": " "}, "A006", "title"),
        ({"kind": "opera", "title": "示例"}, "A006", "kind"),
        (
            {"entry_from": datetime.date(2024, 3, 2), "entry_to": datetime.date(2024, 3, 1)},
            "A007",
            "entry_to",
        ),
    ],
)
def test_a_value_that_cannot_be_is_refused_beside_its_field(draft, values, code, field):
    with pytest.raises(Refused) as refused:
        draft(**values)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert Contest.objects.count() == 0


def test_what_is_changed_stands_in_the_trail_and_a_stale_form_is_told(draft, by):
    contest = draft()
    stamp = contest.version
    amend_contest(contest=contest, values={"theme": "示例主题"}, stamp=stamp, by=by)
    assert TrailEntry.objects.latest("number").after == {"赛事主题": "示例主题"}
    with pytest.raises(Stale):
        amend_contest(contest=contest, values={"theme": "另一个"}, stamp=stamp, by=by)


def test_an_open_contest_is_not_amended(contest, by):
    with pytest.raises(Refused) as refused:
        amend_contest(contest=contest(), values={"title": "另一个"}, stamp=None, by=by)
    assert refused.value.code == "A001"


def test_a_draft_goes_with_its_groups_but_not_once_a_school_has_a_code(draft, school, by):
    remove_contest(contest=draft(), stamp=None, by=by)
    assert (Contest.objects.count(), Group.objects.count()) == (0, 0)
    other = draft()
    issue_school_codes(contest=other, schools=[school().pk], by=by)
    with pytest.raises(Refused) as refused:
        remove_contest(contest=other, stamp=None, by=by)
    assert refused.value.code == "A004"
