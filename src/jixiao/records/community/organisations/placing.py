"""乡镇街道 of the county are registered: each is to have a 科协, and has its spot on the map."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.community.models import Place
from jixiao.records.community.organisations.events import PlaceKept, PlaceRemoved
from jixiao.records.community.writing import require_lengths

FIELDS = ("kind", "name", "x", "y", "position")
FARTHEST = 100


@transaction.atomic
def register_place(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Place:
    """Register a township or street; refuses a name that is there already and a spot off the map."""
    place = Place(unit_id=unit_year.unit_id)
    _fill(place, values)
    place.position = place.position or Place.objects.filter(unit=unit_year.unit_id).count() + 1
    _guarded(place, lambda: place.save(force_insert=True))
    _tell(PlaceKept, place, unit_year, by, {}, snapshot(place, FIELDS))
    return place


@transaction.atomic
def amend_place(*, place: Place, unit_year: UnitYear, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Place:
    """Change a township or street; raises Stale for an older stamp."""
    before = snapshot(Place.objects.get(pk=place.pk), FIELDS)
    _fill(place, values)
    _guarded(place, lambda: save_stamped(place, stamp=stamp, fields=(*FIELDS, "initials")))
    _tell(PlaceKept, place, unit_year, by, *changes(before, snapshot(place, FIELDS)))
    return place


@transaction.atomic
def remove_place(*, place: Place, unit_year: UnitYear, by: Actor) -> None:
    """Take a township out of use; refuses one where an organisation is registered."""
    if place.organisations.filter(removed_at=None).exists():
        raise Refused(f"「{place.name}」还有科协组织", cure="先把组织改到别的乡镇街道", code="V204")
    place.removed_at = by.at
    save_stamped(place, stamp=None, fields=("removed_at",))
    _tell(PlaceRemoved, place, unit_year, by, {}, {})


def _fill(place: Place, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values and not (name == "position" and values[name] is None):
            setattr(place, name, values[name])
    place.name = place.name.strip()
    if not place.name:
        raise Refused("乡镇街道名称没有填", code="V201", field="name")
    if (place.x is None) != (place.y is None):
        field = "x" if place.x is None else "y"
        raise Refused("图上位置只填了一个", cure="横、纵两个都填，或都空着", code="V203", field=field)
    for field in ("x", "y"):
        if (getattr(place, field) or 0) > FARTHEST:
            raise Refused("图上位置超出范围", cure="填 0 到 100，左上角是 0、0", code="V205", field=field)
    require_lengths(place, ("name",))
    place.initials = initials_of(place.name)


def _guarded(place: Place, write: Any) -> None:  # noqa: ANN401 - a write that the database may refuse
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        raise Refused(f"「{place.name}」已经登记", cure="在列表里找到它修改", code="V202", field="name") from None


def _tell(told: Any, place: Place, unit_year: UnitYear, by: Actor, *changed: Mapping[str, Any]) -> None:  # noqa: ANN401 - an event of this room
    before, after = changed
    subject = f"community.place:{place.pk}"
    publish_in(unit_year, told, subject=subject, name=place.name, before=before, after=after, by=by)
