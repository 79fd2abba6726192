"""What follows in this room from events elsewhere (config/wiring.py): problems are proposed, nothing is issued."""

from fractions import Fraction

from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.followup.finding import propose_problem, withdraw_proposal
from jixiao.cycle.followup.models import Problem, ProblemState, Source
from jixiao.engine.scoring.advice import advice_table
from jixiao.engine.values import Points, print_decimal
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear

WEAK = ("中", "差")
WHOLE = "整体评价等级"
TITLE, KEY = 120, 120
MOST_PROPOSED = 500


def open_from_finding(event: Event, *, by: Actor) -> None:
    """Propose a problem for a finding of the monitoring that its bureau wants put right.

    Takes ``unit_id``, ``year``, ``subject`` (the finding), ``name`` (what it is about) and ``why`` (what was found);
    ``after`` may say more: 依据, 位置, 项目编号. Told again of the same finding, nothing more happens.
    """
    unit_year = _year(event)
    if unit_year is None:
        return
    told = {str(name): str(words) for name, words in event.after.items()}
    values = {
        "source": Source.MONITORING,
        "title": f"{event.name or '监控发现的问题'}"[:TITLE],
        "what": event.why or event.name,
        "ground": told.get("依据", "财预〔2019〕136号：对监控发现的绩效目标执行偏差及时纠正")[:300],
        "place": told.get("位置", "")[:200],
        "project_code": told.get("项目编号", "")[:30],
    }
    propose_problem(unit_year=unit_year, origin=event.subject[:80], key=event.name[:KEY], values=values, by=by)


def propose_from_evaluation(event: Event, *, by: Actor) -> None:
    """Propose problems after a self-evaluation was settled: a grade 中 or 差, and indicators that lost most.

    How much is most stands in the dated rules (``lost_share``). The finance bureau confirms or dismisses each.
    """
    unit_year = _year(event)
    evaluation = Evaluation.objects.filter(unit_year=unit_year).first() if unit_year else None
    if unit_year is None or evaluation is None:
        return
    origin = f"evaluation:{evaluation.pk}"
    if evaluation.agreed_grade in WEAK:
        values = {
            "source": Source.REVIEW,
            "title": f"{unit_year.year}年度绩效评价等级为{evaluation.agreed_grade}",
            "what": f"认定得分 {evaluation.agreed_total} 分，等级为{evaluation.agreed_grade}",
            "ground": "财预〔2020〕10号第二十三至二十六条：评价结果为中、差的，根据情况核减，并限期整改",
            "place": "绩效自评，认定得分",
        }
        propose_problem(unit_year=unit_year, origin=origin, key=WHOLE, values=values, by=by)
    for row in rows_of(evaluation):
        if _lost_most(row):
            values = _of_row(row)
            propose_problem(unit_year=unit_year, origin=origin, key=row.indicator.name[:KEY], values=values, by=by)


def withdraw_proposals(event: Event, *, by: Actor) -> None:
    """Withdraw the problems proposed after a settlement that was undone; what the bureau decided on stays."""
    unit_year = _year(event)
    if unit_year is None:
        return
    rows = Problem.objects.filter(unit_year=unit_year, origin=event.subject, state=ProblemState.PROPOSED)
    for problem in rows.select_related("unit_year")[:MOST_PROPOSED]:
        withdraw_proposal(problem=problem, by=by)


def _lost_most(row: ScoreRow) -> bool:
    got, weight = _got(row), row.effective_weight
    if got is None or weight is None or not weight.value:
        return False
    return Fraction(weight.value - got.value, weight.value) >= advice_table().mending.lost_share


def _got(row: ScoreRow) -> Points | None:
    return next((one for one in (row.agreed_score, row.review_score, row.score) if one is not None), None)


def _of_row(row: ScoreRow) -> dict[str, str]:
    got, weight = _got(row), row.effective_weight
    share = print_decimal(advice_table().mending.lost_share * 100)
    reason = f"；单位说明：{row.reason}" if row.reason else ""
    return {
        "source": Source.REVIEW if row.review_score is not None else Source.EVALUATION,
        "title": f"指标「{row.indicator.name}」失分过多"[:TITLE],
        "what": f"目标 {row.indicator.operator}{row.indicator.target}{row.indicator.unit}，"
        f"完成 {row.printed_actual or '未填'}，分值 {weight}，得 {got}{reason}",
        "ground": f"财预〔2020〕10号第十六条：未完成绩效目标或偏离较大的，要分析说明原因；失分达到 {share}% 的提示整改",
        "place": f"绩效自评表 {row.indicator.code} {row.indicator.name}"[:200],
        "project_code": row.indicator.project_code,
    }


def _year(event: Event) -> UnitYear | None:
    if event.unit_id is None or event.year is None:
        return None
    return UnitYear.objects.select_related("unit").filter(unit_id=event.unit_id, year=event.year).first()
