"""Measures counted from activities: how often, with how many people, where, at what cost, in time or not."""

import datetime
from collections.abc import Iterable, Sequence
from fractions import Fraction

from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook.record import ACTIVITY_KINDS
from jixiao.measures.catalogue import Counted, Measure, Reference
from jixiao.records.outreach.counted.records import (
    Count,
    Records,
    cost_of,
    counted,
    people_of,
    reference,
    share,
    summed,
)
from jixiao.records.outreach.models import Activity, ActivityState, CoverageKind, Series

SEPTEMBER, MAY = 9, 5
_LIBRARY_OF_KIND = {
    "进社区": "KX-C03", "三下乡": "KX-C05", "竞答": "KX-C12", "反邪教": "KX-C22", "老科协": "KX-C23",
}  # fmt: skip
_ASCII = {
    "科普日": "science_day", "科技工作者日": "workers_day", "三下乡": "countryside", "进社区": "community",
    "进校园": "campus", "进乡村": "village", "竞答": "quiz", "培训": "training", "走访慰问": "visit", "赛事": "contest",
    "反邪教": "anti_cult", "老科协": "elders", "科普e站": "station", "组织建设": "branch", "党建": "party",
    "其他": "other",
}  # fmt: skip
_UNSORTED = "有活动没有填类别，按类别数不出来"


def sessions(records: Records) -> Counted:
    """Count the activities that took place, each once however many days it took."""
    return counted(records, records.held)


def people(records: Records) -> Counted:
    """Sum the people of all activities."""
    return _people(records, records.held)


def cost(records: Records) -> Counted:
    """Sum what all activities cost."""
    return summed(
        ((reference(one), cost_of(one)) for one in records.held), nothing=UNFILLED, formula="各项活动支出合计"
    )


def sessions_of_kind(kind: str) -> Count:
    """Return the counter of activities of a kind: 未填 while any activity has no kind."""

    def count(records: Records) -> Counted:
        if any(not one.kind for one in records.held):
            return Counted(UNFILLED, (), "活动条数", _UNSORTED)
        return counted(records, [one for one in records.held if one.kind == kind])

    return count


def people_of_kind(kind: str) -> Count:
    """Return the counter of people at activities of a kind."""

    def count(records: Records) -> Counted:
        if any(not one.kind for one in records.held):
            return Counted(UNFILLED, (), "参加人次合计", _UNSORTED)
        return _people(records, [one for one in records.held if one.kind == kind])

    return count


def science_day_sessions(records: Records) -> Counted:
    """Count the activities of the series 全国科普日."""
    return counted(records, _in_series(records.held, Series.POPULAR_SCIENCE_DAY), note="按“所属系列”为全国科普日计")


def science_day_cost(records: Records) -> Counted:
    """Sum what the activities of the series 全国科普日 cost."""
    parts = ((reference(one), cost_of(one)) for one in _in_series(records.held, Series.POPULAR_SCIENCE_DAY))
    return summed(parts, nothing=UNFILLED, formula="科普日系列各项活动支出合计")


def townships(records: Records) -> Counted:
    """Count the townships that activities reached, each once."""
    return _places(records, CoverageKind.TOWNSHIP, note="同一乡镇去几次都只计一个")


def schools(records: Records) -> Counted:
    """Count the schools that 进校园 activities reached, each once."""
    return _places(records, CoverageKind.SCHOOL, note="同一学校去几次都只计一所；只写“全县中小学”的不计")


def visited(records: Records) -> Counted:
    """Sum the people visited for the 科技工作者日."""
    visits = [one for one in records.held if one.kind == "走访慰问" and _is_workers_day(one)]
    return _people(records, visits, formula="科技工作者日走访慰问人数合计")


def served(records: Records) -> Counted:
    """Sum everybody reached, estimates included, and say how many were estimated."""
    estimated = [one for one in records.held if one.counted_by == "估计" and one.people is not None]
    pieces = [f"{one.name}约 {one.people:,} 人次" for one in estimated]
    note = f"其中估计的：{'、'.join(pieces)}" if pieces else ""
    told = ((reference(one, note=_told(one)), people_of(one)) for one in records.held)
    return summed(told, nothing=0 if records.is_recorded else UNFILLED, formula="各项活动参加人次合计", note=note)


def carried_out(records: Records) -> Counted:
    """Return the share of planned activities that took place."""
    done = [reference(one, 1) for one in records.planned if one.state == ActivityState.HELD]
    dropped = [one.name for one in records.planned if one.state == ActivityState.CANCELLED]
    note = f"取消的：{'、'.join(dropped)}" if dropped else ""
    formula = "按计划开展的活动数 ÷ 有计划的活动数 × 100%"
    return share(done, len(records.planned), formula=formula, note=note, unfilled="没有登记活动计划")


def science_day_in_time(records: Records) -> Counted:
    """Return the share of 科普日 activities that were over by the 30th of September."""
    return _in_time(records, Series.POPULAR_SCIENCE_DAY, datetime.date(records.period.year, SEPTEMBER, 30))


def workers_day_in_time(records: Records) -> Counted:
    """Return the share of 科技工作者日 activities that were over by the 30th of May."""
    return _in_time(records, Series.WORKERS_DAY, datetime.date(records.period.year, MAY, 30))


def _in_time(records: Records, series: Series, due: datetime.date) -> Counted:
    wanted = [one for one in _in_series(records.every, series) if one.state != ActivityState.CANCELLED]
    undated = [one.name for one in wanted if one.state == ActivityState.HELD and not (one.end or one.start)]
    formula = f"{due.month}月{due.day}日前完成的活动数 ÷ 应完成的活动数 × 100%"
    if undated:
        return Counted(UNFILLED, (), formula, f"「{undated[0]}」没有日期，看不出是否按期")
    done = [reference(one, 1) for one in wanted if (last := _last_day(one)) and last <= due]
    late = [one.name for one in wanted if one.state == ActivityState.HELD and (_last_day(one) or due) > due]
    note = f"没有按期的：{'、'.join(late)}" if late else ""
    return share(done, len(wanted), formula=formula, note=note, unfilled=f"没有登记{series.label}系列活动")


def _last_day(activity: Activity) -> datetime.date | None:
    return (activity.end or activity.start) if activity.state == ActivityState.HELD else None


def _places(records: Records, kind: CoverageKind, *, note: str) -> Counted:
    found: dict[str, Reference] = {}
    for activity in records.held:
        for one in activity.coverage.all():
            if one.kind == kind and one.name not in found:
                first = reference(activity, 1)
                found[one.name] = Reference(
                    first.kind, first.pk, f"{one.name}（{activity.name}）", Fraction(1), first.note
                )
    named = any(one.kind == kind for activity in records.every for one in activity.coverage.all())
    return Counted(Fraction(len(found)) if named else UNFILLED, tuple(found.values()), "不重复的个数", note)


def _people(records: Records, rows: Sequence[Activity], formula: str = "参加人次合计") -> Counted:
    parts = ((reference(one, note=_told(one)), people_of(one)) for one in rows)
    return summed(parts, nothing=0 if records.is_recorded else UNFILLED, formula=formula)


def _told(activity: Activity) -> str:
    return "估计" if activity.counted_by == "估计" else ""


def _in_series(activities: Iterable[Activity], series: Series) -> list[Activity]:
    return [one for one in activities if one.series == series]


def _is_workers_day(activity: Activity) -> bool:
    return activity.series in {"", Series.WORKERS_DAY}


def _kinds() -> list[tuple[Measure, Count]]:
    found = []
    for kind in ACTIVITY_KINDS:
        library = _LIBRARY_OF_KIND.get(kind, "")
        meaning = f"本年已开展的“{kind}”类活动有几项，一项活动无论几天都计一场"
        code = f"outreach.sessions_{_ASCII[kind]}"
        found.append((Measure(code, f"{kind}活动场次", "场", meaning, library), sessions_of_kind(kind)))
        meaning = f"本年“{kind}”类活动的参加人次合计；有一项没有填人次就合计不出来"
        code = f"outreach.people_{_ASCII[kind]}"
        found.append((Measure(code, f"{kind}参加人次", "人次", meaning), people_of_kind(kind)))
    return found


MEASURES: tuple[tuple[Measure, Count], ...] = (
    (Measure("outreach.sessions", "活动场次", "场", "本年已开展的活动有几项；计划中和取消的不计"), sessions),
    (Measure("outreach.people", "参加人次", "人次", "本年各项活动参加人次合计"), people),
    (Measure("outreach.cost", "活动支出合计", "万元", "本年各项活动支出合计"), cost),
    *_kinds(),
    (
        Measure("outreach.science_day", "全国科普日系列活动场次", "场", "所属系列为全国科普日的活动有几项", "KX-C01"),
        science_day_sessions,
    ),
    (Measure("outreach.townships", "科普活动覆盖乡镇数", "个", "活动到过的乡镇有几个，不重复计", "KX-C02"), townships),
    (Measure("outreach.schools", "科普进校园学校数", "所", "活动到过的学校有几所，不重复计", "KX-C04"), schools),
    (
        Measure(
            "outreach.visited",
            "科技工作者日走访慰问人数",
            "人",
            "活动台账里科技工作者日走访慰问填报的人数；按人登记的走访另计（科技工作者日走访慰问名册人数）",
            "KX-C06",
            stands_in=True,
        ),
        visited,
    ),
    (
        Measure("outreach.served", "科普受益人数", "人次", "各项活动参加人次合计，含估计数并写明哪些是估计", "KX-E01"),
        served,
    ),
    (
        Measure("outreach.carried_out", "科普活动按计划执行率", "%", "有计划的活动里已开展的占多少", "KX-Z01"),
        carried_out,
    ),
    (
        Measure(
            "outreach.science_day_in_time", "科普日活动按期完成率", "%", "科普日系列 9 月 30 日前完成的占多少", "KX-S01"
        ),
        science_day_in_time,
    ),
    (
        Measure(
            "outreach.workers_day_in_time", "科技工作者日活动按期完成率", "%", "5 月 30 日前完成的占多少", "KX-S02"
        ),
        workers_day_in_time,
    ),
    (
        Measure("outreach.science_day_cost", "科普日总成本", "万元", "科普日系列各项活动支出合计", "KX-J01"),
        science_day_cost,
    ),
)
