import pytest
from django.db import connection

from jixiao.records.community.models import Privacy
from jixiao.records.community.workers.queries import found_by, seen_at, workers_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["单小", "单小明", "sxm", "SX", "shanxiaom", "示例县第一", "slxdyz", "138 0000 1234", "单 小明"]
)
def test_somebody_is_found_by_whatever_is_typed(county, worker, typed):
    one = worker("单小明", phone="13800001234")
    worker("示例乙", workplace="示例局")
    assert list(workers_of(county.unit).filter(found_by(county.unit.pk, typed))) == [one]


@pytest.mark.parametrize("typed", ["示例丙", "zz", "13800009999", "%", "_"])
def test_nobody_is_found_by_what_nobody_has(county, worker, typed):
    worker("单小明", phone="13800001234")
    found = found_by(county.unit.pk, typed)
    assert not found or not workers_of(county.unit).filter(found).exists()


def test_who_is_kept_back_is_not_found_by_those_who_may_not_see_them(county, worker):
    worker("单小明")
    assert not workers_of(county.unit).filter(found_by(county.unit.pk, "sxm") & seen_at((Privacy.OPEN,))).exists()


def test_the_search_uses_the_indexes(county):
    rows = workers_of(county.unit).filter(found_by(county.unit.pk, "zxm"))
    plan = rows.explain()
    if connection.vendor == "sqlite":
        assert "SCAN community_worker" not in plan
        assert "community_workers_by_initials" in plan
        assert "community_workers_by_pinyin" in plan
