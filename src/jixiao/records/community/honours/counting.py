"""What this part lets others count: KX-C32, the people recommended for an honour."""

from collections.abc import Mapping
from fractions import Fraction

from jixiao.engine.values import UNFILLED, Period
from jixiao.measures.catalogue import Counted, Measure, Reference, hang_door, hang_owner, hang_together
from jixiao.orgs.models import UnitYear
from jixiao.records.community.models import Honour, Nomination, NominationState

TALENT, HONOURED = "community.recommended", "community.honoured"
REACHED = (NominationState.RECOMMENDED, NominationState.AWARDED, NominationState.MISSED)
MOST = 5000
MEASURES = (
    Measure(TALENT, "科技人才举荐数", "人", "公示期满上报的个人举荐，一人一年计一次；集体不计", "KX-C32"),
    Measure(HONOURED, "科技工作者获表彰数", "人", "表彰日期在期间内、登记在册的个人荣誉，一人一年计一次"),
)
TALENT_FORMULA, HONOURED_FORMULA = "已上报举荐的人，每人计一次", "获得荣誉的人，每人计一次"


def count_honours(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return both measures: two statements. Nobody recommended yet is 未填 while there was no call, else 0."""
    return {TALENT: _recommended(unit_year, period), HONOURED: _honoured(unit_year, period)}


def hang_all() -> None:
    """Hang the measures, and how their records are opened and whose they are."""
    hang_together(measures=MEASURES, count=count_honours)
    hang_door("community.nomination", "community:nomination")
    hang_door("community.call", "community:call")
    hang_door("community.honour", "community:honour")
    hang_owner("community.nomination", lambda year, pk: Nomination.objects.filter(call__unit_year=year, pk=pk).exists())
    hang_owner("community.honour", lambda year, pk: Honour.objects.filter(unit=year.unit_id, pk=pk).exists())


def _recommended(unit_year: UnitYear, period: Period) -> Counted:
    rows = Nomination.objects.filter(call__unit_year=unit_year, worker__isnull=False).select_related("call")
    every = list(rows.order_by("recommended_on", "pk")[:MOST])
    if not every:
        return Counted(UNFILLED, (), TALENT_FORMULA, "没有登记举荐")
    there = [
        one for one in every if one.state in REACHED and one.recommended_on and period.contains(one.recommended_on)
    ]
    seen: set[int | None] = set()
    references = []
    for one in there:
        amount = Fraction(0) if one.worker_id in seen else Fraction(1)
        seen.add(one.worker_id)
        label = f"{one.call.code} {one.call.honour}"
        note = f"{one.recommended_on} 上报，{NominationState(one.state).label}"
        references.append(Reference("community.nomination", one.pk, label, amount, note))
    note = f"上报 {len(there)} 人次" if len(there) != len(seen) else ""
    return Counted(Fraction(len(seen)), tuple(references), TALENT_FORMULA, note)


def _honoured(unit_year: UnitYear, period: Period) -> Counted:
    rows = Honour.objects.filter(
        unit=unit_year.unit_id, removed_at=None, worker__isnull=False,
        awarded_on__gte=period.first_day, awarded_on__lte=period.last_day,
    )  # fmt: skip
    found = list(rows.order_by("awarded_on", "pk")[:MOST])
    if not found:
        return Counted(UNFILLED, (), HONOURED_FORMULA, "没有登记荣誉")
    seen: set[int | None] = set()
    references = []
    for one in found:
        amount = Fraction(0) if one.worker_id in seen else Fraction(1)
        seen.add(one.worker_id)
        note = f"{one.awarded_on} {one.giver}".strip()
        references.append(Reference("community.honour", one.pk, one.name, amount, note))
    return Counted(Fraction(len(seen)), tuple(references), HONOURED_FORMULA)
