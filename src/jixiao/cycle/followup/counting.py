"""What this room lets others count: how many problems a unit was to put right, and how many it did, and on time."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from jixiao.cycle.followup.models import Problem
from jixiao.cycle.followup.queries import owns_case, owns_problem
from jixiao.engine.values import NOT_APPLICABLE, Period, print_decimal
from jixiao.measures.catalogue import Counted, Measure, Reference, hang_door, hang_owner, hang_together
from jixiao.orgs.models import UnitYear

MOST = 5000
FOUND = Measure(
    "followup.noticed", "通知整改的问题数", "个", "整改通知书发文日期在期内的问题，不论问题属于哪个年度；撤回的通知不算"
)
DUE = Measure("followup.due", "应整改的问题数", "个", "整改期限在期内的问题，不论问题属于哪个年度")
CLOSED = Measure("followup.closed", "已销号的问题数", "个", "整改期限在期内、已经复核销号的问题，逾期销号的也算")
ON_TIME = Measure("followup.on_time", "按期销号的问题数", "个", "整改期限在期内、在期限当天或以前复核销号的问题")
RATE = Measure(
    "followup.rate", "整改完成率", "%", "已销号的问题数 ÷ 应整改的问题数 × 100%；期内没有到期的问题，不适用", "KX-G04"
)
MEASURES = (FOUND, DUE, CLOSED, ON_TIME, RATE)
HUNDRED = 100


def count_mending(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return every measure of the room for a unit and a period: one statement.

    A problem found in the year after (by the evaluation) counts in the year in which it was to be put right.
    """
    rows = Problem.objects.filter(unit_year__unit=unit_year.unit_id, notice__isnull=False).select_related("notice")
    problems = list(rows.defer("notice__document").order_by("due", "pk")[:MOST])
    noticed = [one for one in problems if one.notice is not None and period.contains(one.notice.issued_on)]
    due = [one for one in problems if one.due is not None and period.contains(one.due)]
    closed = [one for one in due if one.closed_on is not None]
    on_time = [one for one in closed if one.due is not None and one.closed_on is not None and one.closed_on <= one.due]
    return {
        FOUND.code: _counted(noticed),
        DUE.code: _counted(due),
        CLOSED.code: _counted(closed),
        ON_TIME.code: _counted(on_time),
        RATE.code: _rate(due, closed),
    }


def _counted(problems: Sequence[Problem]) -> Counted:
    return Counted(Fraction(len(problems)), references=tuple(_references(problems, Fraction(1))))


def _rate(due: Sequence[Problem], closed: Sequence[Problem]) -> Counted:
    if not due:
        return Counted(NOT_APPLICABLE, note="期内没有到期应整改的问题")
    rate = Fraction(len(closed) * HUNDRED, len(due))
    worked = f"{len(closed)} ÷ {len(due)} × 100% = {print_decimal(rate, places=2)}%"
    return Counted(rate, tuple(_references(due, None)), formula="已销号的问题数 ÷ 应整改的问题数 × 100%", note=worked)


def _references(problems: Iterable[Problem], amount: Fraction | None) -> Iterable[Reference]:
    for one in problems:
        note = f"期限 {one.due}，{f'{one.closed_on} 销号' if one.closed_on else '没有销号'}"
        yield Reference("followup.problem", one.pk, one.title, amount, note)


def hang_all() -> None:
    """Hang the measures, the doors to problems and cases, and whose they are; called when Django starts."""
    hang_together(measures=MEASURES, count=count_mending)
    hang_door("followup.problem", "followup:problem")
    hang_owner("followup.problem", owns_problem)
    hang_door("followup.case", "followup:case")
    hang_owner("followup.case", owns_case)
