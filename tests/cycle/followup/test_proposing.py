import pytest
from tests.cycle.evaluation.conftest import LATER
from tests.cycle.followup.test_following import settle

from jixiao.cycle.followup.models import Advice
from jixiao.cycle.followup.proposing import adjust_advice, ask_for_proposals, give_advice, propose_advice, words_of
from jixiao.cycle.followup.speaking import say_to_goals
from jixiao.engine.values import Points
from jixiao.orgs.jobs import do_job
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year


@pytest.fixture
def proposed(marked):
    settle(marked)
    propose_advice(unit_year=marked.county.unit_year, by=marked.county.actor("reviewer", at=LATER))
    return marked


def advice(case, code=""):
    return Advice.objects.get(unit_year=case.county.unit_year, project_code=code)


def test_each_project_and_the_whole_unit_get_a_proposal_with_its_numbers(proposed):
    codes = set(Advice.objects.values_list("project_code", flat=True))
    assert {"", "P1", "P2"} <= codes
    whole = advice(proposed)
    assert (whole.grade, whole.verdict, whole.rule) == ("良", "据实保障", "等级为良")
    assert whole.trace["rule"]["key"] == "fair"
    assert whole.trace["inputs"][0] == {
        "label": "绩效等级",
        "printed": "良",
        "source": {"kind": "记录", "place": "绩效自评的认定等级", "reference": "", "proofs": []},
    }


def test_adjusted_with_a_reason_it_stays_so_when_proposed_again(proposed):
    by = proposed.county.actor("reviewer", at=LATER)
    with pytest.raises(Refused) as refused:
        adjust_advice(advice=advice(proposed), verdict="压减", cut=None, reason="示例", by=by)
    assert refused.value.code == "U811"
    with pytest.raises(Refused) as refused:
        adjust_advice(advice=advice(proposed), verdict="压减", cut=Points.of(15), reason=" ", by=by)
    assert refused.value.code == "U812"
    adjust_advice(advice=advice(proposed), verdict="压减", cut=Points.of(15), reason="示例：结余多", by=by)
    propose_advice(unit_year=proposed.county.unit_year, by=by)
    assert words_of(advice(proposed)) == "压减 15%"
    assert advice(proposed).verdict == "据实保障"


def test_given_out_it_stands_in_the_goal_form_of_the_next_year_and_is_not_changed(proposed):
    county, by = proposed.county, proposed.county.actor("reviewer", at=LATER)
    later = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    assert not [one for one in say_to_goals(later) if one.words.startswith("预算建议")]
    give_advice(advice=advice(proposed), by=by)
    said = [one for one in say_to_goals(later) if one.words.startswith("预算建议")]
    assert [(one.about, one.words) for one in said] == [("部门整体", "预算建议：据实保障")]
    page = county.client("clerk").get(county.address("goals/", year=2025)).content.decode()
    assert "上年结果怎么说" in page
    assert "等级为良" in page
    with pytest.raises(Refused) as refused:
        adjust_advice(advice=advice(proposed), verdict="取消", cut=None, reason="示例", by=by)
    assert refused.value.code == "U810"


def test_a_unit_that_was_never_judged_is_told_so(county):
    propose_advice(unit_year=county.other_year, by=county.actor("reviewer"))
    row = Advice.objects.get()
    assert (row.verdict, row.rule) == ("压减", "没有申报绩效目标")


def test_all_units_are_proposed_for_in_the_background(county):
    by = county.actor("reviewer")
    job = ask_for_proposals(unit_years=[county.unit_year, county.other_year], year=2024, by=by)
    do_job.call(job.pk)
    job.refresh_from_db()
    assert job.outcome == {"advices": 2, "failed": []}
    assert Advice.objects.count() == 2
