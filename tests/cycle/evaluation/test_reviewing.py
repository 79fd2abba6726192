from fractions import Fraction

import pytest
from tests.cycle.evaluation.conftest import LATER, exact, scored

from jixiao.cycle.evaluation.assessing import assessment_of
from jixiao.cycle.evaluation.entering import Said, enter_row
from jixiao.cycle.evaluation.judged import agreed_result, judged_of, review_result
from jixiao.cycle.evaluation.marking import mark
from jixiao.cycle.evaluation.models import Evaluation, ExecutionReview
from jixiao.cycle.evaluation.queries import approved_evaluation_of
from jixiao.cycle.evaluation.reviewing import (
    approve_evaluation,
    give_opinion,
    review_execution,
    review_row,
    take_over,
)
from jixiao.cycle.evaluation.sheets import result_for
from jixiao.cycle.evaluation.submitting import submit_evaluation
from jixiao.engine.values import Points
from jixiao.orgs.handing import Mark, handover_of, reopen, send_back
from jixiao.orgs.models import HandoverKind, HandoverState, HandoverStep, TrailEntry, UnitYear
from jixiao.orgs.refusing import Refused


@pytest.fixture
def sent(marked):
    """Before the finance bureau: handed in and passed on by the unit's head."""
    submit_evaluation(evaluation=marked.evaluation, by=marked.county.actor("clerk"))
    approve_evaluation(handover=handover(marked), by=marked.county.actor("head"))
    return marked


def handover(case):
    return handover_of(case.county.unit_year, HandoverKind.EVALUATION)


def review(case, code, **said):
    told = {"score": None, "opinion": "", "agreed": None, **said}
    return review_row(row=case.row(code), by=case.county.actor("reviewer", at=LATER), **told)


def test_the_review_is_summed_like_the_sheet_and_both_are_kept(sent):
    before = sent.evaluation
    review(sent, "Z17", score=Points.of("6.50"), opinion="示例：有重复计数")
    after = sent.evaluation
    assert after.review_total == Points(exact(before.total) - Fraction("1.50"))
    assert after.review_grade == "优"
    assert (after.total, after.grade) == (before.total, before.grade)
    assert sent.row("Z17").score == Points.of(8)
    review_execution(
        evaluation=sent.evaluation, score=Points.of(5), opinion="示例：挂账未付", agreed=None,
        by=sent.county.actor("reviewer", at=LATER),
    )  # fmt: skip
    expected = exact(before.total) - Fraction("1.50") - (exact(before.execution_score) - 5)
    assert sent.evaluation.review_total == Points(expected)


def test_the_grade_of_the_review_follows_its_own_total(sent):
    for code in ("Z17", "Z18"):
        review(sent, code, score=Points.of(0), opinion="示例：没有依据")
    assert sent.evaluation.review_grade == "良"
    assert sent.evaluation.grade == "优"


def test_the_trace_of_a_reviewed_total_keeps_the_own_score_beneath(sent):
    review(sent, "Z17", score=Points.of(6), opinion="示例：有重复计数")
    evaluation = sent.evaluation
    result = review_result(judged_of(evaluation), assessment_of(evaluation))
    trace = scored(result, "Z17").trace
    assert trace.printed == "6.00"
    assert trace.inputs[0].printed == "8.00"
    assert trace.note == "示例：有重复计数"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"score": Points.of("8.01"), "opinion": "示例"}, "U580"),
        ({"score": Points.of("-1"), "opinion": "示例"}, "U580"),
        ({"score": Points.of("7.005"), "opinion": "示例"}, "U580"),
        ({"score": Points.of(7)}, "U581"),
        ({"score": Points.of(7), "opinion": "示例", "agreed": Points.of("7.5")}, ""),
        ({"score": Points.of(7), "opinion": "示例", "agreed": Points.of("6.9")}, "U582"),
    ],
)
def test_a_review_is_within_the_weight_with_an_opinion_and_agreed_between_both(sent, said, code):
    if not code:
        assert review(sent, "Z17", **said).agreed_score == said["agreed"]
        return
    with pytest.raises(Refused) as refused:
        review(sent, "Z17", **said)
    assert refused.value.code == code
    assert sent.row("Z17").review_score is None


def test_nothing_is_reviewed_before_it_is_the_bureaus_turn(marked):
    with pytest.raises(Refused) as refused:
        review(marked, "Z17", score=Points.of(7), opinion="示例")
    assert refused.value.code == "U559"


def test_it_is_not_settled_while_a_reviewed_score_has_no_agreed_one(sent):
    review(sent, "Z17", score=Points.of(6), opinion="示例：有重复计数")
    with pytest.raises(Refused, match="还没有认定得分") as refused:
        approve_evaluation(handover=handover(sent), by=sent.county.actor("reviewer", at=LATER))
    assert refused.value.code == "U583"
    assert handover(sent).state == HandoverState.SENT
    review(sent, "Z17", score=Points.of(6), opinion="示例：有重复计数", agreed=Points.of(7))
    approve_evaluation(handover=handover(sent), by=sent.county.actor("reviewer", at=LATER))
    settled = approved_evaluation_of(sent.county.unit_year)
    assert settled is not None
    assert settled.agreed_total == Points(exact(settled.total) - 1)
    assert settled.review_total == Points(exact(settled.total) - 2)
    assert settled.agreed_grade == "优"
    assert TrailEntry.objects.filter(event="evaluation.settled").count() == 1


def test_without_a_review_the_units_own_score_is_agreed(sent):
    approve_evaluation(handover=handover(sent), by=sent.county.actor("reviewer", at=LATER))
    settled = approved_evaluation_of(sent.county.unit_year)
    assert settled is not None
    assert settled.agreed_total == settled.review_total == settled.total


def test_returned_with_marks_it_can_be_mended_and_an_agreed_score_that_no_longer_fits_goes(sent):
    review(sent, "Z11", score=Points.of(3), opinion="示例：只考了一期", agreed=Points.of("3.50"))
    send_back(
        handover=handover(sent), reason="示例：补原因", marks=[Mark("Z11", "培训考核合格率", "写清楚")],
        by=sent.county.actor("reviewer", at=LATER),
    )  # fmt: skip
    assert HandoverStep.objects.latest("pk").marks[0]["field"] == "Z11"
    row = sent.row("Z11")
    enter_row(row=row, said=Said(actual="80", reason="示例：更正"), by=sent.county.actor("clerk", at=LATER))
    row = sent.row("Z11")
    assert row.agreed_score is None
    assert row.review_score == Points.of(3)
    mark(evaluation=sent.evaluation, by=sent.county.actor("clerk", at=LATER))


def test_a_settled_sheet_is_reopened_only_with_a_reason(sent):
    approve_evaluation(handover=handover(sent), by=sent.county.actor("reviewer", at=LATER))
    with pytest.raises(Refused):
        reopen(handover=handover(sent), reason=" ", by=sent.county.actor("reviewer", at=LATER))
    reopen(handover=handover(sent), reason="示例：审计调整", by=sent.county.actor("reviewer", at=LATER))
    assert approved_evaluation_of(sent.county.unit_year) is None


def test_the_opinion_of_the_whole_is_kept(sent):
    give_opinion(evaluation=sent.evaluation, opinion=" 示例：总体属实 ", by=sent.county.actor("reviewer", at=LATER))
    assert sent.evaluation.review_opinion == "示例：总体属实"
    evaluation = sent.evaluation
    agreed = agreed_result(judged_of(evaluation), assessment_of(evaluation))
    assert agreed.total == evaluation.total


def review_money(case, project="", **said):
    told = {"score": None, "opinion": "", "agreed": None, **said}
    by = case.county.actor("reviewer", at=LATER)
    return review_execution(evaluation=case.evaluation, project=project, by=by, **told)


def test_the_money_of_a_project_is_reviewed_on_its_own_sheet(sent):
    before = assessment_of(sent.evaluation)
    own = result_for(before, "P2")
    review_money(sent, "P2", score=Points.of(4), opinion="示例：年底集中支付")
    reviewed = review_result(judged_of(sent.evaluation), before, project="P2")
    assert reviewed.total == Points(own.total.value - own.execution.score.value + 4)
    assert reviewed.execution.trace.note == "示例：年底集中支付"
    assert review_result(judged_of(sent.evaluation), before, project="P1").total == result_for(before, "P1").total
    assert sent.evaluation.review_total == sent.evaluation.total
    with pytest.raises(Refused, match="预算执行率") as refused:
        approve_evaluation(handover=handover(sent), by=sent.county.actor("reviewer", at=LATER))
    assert refused.value.code == "U583"
    review_money(sent, "P2", score=Points.of(4), opinion="示例：年底集中支付", agreed=Points.of(6))
    approve_evaluation(handover=handover(sent), by=sent.county.actor("reviewer", at=LATER))
    agreed = agreed_result(judged_of(sent.evaluation), before, project="P2")
    assert agreed.total == Points(own.total.value - own.execution.score.value + 6)


def test_the_money_of_no_project_is_not_reviewed(sent):
    with pytest.raises(Refused) as refused:
        review_money(sent, "P9", score=Points.of(4), opinion="示例")
    assert refused.value.code == "U559"
    assert not ExecutionReview.objects.exists()


def test_what_was_agreed_of_the_money_goes_when_its_own_score_is_another(sent):
    review_money(sent, score=Points.of(4), opinion="示例：挂账未付", agreed=Points.of(5))
    ExecutionReview.objects.update(score=Points.of(9))
    send_back(
        handover=handover(sent), reason="示例：补原因", marks=[Mark("execution", "预算执行率", "写清楚")],
        by=sent.county.actor("reviewer", at=LATER),
    )  # fmt: skip
    mark(evaluation=sent.evaluation, by=sent.county.actor("clerk", at=LATER))
    kept = ExecutionReview.objects.get()
    assert kept.score == sent.evaluation.execution_score
    assert (kept.review_score, kept.agreed_score) == (Points.of(4), None)


def test_the_evaluation_of_a_past_year_is_taken_over_without_an_agreed_score(started):
    UnitYear.objects.filter(pk=started.county.unit_year.pk).update(year=2019)
    by = started.county.actor("reviewer", at=LATER)
    with pytest.raises(Refused) as refused:
        take_over(handover=handover(started), document="示例财绩〔2020〕1号", by=by)
    assert refused.value.code == "U550"
    Evaluation.objects.update(marked_at=LATER)
    past = handover(started)
    past.unit_year.refresh_from_db()
    take_over(handover=past, document="示例财绩〔2020〕1号", by=by)
    assert handover(started).state == HandoverState.APPROVED
    assert started.evaluation.agreed_total is None
