"""志愿服务队: 支队 of a city, 大队 of a county, 分队 below; made, changed and stopped."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in, snapshot
from jixiao.records.community.models import GroupLevel, Volunteer, VolunteerGroup
from jixiao.records.community.volunteers.events import GroupKept
from jixiao.records.community.writing import require_lengths

FIELDS = ("level", "name", "parent", "organisation")
DEPTH = {GroupLevel.DETACHMENT: 0, GroupLevel.BRIGADE: 1, GroupLevel.SQUAD: 2}


@transaction.atomic
def keep_group(
    *, row: VolunteerGroup | None, unit_year: UnitYear, values: Mapping[str, Any], stamp: int | None, by: Actor
) -> VolunteerGroup:
    """Make a group (``row`` None) or change one. Refuses no name, one twice, and a parent not above."""
    group = row or VolunteerGroup(unit_id=unit_year.unit_id)
    for name in FIELDS:
        setattr(group, name, values.get(name, getattr(group, name, None)))
    group.name = (group.name or "").strip()
    if not group.name:
        raise Refused("队伍名称没有填", cure="补填", code="V615", field="name")
    require_lengths(group, ("name",))
    parent = group.parent
    if parent is not None and DEPTH[GroupLevel(parent.level)] >= DEPTH[GroupLevel(group.level)]:
        cure = "支队下面是大队，大队下面是分队"
        raise Refused(f"「{parent.name}」不是更高一层的队伍", cure=cure, code="V616", field="parent")
    try:
        with transaction.atomic():
            if row is None:
                group.save(force_insert=True)
            else:
                save_stamped(group, stamp=stamp, fields=FIELDS)
    except IntegrityError:
        raise Refused(f"已经有「{group.name}」", cure="换一个名称，或修改原来那支", code="V617", field="name") from None
    _tell(group, unit_year, by)
    return group


@transaction.atomic
def stop_group(*, row: VolunteerGroup, unit_year: UnitYear, by: Actor) -> None:
    """Let a group be no more; refuses one that has people or groups."""
    there = Volunteer.objects.filter(group=row, removed_at=None).exists()
    if there or VolunteerGroup.objects.filter(parent=row, removed_at=None).exists():
        raise Refused("这支队伍还有志愿者或下级队伍", cure="先把他们改到别的队伍", code="V618")
    row.removed_at = by.at
    save_stamped(row, stamp=row.version, fields=("removed_at",))
    _tell(row, unit_year, by)


def _tell(group: VolunteerGroup, unit_year: UnitYear, by: Actor) -> None:
    subject, after = f"community.volunteer_group:{group.pk}", snapshot(group, (*FIELDS, "removed_at"))
    publish_in(unit_year, GroupKept, subject=subject, name=group.name, after=after, by=by)
