"""What of this room is due of many units at once: problems to be put right or rechecked, and advice to be answered."""

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse

from jixiao.cycle.followup.mending import subject_of
from jixiao.cycle.followup.models import Advice, Problem, ProblemState
from jixiao.cycle.followup.queries import UNDER_WAY
from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.handing import CHAINS
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, UnitYear
from jixiao.orgs.roles import Role

MOST = 2000
CHIPS = {ProblemState.SENT: HandoverState.SENT, ProblemState.RETURNED: HandoverState.RETURNED}
WORDS = {ProblemState.ISSUED: "要整改", ProblemState.RETURNED: "被退回，重新整改", ProblemState.SENT: "等待复核"}


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Return what is due in those years; three statements, whatever their number."""
    years = {one.pk: one for one in unit_years}
    yield from _problems(years)
    yield from _advices(years)


def _problems(years: dict[int, UnitYear]) -> Iterator[Due]:
    rows = Problem.objects.filter(unit_year__in=list(years), state__in=UNDER_WAY, due__isnull=False)
    problems = list(rows.order_by("due", "pk")[:MOST])
    sent = [subject_of(one) for one in problems if one.state == ProblemState.SENT]
    handed = Handover.objects.filter(kind=HandoverKind.RECTIFICATION, subject__in=sent, unit_year__in=list(years))
    stages = dict(handed.values_list("subject", "stage")[:MOST]) if sent else {}
    chain = CHAINS[HandoverKind.RECTIFICATION]
    for one in problems:
        assert one.due is not None  # noqa: S101 - asked for above
        stage = stages.get(subject_of(one), 0)
        turn = chain[min(stage, len(chain) - 1)] if one.state == ProblemState.SENT else Role.CLERK
        yield Due(
            unit_year=years[one.unit_year_id],
            matter=f"followup.problem:{one.pk}",
            kind="问题整改",
            title=f"「{one.title}」{WORDS[ProblemState(one.state)]}",
            turn=turn,
            due=one.due,
            url=_door(years[one.unit_year_id], "followup:problem", pk=one.pk),
            state=CHIPS.get(ProblemState(one.state), ProblemState(one.state).label),
        )


def _advices(years: dict[int, UnitYear]) -> Iterator[Due]:
    rows = Advice.objects.filter(unit_year__in=list(years), given_at__isnull=False, answer="", letter__isnull=False)
    told: dict[int, int] = {}
    rows = rows.select_related("letter").defer("trace", "letter__document").order_by("letter__deadline", "pk")
    for one in rows[:MOST]:
        letter = one.letter
        if letter is None or letter.deadline is None or letter.pk in told:
            continue
        told[letter.pk] = one.pk
        yield Due(
            unit_year=years[one.unit_year_id],
            matter=f"followup.letter:{letter.pk}",
            kind="预算建议",
            title=f"{letter.number} 的建议待回复",
            turn=Role.CLERK,
            due=letter.deadline,
            url=_door(years[one.unit_year_id], "followup:own_advice"),
            state="待回复",
        )


def _door(unit_year: UnitYear, name: str, **parts: object) -> str:
    return reverse(name, kwargs={"unit": unit_year.unit.code, "year": unit_year.year, **parts})
