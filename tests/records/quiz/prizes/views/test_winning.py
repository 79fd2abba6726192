import datetime

import pytest

from jixiao.records.quiz.models import Raffle, Redemption, WinnersNotice

pytestmark = pytest.mark.django_db


@pytest.fixture
def ended(drawn_campaign, scorer, prize):
    where = drawn_campaign()
    for name in "甲乙丙":
        scorer(where, name)
    prize(where, total=1, way="ranking", cost=None, rank_from=1, rank_to=1)
    prize(where, total=1, way="raffle", cost=None)
    return where


def test_the_head_awards_draws_and_publishes(county, ended):
    head, here = county.client("head"), county.address(f"quiz/prizes/{ended.pk}/")
    assert "按这个名单发奖" in head.get(f"{here}award/").content.decode()
    assert "已按排名发奖" in head.post(f"{here}award/", follow=True).content.decode()
    assert "已经按排名发过奖" in head.get(f"{here}award/").content.decode()
    assert head.post(f"{here}award/").status_code == 422
    lot = ended.prizes.get(way="raffle")
    assert "3 人" in head.get(f"{here}raffle/").content.decode()
    drawn = head.post(f"{here}raffle/", {"prize": lot.pk}, follow=True).content.decode()
    assert "重算一致" in drawn
    assert head.post(f"{here}raffle/", {"prize": "x"}).status_code == 404
    assert "公示名单" in head.get(f"{here}winners/").content.decode()
    assert "公示天数应当在" in head.post(f"{here}winners/", {"days": "1"}).content.decode()
    assert head.post(f"{here}winners/", {"days": "7"}).status_code == 302
    assert head.get(f"{here}winners.docx").content.startswith(b"PK")
    assert "撤下公示" in head.get(f"{here}winners/withdraw/").content.decode()
    assert head.post(f"{here}winners/withdraw/", {"reason": "写错一人"}).status_code == 302
    assert (Redemption.objects.count(), WinnersNotice.objects.count()) == (2, 1)


def test_who_is_not_the_head_only_looks(county, ended):
    here = county.address(f"quiz/prizes/{ended.pk}/")
    for who, path in (("clerk", "award/"), ("clerk", "raffle/"), ("viewer", "winners/")):
        client = county.client(who)
        assert client.get(here + path).status_code == 200
        assert client.post(here + path).status_code == 403
    assert county.client("clerk").get(f"{here}winners/withdraw/").status_code == 403
    assert not Redemption.objects.exists()
    assert not Raffle.objects.exists()


def test_before_the_end_the_pages_say_so(county, drawn_campaign, scorer, prize):
    where = drawn_campaign(last_day=datetime.date(2099, 12, 31))
    scorer(where, "甲")
    prize(where, way="ranking", cost=None, rank_from=1, rank_to=1)
    head, here = county.client("head"), county.address(f"quiz/prizes/{where.pk}/")
    assert "竞答还没有结束" in head.get(f"{here}award/").content.decode()
    assert head.post(f"{here}award/").status_code == 422
