"""A package is fetched: who took it when. From that day on what is in it has come to the station."""

import datetime

from django.db import transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in
from jixiao.records.stations.models import Delivery, Package
from jixiao.records.stations.packages.events import PackageTaken

NOON = datetime.time(12, 0)
MOST_NAME = 40


@transaction.atomic
def note_taken(
    *, package: Package, day: datetime.date, who: str, stamp: int | None, unit_year: UnitYear, by: Actor
) -> Package:
    """Write down who fetched a package. Refuses (X534) a day before it was made or to come, and nobody as taker."""
    if not package.built_at.astimezone(SHANGHAI).date() <= day <= by.on:
        raise Refused("取包日期不对", cure="填制包以后、今天以前的日期", code="X534", field="day")
    if not who.strip() or len(who.strip()) > MOST_NAME:
        raise Refused(f"取包人要写，不超过 {MOST_NAME} 字", cure="写谁取走的", code="X534", field="who")
    package.taken_on, package.taken_by = day, who.strip()
    save_stamped(package, stamp=stamp, fields=("taken_on", "taken_by"))
    came_with(package, at=by.at)
    publish_in(
        unit_year, PackageTaken, subject=f"stations.package:{package.pk}", name=package.code,
        after={"取包日期": day.isoformat(), "取包人": package.taken_by}, by=by,
    )  # fmt: skip
    return package


def came_with(package: Package, *, at: datetime.datetime) -> None:
    """Write down that what is in a package has come to its station, where it had not before."""
    noon = datetime.datetime.combine(package.taken_on, NOON, SHANGHAI) if package.taken_on else at
    contents = [one["id"] for one in package.manifest.get("items", ())]
    rows = Delivery.objects.filter(station=package.station_id, content__in=contents, delivered_at=None)
    rows.update(delivered_at=min(max(noon, package.built_at), at), package=package)
