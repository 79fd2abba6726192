"""汇编成库 in the background: the harvest of all units is put together, kept group by group, and read page by page."""

import dataclasses
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.db.models import Max

from jixiao.cycle.indicators.growing.grouping import Form, grouped
from jixiao.cycle.indicators.growing.harvesting import Group, Member, harvest, pairs_apart
from jixiao.cycle.indicators.growing.keeping_apart import Side, keep_apart
from jixiao.cycle.indicators.growing.running import Tell, ask_for_run, carried_out, end_run
from jixiao.cycle.indicators.models import HarvestGroup, KeptApart, LibraryRun, RunKind, RunState
from jixiao.engine.values import Points
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused

MOST_KEPT = 400  # members of a group that are kept; its counts are of all
POINTS = ("weight", "score", "full")


def ask_for_harvest(*, authority: Unit, year: int, at: UnitYear | None, by: Actor) -> LibraryRun:
    """Queue the harvest of the bureau's units up to a year. Refuses (U798) a second one at a time."""
    return ask_for_run(authority=authority, kind=RunKind.HARVEST, year=year, round_=None, at=at, by=by)


def gather_groups(progress: Progress) -> Mapping[str, Any]:
    """Put the harvest together that was asked for: the work of the job."""
    return carried_out(progress, _worked_out)


def group_of(kept: HarvestGroup) -> Group:
    """Return a group as it was kept."""
    return Group(
        key=kept.key,
        name=kept.name,
        unit=kept.unit,
        forms=tuple(Form(**one) for one in kept.forms),
        members=tuple(_member(one) for one in kept.members),
        units=kept.units,
        years=tuple(kept.years),
    )


def _worked_out(run: LibraryRun, tell: Tell) -> Mapping[str, Any]:
    units = Unit.objects.filter(path__startswith=run.authority.path)
    tell(0, 0, "读取各单位的个性指标")
    found = harvest(
        units=units, authority=run.authority, year=run.year,
        tell=lambda done, total: tell(done, total, "按名称、单位、含义归组"),
    )  # fmt: skip
    counts = {"rows": found.rows, "groups": len(found.groups), "is_cut": found.is_cut}
    with transaction.atomic():
        run.groups.all().delete()
        HarvestGroup.objects.bulk_create(
            (_kept(run, place, group) for place, group in enumerate(found.groups)), batch_size=200
        )
        end_run(run, RunState.DONE, counts)
        older = LibraryRun.objects.filter(authority=run.authority, kind=RunKind.HARVEST).exclude(pk=run.pk)
        HarvestGroup.objects.filter(run__in=older).delete()
    return counts


def _kept(run: LibraryRun, place: int, group: Group) -> HarvestGroup:
    return HarvestGroup(
        run=run, place=place, key=group.key, keys=group.keys, name=group.name, unit=group.unit, units=group.units,
        years=list(group.years), forms=[dataclasses.asdict(form) for form in group.forms],
        members=[_written(member) for member in group.members[:MOST_KEPT]],
        near=[
            {"pk": one.version.indicator_id, "code": one.version.indicator.code, "name": one.version.name,
             "likeness": one.likeness}
            for one in group.near
        ],
    )  # fmt: skip


def _written(member: Member) -> dict[str, Any]:
    values = dataclasses.asdict(member)
    for name in POINTS:
        points = getattr(member, name)
        values[name] = None if points is None else str(points.value)
    return values


def _member(written: Mapping[str, Any]) -> Member:
    values = dict(written)
    for name in POINTS:
        values[name] = None if values[name] is None else Points(Fraction(values[name]))
    return Member(**values)


@transaction.atomic
def split_group(*, group: HarvestGroup, authority: Unit, key: str, why: str, by: Actor) -> KeptApart:
    """Keep one form of a kept group apart from the form that leads it, and put the group together anew.

    Refuses (U799) the leading form itself, and what ``keep_apart`` refuses.
    """
    whole = group_of(group)
    chosen = next((form for form in whole.forms if form.key == key), None)
    if chosen is None or chosen.key == whole.forms[0].key:
        raise Refused("没有选要分开的写法", cure="选一种不是同一个指标的写法", code="U799", field="form")
    kept = keep_apart(authority=authority, left=Side.of(whole.forms[0]), right=Side.of(chosen), why=why, by=by)
    last = group.run.groups.aggregate(last=Max("place"))["last"] or 0
    for place, forms in enumerate(grouped(whole.forms, apart=pairs_apart(authority)), start=last + 1):
        keys = {form.key for form in forms}
        members = [one for one in whole.members if one.key in keys]
        part = dataclasses.replace(
            whole, key=forms[0].key, name=forms[0].name, unit=forms[0].unit, forms=tuple(forms),
            members=tuple(members), units=len({one.unit_code for one in members}),
            years=tuple(sorted({one.year for one in members})),
        )  # fmt: skip
        made = _kept(group.run, place, part)
        made.near = group.near
        made.save()
    group.delete()
    return kept
