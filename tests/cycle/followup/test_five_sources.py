"""Problems come from monitoring, evaluation, review, 体检 and audit, and each goes the same way."""

from tests.cycle.followup.conftest import found, settle

from jixiao.cycle.evaluation.reviewing import approve_evaluation
from jixiao.cycle.evaluation.submitting import submit_evaluation
from jixiao.cycle.followup.finding import confirm_problem
from jixiao.cycle.followup.following import open_from_finding, propose_from_evaluation
from jixiao.cycle.followup.issuing import issue_notice
from jixiao.cycle.followup.models import Problem, ProblemState, Source
from jixiao.orgs.events import Event
from jixiao.reports.feeding import propose_from_paper
from jixiao.reports.models import Report, ReportVersion
from jixiao.web.clock import now

FINDING = {"code": "B101", "name": "数字前后不一", "where": "第 3 段", "quote": "示例", "cause": "示例"}


def filed(case, *findings):
    report = Report.objects.create(unit_year=case.county.unit_year)
    version = ReportVersion.objects.create(
        report=report, number=1, made_at=now(), made_by=case.county.people["clerk"], findings=list(findings)
    )
    return Event(unit_id=case.county.unit.pk, year=2024, subject=f"reports.version:{version.pk}", name="示例")


def test_all_five_lead_to_a_notice(marked):
    county, by = marked.county, marked.county.actor("reviewer")
    settle(marked)
    assert Problem.objects.filter(source=Source.REVIEW).exists()
    open_from_finding(
        Event(unit_id=county.unit.pk, year=2024, subject="monitoring.line:1", name="示例场次", why="示例"), by=by
    )
    must = {**FINDING, "severity": "必须改", "dismissed": "示例：已说明"}
    propose_from_paper(filed(marked, must, {**FINDING, "code": "B102", "severity": "应当改"}), by=by)
    found(county)
    Problem.objects.filter(source=Source.REVIEW).first().delete()
    sources = set(Problem.objects.values_list("source", flat=True))
    assert {Source.MONITORING, Source.REVIEW, Source.CHECKUP, Source.AUDIT} <= sources
    for problem in Problem.objects.filter(state=ProblemState.PROPOSED).select_related("unit_year__unit"):
        confirm_problem(problem=problem, by=by)
    rows = list(Problem.objects.order_by("pk"))
    issue_notice(authority=county.finance, unit_year=county.unit_year, problems=rows, by=by)
    assert set(Problem.objects.values_list("state", flat=True)) == {ProblemState.ISSUED}


def test_what_the_self_evaluation_lost_without_a_review_comes_from_the_evaluation(marked):
    handover = submit_evaluation(evaluation=marked.evaluation, by=marked.county.actor("clerk"))
    approve_evaluation(handover=handover, by=marked.county.actor("head"))
    row = marked.row("Z17")
    type(row).objects.filter(pk=row.pk).update(score=0)
    event = Event(unit_id=marked.county.unit.pk, year=2024, subject="evaluation", name="示例")
    propose_from_evaluation(event, by=marked.county.actor("reviewer"))
    assert Problem.objects.get(key=row.indicator.name).source == Source.EVALUATION


def test_a_paper_proposes_one_problem_a_rule_and_only_what_is_left(marked):
    by = marked.county.actor("reviewer")
    must = {**FINDING, "severity": "必须改", "dismissed": "示例：已说明"}
    event = filed(
        marked,
        must,
        must,
        {**FINDING, "code": "B103", "severity": "应当改", "dismissed": "示例：不采纳"},
        {**FINDING, "code": "B104", "severity": "建议"},
    )
    propose_from_paper(event, by=by)
    propose_from_paper(event, by=by)
    problem = Problem.objects.get(source=Source.CHECKUP)
    assert (problem.key, problem.state) == ("报告体检 B101", ProblemState.PROPOSED)
    assert problem.title == "自评报告数字前后不一（2 处）"
    assert "示例：已说明" in problem.what
    propose_from_paper(Event(unit_id=None, year=None, subject="reports.version:x", name=""), by=by)
