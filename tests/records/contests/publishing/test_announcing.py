"""All results are published at once; an award is only ever taken away, with its certificates."""

import datetime

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.models import AwardCertificate, Contest, Result, ResultState
from jixiao.records.contests.publishing.announcing import cancel_award, is_final, is_notice, publish_results
from jixiao.records.contests.publishing.certifying import issue_certificates
from jixiao.records.contests.publishing.deciding import change_award, propose_awards

FIRST, LAST = datetime.date(2024, 10, 11), datetime.date(2024, 10, 17)


def publish(contest, by, *, first=FIRST, last=LAST, why="", stamp=None):
    return publish_results(contest=contest, first=first, last=last, why=why, stamp=stamp, by=by)


def test_everything_is_published_in_one_go(judged, head):
    propose_awards(contest=judged, by=head)
    with pytest.raises(Stale):
        publish(judged, head, stamp=9)
    fresh = Contest.objects.get(pk=judged.pk)
    assert publish(fresh, head, stamp=1) == 10
    assert set(Result.objects.values_list("state", flat=True)) == {ResultState.PUBLISHED}
    fresh.refresh_from_db()
    assert (fresh.state, fresh.notice_to, fresh.published_by) == ("published", LAST, head.person)
    assert is_notice(fresh, on=FIRST)
    assert not is_final(fresh, on=LAST)
    assert is_final(fresh, on=LAST + datetime.timedelta(days=1))


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (datetime.date(2024, 10, 9), LAST, "A605"),
        (FIRST, datetime.date(2024, 10, 14), "A606"),
        (FIRST, datetime.date(2025, 10, 14), "A606"),
    ],
)
def test_days_that_are_no_notice_are_refused(judged, head, first, last, code):
    propose_awards(contest=judged, by=head)
    with pytest.raises(Refused) as refused:
        publish(judged, head, first=first, last=last)
    assert refused.value.code == code
    assert Contest.objects.get(pk=judged.pk).state == "deciding"


def test_more_awards_than_the_share_need_a_reason(judged, head):
    with pytest.raises(Refused, match="还没有作品得奖"):
        publish(judged, head)
    propose_awards(contest=judged, by=head)
    row = Result.objects.select_related("entry__contest", "group").get(rank=10)
    change_award(result=row, award="一等奖", why="纪要", stamp=None, by=head)
    with pytest.raises(Refused, match="一等奖 2 件，按比例最多 1 件"):
        publish(judged, head)
    assert publish(judged, head, why="县政府批准") == 10


def test_an_award_is_taken_away_with_its_certificates(published, head, later):
    issue_certificates(contest=published, by=later)
    row = Result.objects.select_related("entry__contest__unit_year").get(award="一等奖")
    with pytest.raises(Refused, match="没有写取消原因"):
        cancel_award(result=row, why="", by=head)
    cancel_award(result=row, why="不是本人作品", by=head)
    assert (row.state, row.award) == (ResultState.CANCELLED, "一等奖")
    void = AwardCertificate.objects.filter(entry=row.entry)
    assert {one.revoked_because for one in void} == {"奖项取消：不是本人作品"}
    with pytest.raises(Refused, match="没有公布的奖项"):
        cancel_award(result=row, why="再一次", by=head)


def test_before_it_is_published_nothing_is_cancelled(judged, head):
    row = Result.objects.select_related("entry__contest").first()
    row.entry.contest = judged
    with pytest.raises(Refused, match="只有公布以后"):
        cancel_award(result=row, why="原因", by=head)
    assert made.AT
