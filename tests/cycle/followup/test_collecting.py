import pytest

from jixiao.cycle.followup.collecting import amend_case, collect_case, withdraw_case
from jixiao.cycle.followup.models import GoodCase
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale

TOLD = {"title": "示例：流动科技馆", "what": "示例", "why_good": "示例", "score_from": "2024 年自评"}


def collected(county):
    return collect_case(unit_year=county.unit_year, by=county.actor("reviewer"), **TOLD)


@pytest.mark.parametrize("wanting", TOLD)
def test_a_good_case_says_what_why_and_in_which_score(county, wanting):
    with pytest.raises(Refused) as refused:
        collect_case(unit_year=county.unit_year, by=county.actor("reviewer"), **{**TOLD, wanting: " "})
    assert (refused.value.code, refused.value.field) == ("U815", wanting)
    assert not GoodCase.objects.exists()


def test_it_is_changed_and_who_was_slower_is_told(county):
    case, by = collected(county), county.actor("reviewer")
    amend_case(case=case, values={**TOLD, "title": "示例：甲"}, by=by, stamp=1)
    with pytest.raises(Stale):
        amend_case(case=GoodCase.objects.get(), values={**TOLD, "title": "示例：乙"}, by=by, stamp=1)
    assert GoodCase.objects.get().title == "示例：甲"
    assert TrailEntry.objects.get(event="followup.case_amended").after == {"案例名称": "示例：甲"}


def test_taken_back_with_a_reason_it_is_neither_changed_nor_taken_back_again(county):
    case, by = collected(county), county.actor("reviewer")
    with pytest.raises(Refused) as refused:
        withdraw_case(case=case, reason=" ", by=by)
    assert refused.value.code == "U802"
    withdraw_case(case=case, reason="示例：数据有误", by=by)
    for again in (
        lambda: withdraw_case(case=GoodCase.objects.get(), reason="再次", by=by),
        lambda: amend_case(case=GoodCase.objects.get(), values=TOLD, by=by),
    ):
        with pytest.raises(Refused) as refused:
            again()
        assert refused.value.code == "U824"
