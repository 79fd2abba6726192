"""Awards are proposed and changed, all before anything is published."""

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.models import Result
from jixiao.records.contests.publishing.deciding import change_award, overfull, propose_awards


def awards():
    return list(Result.objects.order_by("rank").values_list("award", flat=True))


def test_awards_are_proposed_by_their_shares(judged, head):
    propose_awards(contest=judged, by=head)
    assert awards() == ["一等奖", "二等奖", "二等奖", "三等奖", "三等奖", "三等奖", "", "", "", ""]
    assert not overfull(judged)


def test_an_award_is_changed_with_a_reason_and_the_trail_keeps_it(judged, head):
    propose_awards(contest=judged, by=head)
    row = Result.objects.select_related("entry__contest", "group").get(rank=7)
    with pytest.raises(Refused, match="没有写调整理由"):
        change_award(result=row, award="三等奖", why=" ", stamp=None, by=head)
    with pytest.raises(Refused, match="没有奖项「特等奖」"):
        change_award(result=row, award="特等奖", why="纪要", stamp=None, by=head)
    change_award(result=row, award="三等奖", why="评审会纪要第二条", stamp=row.version, by=head)
    assert overfull(judged) == ["「示例组别1」三等奖 4 件，按比例最多 3 件"]
    assert TrailEntry.objects.filter(event="contests.award_changed", why="评审会纪要第二条").exists()
    with pytest.raises(Stale):
        change_award(result=row, award="", why="纪要", stamp=1, by=head)


def test_before_judging_ends_there_is_nothing_to_propose(county, head):
    with pytest.raises(Refused, match="不在定奖阶段"):
        propose_awards(contest=made.a_contest(county), by=head)
    with pytest.raises(Refused, match="还没有评审结果"):
        propose_awards(contest=made.a_contest(county, state="deciding"), by=head)
