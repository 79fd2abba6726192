"""Background work: years of many units are opened one after another, each in a transaction of its own."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from jixiao.orgs.jobs import Progress, hang_work
from jixiao.orgs.models import Unit
from jixiao.orgs.opening.catalogue import copiers_chosen
from jixiao.orgs.opening.preparing import prepare_year
from jixiao.orgs.refusing import Refused

KIND = "orgs.open_year"
MOST_UNITS = 100


def prepare_years(progress: Progress) -> Mapping[str, Any]:
    """Open the years of the order and take over what was chosen; a unit that cannot be opened holds up no other.

    Done again after a crash it takes over what is still missing.
    """
    order = progress.order
    copiers, year = copiers_chosen(order["copiers"]), order["year"]
    units = list(Unit.objects.filter(pk__in=order["units"]).order_by("code")[:MOST_UNITS])
    links, failed = [], 0
    for number, unit in enumerate(units):
        progress.tell(number, len(units), unit.name)
        try:
            done = prepare_year(unit=unit, year=year, copiers=copiers, by=progress.by)
        except Refused as refused:
            failed += 1
            address = reverse("orgs:workbench", kwargs={"unit": unit.code, "year": year - 1})
            links.append([f"{unit.name}：没有办成，{refused}", address])
        else:
            words = "、".join(f"{title} {count}" for title, count in done.items()) or "没有可带入的"
            links.append([f"{unit.name}：{words}", reverse("orgs:workbench", kwargs={"unit": unit.code, "year": year})])
    progress.tell(len(units), len(units), f"{len(units) - failed} 个单位已办，{failed} 个没有办成")
    return {"links": links}


def hang_all() -> None:
    """Let the worker do it."""
    hang_work(KIND, prepare_years)
