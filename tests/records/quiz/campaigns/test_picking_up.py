import pytest
from tests.records.quiz.campaigns.conftest import COUNTER

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.picking_up import Counter, keep_pick_up_points
from jixiao.records.quiz.models import PickUpPoint

pytestmark = pytest.mark.django_db


def test_points_are_written_over_those_that_stand(draft, by):
    campaign = draft()
    for points in ([COUNTER], [COUNTER, Counter("甲镇", "镇政府一楼", "每周三", "")]):
        keep_pick_up_points(campaign=campaign, points=points, stamp=None, by=by)
    assert [one.name for one in PickUpPoint.objects.order_by("pk")] == ["科普馆", "甲镇"]


@pytest.mark.parametrize("points", [[COUNTER, COUNTER], [Counter("科普馆", "", "周一")], [Counter("", "某路", "周一")]])
def test_a_point_that_nobody_finds_is_refused(draft, by, points):
    with pytest.raises(Refused) as refused:
        keep_pick_up_points(campaign=draft(), points=points, stamp=None, by=by)
    assert refused.value.code == "U945"
