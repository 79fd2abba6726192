"""What is odd about activities, hand-outs and trainings: findings as values; nothing is refused."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from rapidfuzz import fuzz

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import Money
from jixiao.records.outreach.models import Activity, ActivityState, Good, StockMovement, TrainingSession
from jixiao.records.outreach.spans import span_of

ALIKE, ALIKE_HERE = 75, 60  # in per cent: names that are the same anywhere, and names that are on the same spot
ESTIMATE = "估计"


def notice_activities(
    activities: Sequence[Activity],
    *,
    year: int,
    today: datetime.date,
    proven: Collection[int],
    off_ledger: Collection[int] = frozenset(),
) -> dict[int, tuple[Finding, ...]]:
    """Return what is odd about each activity of a year, by its id. Asks the database nothing but what is at hand.

    ``proven`` are the ids of those with a proof, ``off_ledger`` of those with hand-outs from before the ledger.
    """
    pairs = _pairs(activities)
    found: dict[int, tuple[Finding, ...]] = {}
    for activity in activities:
        findings = [
            *notice_activity(activity, year=year, today=today),
            *notice_pairs(activity, pairs[activity.pk]),
            *_proofless(activity, proven),
        ]
        if activity.pk in off_ledger:
            cause = f"「{activity.name}」有发放没有经过出入库台账"
            findings.append(_finding("H106", activity, "发放物品", cause, "建账以后的发放从台账领用"))
        if findings:
            found[activity.pk] = tuple(findings)
    return found


def notice_activity(activity: Activity, *, year: int, today: datetime.date) -> Iterator[Finding]:
    """Yield what is odd about one activity by itself; it may be unsaved."""
    if activity.state == ActivityState.CANCELLED:
        return
    for title, day in (("开始日期", activity.start), ("结束日期", activity.end)):
        if day and day.year != year:
            cause = f"{day} 不在 {year} 年度，不计入本年"
            yield _finding("H103", activity, title, cause, "核对日期，或登记到它所在的年度", quote=str(day))
    if activity.people is not None and not activity.counted_by:
        yield _finding(
            "H108", activity, "怎样计数", f"填了 {activity.people:,} 人次，没有写怎样计数", "选签到、扫码、点数或估计"
        )
    if activity.people is not None and activity.counted_by == ESTIMATE and not activity.counting_note.strip():
        yield _finding(
            "H107", activity, "计数说明", f"约 {activity.people:,} 人次是估计数，没有写口径", "写明怎样估计的"
        )
    due = activity.planned_end or activity.planned_start
    if activity.state == ActivityState.PLANNED and due and due < today:
        cause = f"计划 {due} 开展，已经过去 {(today - due).days} 天"
        yield _finding("H109", activity, "活动状态", cause, "登记结果；不开展的写明原因取消")
    if activity.state == ActivityState.HELD and activity.kind == "进校园" and activity.pk and not _schools(activity):
        yield _finding("H111", activity, "学校", "没有列出学校名称", "在“覆盖学校”里写出学校")


def notice_pairs(activity: Activity, others: Iterable[Activity]) -> Iterator[Finding]:
    """Yield a finding for each other activity that this one seems to be, or to be in the way of."""
    for other in others:
        if (
            other is activity
            or (other.pk and other.pk == activity.pk)
            or ActivityState.CANCELLED in {activity.state, other.state}
        ):
            continue
        mine, theirs = span_of(activity), span_of(other)
        if mine is None or theirs is None or not mine.meets(theirs):
            continue
        here = _same_place(activity.place or activity.planned_place, other.place or other.planned_place)
        likeness = fuzz.ratio(_plain(activity.name), _plain(other.name))
        who = f"{other.code}「{other.name}」（{theirs}）"
        if mine == theirs and likeness >= (ALIKE_HERE if here else ALIKE):
            cause = f"像是 {who}：同日{'、同地' if here else ''}，名称相近"
            yield _finding("H101", activity, "活动名称", cause, "是同一场的删去一条；不是的把名称写得能区分")
        elif here:
            cause = f"与 {who}日期有交叉，地点相同"
            yield _finding("H102", activity, "日期和地点", cause, "核对日期和地点")


def notice_handout(good: Good, *, quantity: int | None) -> Iterator[Finding]:
    """Yield that more is asked for than lies in the store."""
    if quantity is not None and quantity > good.stock:
        place = Place(where=f"物资「{good.name}」", quote=str(quantity))
        cause = f"要领 {quantity:,}{good.measure}，库存只有 {good.stock:,}{good.measure}"
        yield Finding("H105", place, cause, "核对数量；采购了还没登记的，先补登入库")


def notice_session(session: TrainingSession) -> Iterator[Finding]:
    """Yield that the teacher was paid more than the standard allows for those hours."""
    hours = sum((Fraction(subject.hours) for subject in session.subjects.all()), Fraction(0))
    if session.teacher_fee is None or session.fee_limit is None or not hours:
        return
    most = session.fee_limit.fen * hours
    if session.teacher_fee.fen > most:
        allowed = Money(int(most)).text("元")
        basis = f"（{session.fee_basis}）" if session.fee_basis else ""
        cause = f"讲课费 {session.teacher_fee.text('元')} 元，{hours} 学时按标准最多 {allowed} 元{basis}"
        yield Finding("H110", Place(where=f"培训第 {session.number} 次"), cause, "核对讲课费和学时")


def off_ledger_activities(movements: Iterable[StockMovement]) -> frozenset[int]:
    """Return the ids of activities with hand-outs from before the ledger."""
    return frozenset(one.activity_id for one in movements if one.off_ledger and one.activity_id)


def _proofless(activity: Activity, proven: Collection[int]) -> Iterator[Finding]:
    if activity.state == ActivityState.HELD and activity.pk not in proven:
        cure = "附上通知、签到表、照片或凭证"
        yield _finding("H104", activity, "佐证材料", "已经开展，没有附佐证材料", cure)


def _pairs(activities: Sequence[Activity]) -> Mapping[int, Sequence[Activity]]:
    """Return for each activity those whose days cross its own: sorted by day, so that few are compared."""
    dated = sorted(((span, one) for one in activities if (span := span_of(one))), key=lambda pair: pair[0].first)
    found: dict[int, list[Activity]] = defaultdict(list)
    open_now: list[tuple[datetime.date, Activity]] = []
    for span, activity in dated:
        open_now = [(last, one) for last, one in open_now if last >= span.first]
        for _, other in open_now:
            found[activity.pk].append(other)
            found[other.pk].append(activity)
        open_now.append((span.last, activity))
    return found


def _schools(activity: Activity) -> bool:
    return any(one.kind == "school" for one in activity.coverage.all())


def _same_place(mine: str, theirs: str) -> bool:
    return bool(mine.strip()) and _plain(mine) == _plain(theirs)


def _plain(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _finding(code: str, activity: Activity, field: str, cause: str, cure: str, *, quote: str = "") -> Finding:
    who = (
        f"{activity.code}「{activity.name}」"
        if activity.code
        else f"「{activity.name}」"
        if activity.name
        else "这项活动"
    )
    return Finding(code, Place(where=f"{who}{field}", quote=quote), cause, cure)
