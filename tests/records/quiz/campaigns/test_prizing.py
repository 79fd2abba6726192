import pytest
from tests.records.quiz.campaigns.conftest import exchanged, raffled, ranked

from jixiao.engine.values import Money
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.prizing import keep_prizes, offered_by
from jixiao.records.quiz.models import Prize

pytestmark = pytest.mark.django_db


def test_prizes_are_written_over_those_that_stand(draft, by):
    campaign = draft()
    keep_prizes(campaign=campaign, prizes=[exchanged()], stamp=None, by=by)
    kept = [ranked(), ranked("二等奖", 6, 15), exchanged(), raffled()]
    keep_prizes(campaign=campaign, prizes=kept, stamp=None, by=by)
    rows = list(Prize.objects.order_by("position"))
    assert [(one.grade, one.total, one.left) for one in rows] == [
        ("一等奖", 5, 5), ("二等奖", 10, 10), ("纪念奖", 35, 35), ("幸运奖", 3, 3)
    ]  # fmt: skip
    assert [offered_by(one) for one in rows] == kept


@pytest.mark.parametrize(
    ("prizes", "told"),
    [
        ([ranked(), ranked("二等奖", 5, 14)], "又从第 5 名起"),
        ([ranked(total=4)], "共 5 人，数量却是 4 件"),
        ([ranked(rank_from=None)], "没有写第几名"),
        ([exchanged(cost=None)], "没有写兑换要多少积分"),
        ([exchanged(total=0)], "数量不对"),
        ([raffled(least_points=0)], "最低积分至少 1 分"),
        ([ranked(grade=" ")], "没有填"),
    ],
)
def test_prizes_that_cannot_be_handed_out_as_said_are_refused(draft, by, prizes, told):
    with pytest.raises(Refused, match=told) as refused:
        keep_prizes(campaign=draft(), prizes=prizes, stamp=None, by=by)
    assert refused.value.code == "U943"


def test_a_prize_of_a_draw_is_worth_at_most_50000_yuan(draft, by):
    campaign = draft()
    keep_prizes(campaign=campaign, prizes=[raffled(worth=Money.of(50_000))], stamp=None, by=by)
    with pytest.raises(Refused, match="市场监管总局令第32号") as refused:
        keep_prizes(campaign=campaign, prizes=[raffled(worth=Money.of("50000.01"))], stamp=None, by=by)
    assert refused.value.code == "U944"
    keep_prizes(campaign=campaign, prizes=[ranked(worth=Money.of(60_000))], stamp=None, by=by)
