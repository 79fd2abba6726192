import pytest
from tests.rooms import NOON, County

from jixiao.disclosure.publishing import ask_to_publish
from jixiao.disclosure.scrubbing import personal_data_in
from jixiao.orgs.models import Person
from jixiao.orgs.refusing import Refused
from jixiao.reports.models import ReportVersion


def test_a_clean_paper_is_clean(filed: ReportVersion):
    assert personal_data_in(filed) == []


@pytest.mark.parametrize("words", ["联系电话13800138000。", "身份证号11010519491231002X。", "邮箱 shili@example.org。"])
def test_personal_data_in_the_text_is_found(filed: ReportVersion, words: str):
    first = next(iter(filed.document["traces"].values()))
    first["note"] = words
    assert personal_data_in(filed)


def test_a_phone_in_a_trace_stops_the_publication(county: County, filed: ReportVersion):
    next(iter(filed.document["traces"].values()))["note"] = "13800138000"
    with pytest.raises(Refused, match="个人信息"):
        ask_to_publish(version=filed, planned_on=NOON.date(), by=county.actor("clerk"))


def test_the_name_of_somebody_of_the_unit_is_found(county: County, filed: ReportVersion):
    Person.objects.filter(pk=county.people["clerk"].pk).update(name="某填报员")
    next(iter(filed.document["traces"].values()))["note"] = "某填报员签收"
    assert [one["quote"] for one in personal_data_in(filed)] == ["某填报员"]
