import pytest
from tests.cycle.evaluation.conftest import LATER
from tests.cycle.followup.conftest import advice

from jixiao.cycle.evaluation.submitting import submit_evaluation
from jixiao.cycle.followup.models import Advice
from jixiao.cycle.followup.proposing import adjust_advice, ask_for_proposals, propose_advice
from jixiao.cycle.followup.wording import words_of
from jixiao.engine.values import Points
from jixiao.orgs.jobs import do_job
from jixiao.orgs.refusing import Refused


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
    kept = [(step.kind, step.verdict) for step in advice(proposed).steps.order_by("pk")]
    assert kept == [("proposed", "据实保障"), ("adjusted", "压减 15%")]
    assert advice(proposed).verdict == "据实保障"


def test_a_unit_that_was_never_judged_is_told_so(county):
    propose_advice(unit_year=county.other_year, by=county.actor("reviewer"))
    row = Advice.objects.get()
    assert (row.verdict, row.rule) == ("压减", "没有申报绩效目标")


def test_all_units_are_proposed_for_in_the_background(county):
    by = county.actor("reviewer")
    job = ask_for_proposals(unit_years=[county.unit_year, county.other_year], year=2024, by=by)
    do_job.call(job.pk)
    job.refresh_from_db()
    assert (job.outcome["advices"], job.outcome["failed"]) == (2, [])
    assert job.outcome["links"] == [["看 2 条建议", county.address("followup/advice/")]]
    assert Advice.objects.count() == 2


def test_what_waits_at_the_desk_of_the_bureau_is_not_held_against_the_unit(marked):
    county = marked.county
    submit_evaluation(evaluation=marked.evaluation, by=county.actor("clerk"))
    propose_advice(unit_year=county.unit_year, by=county.actor("reviewer", at=LATER))
    assert (advice(marked).verdict, advice(marked).rule, advice(marked).grade) == ("据实保障", "", "")
