"""Packages are made: one piece of background work for as many stations as were chosen, each part a package."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse

from jixiao.measures import shelf
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.stations.models import Delivery, Package
from jixiao.records.stations.packages.events import PackageBuilt, PackagesAsked
from jixiao.records.stations.packages.planning import MOST_BYTES, Plan, plans_of
from jixiao.records.stations.packages.writing import Cover, write_package
from jixiao.records.stations.sites.queries import working_stations
from jixiao.web.paper_codes import LETTERS

KIND = "stations.packages"
MOST_STATIONS = 500
_LETTERS = 6
_NAMED = 5


@transaction.atomic
def ask_for_packages(*, unit_year: UnitYear, chosen: Iterable[int], by: Actor, site: str = "") -> JobRun:
    """Have packages made for stations of the unit. Refuses where there is nothing to pack (X530) or too much (X533).

    ``site`` is the address of this site, so that links to its own pages can be scanned from the package.
    A content that is larger than the room of its station is refused (X532) only where nothing else is left.
    """
    plans = _plans(unit_year, chosen, by, site)
    if not any(one.parts for one in plans):
        large = [item.title for one in plans for item in one.too_large]
        if large:
            cure = "换小一些的文件，或核对e站档案里的终端空间"
            raise Refused(f"「{large[0]}」比终端可用空间大，放不进内容包", cure=cure, code="X532")
        raise Refused("没有可以打包的内容", cure="先给这些e站推送内容，再制包", code="X530")
    if sum(one.size for one in plans) > MOST_BYTES or len(plans) > MOST_STATIONS:
        raise Refused("一次要打包的太多", cure="少选几个e站，分几次制", code="X533")
    title = f"制作离线内容包：{len(plans)} 个e站，{sum(len(one.parts) for one in plans)} 个包"
    desk = {"unit": unit_year.unit.code, "year": unit_year.year}
    order = {
        "stations": [one.station.pk for one in plans],
        "page": reverse("stations:packages", kwargs=desk),
        "site": site,
    }
    job = ask_for_work(kind=KIND, title=title, order=order, by=by, unit_year=unit_year)
    names = "、".join(one.station.name for one in plans[:_NAMED])
    after = {"e站": names if len(plans) <= _NAMED else f"{names}等 {len(plans)} 个"}
    publish_in(unit_year, PackagesAsked, subject=f"orgs.job:{job.pk}", name=title, after=after, by=by)
    return job


def run_packages(progress: Progress) -> Mapping[str, Any]:
    """Make the packages that were asked for; what was made before a crash stays, and is made anew."""
    unit_year = progress.job.unit_year
    if unit_year is None:
        return {}
    plans = _plans(unit_year, progress.order["stations"], progress.by, progress.order.get("site", ""))
    total, done, made = sum(one.number for one in plans), 0, []
    for plan in plans:
        for place, part in enumerate(plan.parts, start=1):
            before = done

            def tell(number: int, before: int = before, name: str = plan.station.name) -> None:
                if number % 20 == 0 or number == 1:
                    progress.tell(before + number, total, f"{name}：第 {number} 项")

            made.append(build(plan, place, by=progress.by, unit_year=unit_year, tell=tell))
            done += len(part.items)
    progress.tell(total, total, f"制成 {len(made)} 个包")
    return {"packages": [one.pk for one in made], "links": [["下载内容包", progress.order["page"]]]}


def build(plan: Plan, place: int, *, by: Actor, unit_year: UnitYear, tell: Any) -> Package:  # noqa: ANN401 - a callable
    """Write one part of a plan and put it on the shelf; return its row."""
    part, station = plan.parts[place - 1], plan.station
    cover = Cover(
        code=_new_code(by), station_code=station.code, station=station.name, unit=station.unit.name, part=place,
        parts=len(plan.parts), at=by.at,
    )  # fmt: skip
    with shelf.scratch() as path:
        manifest = write_package(path, cover=cover, items=part.items, tell=tell)
        sha256, size = shelf.digest_of(path), path.stat().st_size
        shelf.place(path, sha256=sha256)
    with transaction.atomic():
        made = Package.objects.create(
            station=station, code=cover.code, part=place, parts=cover.parts, sha256=sha256, size=size,
            manifest=manifest, built_by=by.person, built_at=by.at,
        )  # fmt: skip
        rows = Delivery.objects.filter(station=station, content__in=[one.pk for one in part.items], delivered_at=None)
        rows.update(package=made)
        after = {"e站": station.name, "内容": len(part.items), "大小（字节）": size, "SHA-256": sha256}
        publish_in(unit_year, PackageBuilt, subject=f"stations.package:{made.pk}", name=made.code, after=after, by=by)
    return made


def _plans(unit_year: UnitYear, chosen: Iterable[int], by: Actor, site: str) -> list[Plan]:
    rows = working_stations(unit_year.unit).filter(pk__in=set(chosen)).select_related("unit").order_by("code")
    return [one for one in plans_of(list(rows), on=by.on, site=site) if one.parts or one.too_large]


def _new_code(by: Actor) -> str:
    return f"{by.on:%Y%m%d}-{''.join(secrets.choice(LETTERS) for _ in range(_LETTERS))}"
