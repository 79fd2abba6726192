"""Measures counted from the training of performance staff: how many, of how many units, with how many hours."""

from collections import Counter
from collections.abc import Callable, Hashable
from fractions import Fraction

from jixiao.engine.values import UNFILLED
from jixiao.measures.catalogue import Counted, Measure, Reference
from jixiao.records.outreach.counted.records import Count, Records, reference
from jixiao.records.outreach.models import Attendance

NOT_YET = "没有登记绩效业务培训"
Key = Callable[[Attendance], Hashable]


def trained(records: Records) -> Counted:
    """Count the people who were trained, each once, at the first training they came to."""
    return _once_each(records, _person, formula="签到的绩效人员，每人计一次")


def units(records: Records) -> Counted:
    """Count the units of whom somebody was trained, each once."""
    return _once_each(records, lambda one: _unit(records, one), formula="有人参加培训的单位，每个计一次")


def coverage(records: Records) -> Counted:
    """Return the share of the units of whom somebody was trained, the finance bureau left out."""
    reached = {unit for one in records.staff_present for unit in [_unit(records, one)] if unit}
    formula = "有人参加培训的单位数 ÷ 单位数 × 100%"
    if not records.trainings_of_staff or not records.departments:
        return Counted(UNFILLED, (), formula, NOT_YET)
    note = f"{len(records.departments):,} 个单位里有 {len(reached):,} 个"
    value = Fraction(100 * len(reached), len(records.departments))
    return Counted(value, tuple(reference(one) for one in records.trainings_of_staff.values()), formula, note)


def hours(records: Records) -> Counted:
    """Sum the hours that the staff were found to have attended."""
    by_training: dict[int, Fraction] = {}
    for one in records.staff_present:
        key = one.session.activity_id
        by_training[key] = by_training.get(key, Fraction(0)) + Fraction(one.hours)
    return _told(records, by_training, formula="每人认定学时合计")


def _once_each(records: Records, key: Key, *, formula: str) -> Counted:
    first: dict[Hashable, int] = {}
    for one in records.staff_present:
        found = key(one)
        if found is not None:
            first.setdefault(found, one.session.activity_id)
    numbers = {pk: Fraction(number) for pk, number in Counter(first.values()).items()}
    return _told(records, numbers, formula=formula)


def _told(records: Records, by_training: dict[int, Fraction], *, formula: str) -> Counted:
    if not records.trainings_of_staff:
        return Counted(UNFILLED, (), formula, NOT_YET)
    references: tuple[Reference, ...] = tuple(
        reference(activity, by_training.get(pk, Fraction(0))) for pk, activity in records.trainings_of_staff.items()
    )
    return Counted(sum(by_training.values(), Fraction(0)), references, formula)


def _person(one: Attendance) -> Hashable:
    """Return who that is, whoever is no account of the house by name and workplace."""
    trainee = one.trainee
    return trainee.person_id or (trainee.name, trainee.workplace)


def _unit(records: Records, one: Attendance) -> int | None:
    found = one.trainee.unit_id
    return found if found in records.departments else None


MEASURES: tuple[tuple[Measure, Count], ...] = (
    (Measure("outreach.staff_trained", "绩效业务培训人数", "人", "参加绩效业务培训并签到的人，每人计一次"), trained),
    (
        Measure("outreach.staff_units", "绩效业务培训覆盖单位数", "个", "有绩效人员参加培训的单位，财政部门不计"),
        units,
    ),
    (
        Measure("outreach.staff_coverage", "绩效业务培训覆盖率", "%", "有人参加培训的单位占本级及下级单位的多少"),
        coverage,
    ),
    (Measure("outreach.staff_hours", "绩效业务培训学时", "学时", "绩效业务培训每人认定学时合计"), hours),
)
