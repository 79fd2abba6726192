"""What the room shows outside of its own pages: on the workbench, in the search, at the import desk."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from jixiao.cycle.goals.content import MOST_ROWS
from jixiao.cycle.goals.exchanging import DOOR
from jixiao.cycle.goals.lately import target_words
from jixiao.cycle.goals.models import AdjustmentState, Goal, GoalAdjustment, GoalIndicator
from jixiao.cycle.goals.year_opening import COPIER
from jixiao.engine.values import ZERO_MONEY
from jixiao.measures.catalogue import hang_door
from jixiao.orgs.comments.subjects import Commented, hang_subject
from jixiao.orgs.importing import hang_import
from jixiao.orgs.models import UnitYear
from jixiao.orgs.opening.catalogue import hang_copier
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import Figure, ToDo, hang_figures, hang_to_dos
from jixiao.web.searching import Hit, hang_searcher, matches

ROOM = "goals"


def hang_all() -> None:
    """Hang figures, things to do, search, import and the doors of this room's records."""
    hang_figures(ROOM, figures_of)
    hang_to_dos(ROOM, to_dos_of)
    hang_searcher("绩效目标", search_goals)
    hang_import(DOOR)
    hang_door("goals.indicator", "goals:indicator")
    hang_door("goals.goal", "goals:goal")
    hang_copier(COPIER)
    hang_subject("goals.indicator", commented_indicator)


def commented_indicator(unit_year: UnitYear, pk: int) -> Commented | None:
    """Return an indicator of that unit's year as comments name it, None for any other."""
    row = GoalIndicator.objects.filter(pk=pk, sheet__unit_year=unit_year).first()
    if row is None:
        return None
    at = {"unit": unit_year.unit.code, "year": unit_year.year}
    return Commented(f"{row.name} {row.code}", f"{reverse('goals:goals', kwargs=at)}#indicators")


def figures_of(desk: Desk) -> Iterable[Figure]:
    """Return the money that goals promise, where anybody promised any."""
    amounts = list(Goal.objects.filter(sheet__unit_year=desk.unit_year).values_list("money", flat=True)[:MOST_ROWS])
    stated = [money for money in amounts if money is not None]
    if stated:
        total = sum(stated, ZERO_MONEY)
        url = f"{desk.door('goals:goals')}#money"
        yield Figure("目标安排资金", total.text("万元"), "万元", f"{len(stated)} 项绩效目标的预算金额合计", url)


def to_dos_of(desk: Desk) -> Iterable[ToDo]:
    """Return the adjustments that wait for this person; 送审 of the sheet itself is told by orgs."""
    wanted = {
        Role.REVIEWER: (AdjustmentState.SENT, "等您批准", "去批准"),
        Role.CLERK: (AdjustmentState.RETURNED, "被退回，改好后再送审", "去修改"),
    }
    states = {state: (words, action) for role, (state, words, action) in wanted.items() if role in desk.roles}
    rows = GoalAdjustment.objects.filter(sheet__unit_year=desk.unit_year, state__in=list(states))
    for row in rows[:MOST_ROWS]:
        words, action = states[AdjustmentState(row.state)]
        yield ToDo(
            title=f"绩效目标{row}{words}",
            where=f"{desk.unit.name} · {desk.year} 年度",
            url=desk.door("goals:adjustment", pk=row.pk),
            action=action,
            state=row.state,
        )


def search_goals(desk: Desk, text: str) -> Iterator[Hit]:
    """Yield goals and indicators of the year whose name or code holds the text, or its first letters."""
    year = f"{desk.year} 年度 · 绩效目标"
    for goal in Goal.objects.filter(sheet__unit_year=desk.unit_year).order_by("order", "pk")[:MOST_ROWS]:
        if matches(f"{goal.code} {goal.name}", text):
            yield Hit(goal.name, year, desk.door("goals:goal", pk=goal.pk), "目标")
    rows = GoalIndicator.objects.filter(sheet__unit_year=desk.unit_year).order_by("order", "pk")[:MOST_ROWS]
    for row in rows:
        if matches(f"{row.code} {row.name}", text):
            told = target_words({"operator": row.operator, "target": row.target, "unit": row.unit})
            title = f"{row.name}（{told}）" if told else row.name
            yield Hit(title, year, desk.door("goals:indicator", pk=row.pk), "指标")
