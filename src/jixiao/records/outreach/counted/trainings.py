"""Measures counted from training sessions and sign-ins."""

from collections import defaultdict
from fractions import Fraction

from jixiao.engine.values import UNFILLED, Absent
from jixiao.measures.catalogue import Counted, Measure, Reference
from jixiao.orgs.actor import SHANGHAI
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
from jixiao.records.outreach.models import Attendance

TRAINING = "培训"


def terms(records: Records) -> Counted:
    """Count the trainings (期): activities of the kind 培训 that took place."""
    return counted(records, [one for one in records.held if one.kind == TRAINING], note="一期培训分几次上的计一期")


def trained(records: Records) -> Counted:
    """Sum the people trained: those who signed in once a sitting, or what was entered where nobody signed in."""
    signed: dict[int, int] = defaultdict(int)
    for one in records.present:
        signed[one.session.activity_id] += 1
    parts: list[tuple[Reference, Fraction | int | Absent]] = []
    for activity in records.held:
        if activity.pk in signed:
            parts.append((reference(activity, note="签到"), signed[activity.pk]))
        elif activity.kind == TRAINING:
            parts.append((reference(activity, note="填报"), people_of(activity)))
    nothing = 0 if records.is_recorded else UNFILLED
    return summed(parts, nothing=nothing, formula="每次签到人数合计；没有签到记录的用填报人次")


def hours(records: Records) -> Counted:
    """Sum the hours that people were found to have attended."""
    by_activity: dict[int, Fraction] = defaultdict(Fraction)
    for one in records.present:
        by_activity[one.session.activity_id] += Fraction(one.hours)
    parts = [(reference(records.by_pk[pk]), total) for pk, total in by_activity.items()]
    return summed(parts, nothing=UNFILLED, formula="每人认定学时合计")


def passed(records: Records) -> Counted:
    """Return the share of those examined who passed."""
    examined = [one for one in records.present if one.passed is not None]
    good = [_person(records, one) for one in examined if one.passed]
    formula = "考核合格人次 ÷ 参加考核人次 × 100%"
    note = f"参加考核 {len(examined):,} 人次，合格 {len(good):,} 人次"
    return share(good, len(examined), formula=formula, note=note, unfilled="没有登记考核成绩")


def cost_per_person_day(records: Records) -> Counted:
    """Return what a person's day of training cost: the money of trainings with sign-ins, by people and days present."""
    days: dict[int, set[tuple[int, object]]] = defaultdict(set)
    for one in records.present:
        day = one.session.starts_at.astimezone(SHANGHAI).date()
        days[one.session.activity_id].add((one.trainee_id, day))
    formula = "培训支出 ÷ 签到的人天数"
    priced = [(records.by_pk[pk], len(seen)) for pk, seen in days.items()]
    costs = [cost_of(activity) for activity, _ in priced]
    known = [cost for cost in costs if isinstance(cost, Fraction)]
    if not priced or len(known) < len(costs):
        told = "有培训没有填支出" if priced else "没有签到记录"
        return Counted(UNFILLED, tuple(reference(one) for one, _ in priced), formula, told)
    total, person_days = sum(known, Fraction(0)) * 10_000, sum(number for _, number in priced)
    references = tuple(
        reference(activity, cost * 10_000, note=f"{number:,} 人天")
        for (activity, number), cost in zip(priced, known, strict=True)
    )
    return Counted(total / person_days, references, formula, f"共 {person_days:,} 人天")


def _person(records: Records, one: Attendance) -> Reference:
    """Return a sign-in as a reference to its training: no name of a person leaves this room."""
    return reference(records.by_pk[one.session.activity_id], 1, note=f"第 {one.session.number} 次")


MEASURES: tuple[tuple[Measure, Count], ...] = (
    (Measure("outreach.training_terms", "实用技术培训期数", "期", "已开展的培训有几期", "KX-C07"), terms),
    (
        Measure("outreach.trained", "培训人次", "人次", "每次培训的签到人数合计；没有签到记录的用填报人次", "KX-C08"),
        trained,
    ),
    (Measure("outreach.training_hours", "培训学时合计", "学时", "每人认定学时合计"), hours),
    (Measure("outreach.passed", "培训考核合格率", "%", "参加考核的人里合格的占多少", "KX-Z03"), passed),
    (
        Measure("outreach.cost_per_person_day", "人均培训成本", "元/人·天", "培训支出除以签到的人天数", "KX-J02"),
        cost_per_person_day,
    ),
)
