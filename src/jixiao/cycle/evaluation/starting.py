"""Beginning: one row for each promised indicator."""

from django.db import transaction

from jixiao.cycle.evaluation.events import Started
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.queries import goals_are_approved
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import handover_of, require_workable
from jixiao.orgs.models import Handover, HandoverKind, UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in


@transaction.atomic
def start_evaluation(*, unit_year: UnitYear, by: Actor) -> Evaluation:
    """Begin the self-evaluation of a year, with a row for each indicator of its goal sheet.

    Refuses (U551) a year whose goals were not approved: what was never promised cannot be judged. Begun twice, it is
    the one that is there.
    """
    if not goals_are_approved(unit_year):
        raise Refused("本年度绩效目标还没有审定，不能自评", cure="先送审绩效目标，待审定后再开始自评", code="U551")
    require_open_year(unit_year)
    evaluation, made = Evaluation.objects.get_or_create(unit_year=unit_year)
    count = add_missing_rows(evaluation)
    if made:
        publish_in(
            unit_year,
            Started,
            subject=f"evaluation:{evaluation.pk}",
            name=f"{unit_year.year}年度绩效自评",
            after={"指标": count},
            by=by,
        )
    return evaluation


def add_missing_rows(evaluation: Evaluation) -> int:
    """Make the rows of indicators that have none yet, as after an adjustment of the goals; return how many."""
    wanted = GoalIndicator.objects.filter(sheet__unit_year=evaluation.unit_year_id)
    missing = wanted.exclude(score_rows__evaluation=evaluation).order_by("order", "pk")
    rows = [ScoreRow(evaluation=evaluation, indicator=indicator) for indicator in missing]
    return len(ScoreRow.objects.bulk_create(rows))


def require_open_year(unit_year: UnitYear) -> None:
    """Raise Refused where the year is closed: it can only be looked at."""
    if unit_year.state == YearState.CLOSED:
        cure = "需要修改时，请财政部门重新开放年度"
        raise Refused(f"{unit_year.year} 年度已经关闭，只能查看", cure=cure, code="U552")


def workable_handover(evaluation: Evaluation) -> Handover:
    """Return the handover of a self-evaluation that may be changed; raise Refused where year or sheet is locked."""
    require_open_year(evaluation.unit_year)
    handover = handover_of(evaluation.unit_year, HandoverKind.EVALUATION)
    require_workable(handover)
    return handover
