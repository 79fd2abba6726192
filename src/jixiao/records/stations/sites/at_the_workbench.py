"""What of the stations stands on the workbench: checks, plates and months that wait, and two figures."""

from collections.abc import Iterable

from django.db.models import Count

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import Figure, ToDo
from jixiao.records.stations.access import may_decide, may_keep
from jixiao.records.stations.models import MonthlyReturn, ReturnState, StationState
from jixiao.records.stations.sites.queries import awaiting, stations_of


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield what waits for this person: two statements."""
    if desk.unit_year is None or not (may_keep(desk) or may_decide(desk)):
        return
    found = awaiting(desk.unit)
    url = desk.door("stations:stations")
    if may_keep(desk):
        for state, words, action in (
            (StationState.APPLIED, "县级实地核查五有", "实地核查"),
            (StationState.CHECKED, "登记市级复核结果", "登记复核"),
        ):
            if found.get(state):
                yield ToDo(f"{found[state]} 个e站等待{action}", words, f"{url}?state={state}", action)
        told = MonthlyReturn.objects.filter(
            station__unit=desk.unit, station__removed_at=None, year=desk.year, state=ReturnState.TOLD
        ).count()
        if told:
            where = f"{desk.year} 年e站自报的月报"
            yield ToDo(f"核定 {told} 份e站月报", where, desk.door("stations:months_told"), "核定月报")
    if may_decide(desk) and found.get(StationState.RECHECKED):
        number = found[StationState.RECHECKED]
        yield ToDo(f"{number} 个e站等待授牌", "两级核查都已通过", f"{url}?state={StationState.RECHECKED}", "授牌")


def figures(desk: Desk) -> Iterable[Figure]:
    """Yield how many stations are at work: one statement."""
    rows = stations_of(desk.unit).filter(state=StationState.PLATED).aggregate(number=Count("pk"))
    if rows["number"]:
        origin = "已挂牌、没有暂停的e站"
        yield Figure("科普e站", str(rows["number"]), "个", origin, desk.door("stations:stations"))
