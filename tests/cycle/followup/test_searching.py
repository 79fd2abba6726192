from tests.cycle.followup.conftest import VALUES, found

from jixiao.cycle.followup.collecting import collect_case
from jixiao.cycle.followup.finding import propose_problem

TOLD = {"what": "示例", "why_good": "示例", "score_from": "示例"}


def search(county, text, who="clerk"):
    return county.client(who).get(county.address("search/"), {"q": text}).content.decode()


def test_problems_letters_advice_and_cases_of_the_county_are_found(issued):
    county = issued.county
    collect_case(unit_year=county.other_year, title="示例：送书进村", by=county.actor("reviewer"), **TOLD)
    assert "示例：培训档案不全" in search(county, "培训档案")
    assert "财政局绩改〔2025〕1号" in search(county, "绩改")
    assert "示例：送书进村" in search(county, "送书")


def test_what_nobody_confirmed_is_found_by_the_bureau_alone_and_nothing_by_another_unit(county):
    values = {name: value for name, value in VALUES.items() if name != "key"}
    by = county.actor("reviewer")
    propose_problem(unit_year=county.unit_year, origin="示例:1", key="甲", values=values, by=by)
    assert "培训档案不全" not in search(county, "档案不全")
    assert "培训档案不全" in search(county, "档案不全", who="reviewer")
    found(county, unit_year=county.other_year, title="示例：外单位的问题")
    assert "没有找到" in search(county, "外单位的问题")
