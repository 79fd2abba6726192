import pytest
from django.db import IntegrityError, transaction
from tests.records.community.days import day, noon

from jixiao.orgs.refusing import Refused
from jixiao.records.community.honours.awarding import (
    archive_honour,
    record_award,
    record_honour,
    record_miss,
    remove_honour,
)
from jixiao.records.community.honours.recommending import recommend
from jixiao.records.community.models import Call, Honour, Nomination, NominationState

HONOUR = {"name": "示例奖", "level": "city", "awarded_on": day(1), "awarded_year": None}


@pytest.fixture
def recommended(noticed, county):
    notice = noticed(("示例甲", "示例乙"))
    recommend(call=Call.objects.get(pk=notice.call_id), stamp=None, by=county.actor("head", at=noon(21)))
    return list(Nomination.objects.order_by("pk"))


@pytest.fixture
def june(county):
    return county.actor("clerk", at=noon(20, 6))


def test_an_award_stands_at_the_person_and_is_filed(recommended, county, june):
    row, other = recommended
    with pytest.raises(Refused, match="早于上报"):
        record_award(row=row, awarded_on=day(20), paper_number="", by=june)
    honour = record_award(row=row, awarded_on=day(30), paper_number="示例〔2024〕1号", by=june)
    assert list(row.worker.honours.values_list("name", "awarded_year")) == [("示例县优秀科技工作者", 2024)]
    with pytest.raises(Refused) as twice:
        record_award(row=Nomination.objects.get(pk=row.pk), awarded_on=day(30), paper_number="", by=june)
    assert twice.value.code == "V574"
    with pytest.raises(Refused, match="结果说明"):
        record_miss(row=other, on=day(30), reason="", by=june)
    record_miss(row=other, on=day(30), reason="上级未批准", by=june)
    assert Nomination.objects.get(pk=other.pk).state == NominationState.MISSED
    with pytest.raises(Refused, match="归档号没有填"):
        archive_honour(honour=honour, unit_year=county.unit_year, number=" ", by=june)
    archive_honour(honour=honour, unit_year=county.unit_year, number="2024-示例-1", by=june)
    for act in (
        lambda: archive_honour(honour=honour, unit_year=county.unit_year, number="2", by=june),
        lambda: remove_honour(honour=honour, unit_year=county.unit_year, reason="错", by=june),
    ):
        with pytest.raises(Refused):
            act()


def test_an_honour_of_elsewhere_is_written_down_once_and_taken_out_with_a_reason(county, worker, group, june):
    who = worker()
    honour = record_honour(unit_year=county.unit_year, whose=who, values=HONOUR, by=june)
    with pytest.raises(Refused) as twice:
        record_honour(unit_year=county.unit_year, whose=who, values=HONOUR, by=june)
    assert twice.value.code == "V577"
    remove_honour(honour=honour, unit_year=county.unit_year, reason="登记有误", by=june)
    record_honour(
        unit_year=county.unit_year, whose=group(), values={**HONOUR, "awarded_on": None, "awarded_year": 2019}, by=june
    )
    assert Honour.objects.filter(removed_at=None).get().organisation.name == "示例镇科协"
    with pytest.raises(IntegrityError), transaction.atomic():
        Honour.objects.create(unit=county.unit, name="示例", level="city")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": " "}, "V575"), ({"awarded_on": None}, "V576"), ({"awarded_on": day(1, 7)}, "V576"),
        ({"awarded_on": None, "awarded_year": 1900}, "V576"), ({"giver": "长" * 101}, "V001"),
    ],
)  # fmt: skip
def test_an_honour_that_cannot_be_is_refused(county, worker, june, values, code):
    with pytest.raises(Refused) as said:
        record_honour(unit_year=county.unit_year, whose=worker(), values={**HONOUR, **values}, by=june)
    assert said.value.code == code
