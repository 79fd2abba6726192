"""What this room lets the search find: units, and for administrators people."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from jixiao.orgs.access import may_see_people
from jixiao.orgs.models import Duty, Person, UnitYear
from jixiao.orgs.queries import in_force, units_seen
from jixiao.web.searching import MOST_HITS, Hit, hang_searcher

if TYPE_CHECKING:
    from jixiao.orgs.seat import Desk


def find_units(desk: "Desk", text: str) -> Iterable[Hit]:
    """Return units the person sees, by name, code, or first letters; each leads to its newest year."""
    wanted = Q(name__icontains=text) | Q(short_name__icontains=text) | Q(code__istartswith=text)
    wanted |= Q(initials__contains=text.lower())
    units = list(units_seen(desk.held).filter(wanted).order_by("code")[:MOST_HITS])
    newest: dict[int, int] = {}
    for row in UnitYear.objects.filter(unit__in=units).order_by("year")[: MOST_HITS * 60]:
        newest[row.unit_id] = row.year
    for unit in units:
        year = newest.get(unit.pk, desk.year)
        address = reverse("orgs:workbench", kwargs={"unit": unit.code, "year": year})
        yield Hit(title=unit.name, where=f"{unit.code} · {year} 年度", url=address, kind="单位")


def find_people(desk: "Desk", text: str) -> Iterable[Hit]:
    """Return people with a duty at this unit, by name or first letters; whoever keeps accounts gets their page."""
    wanted = Q(person__name__icontains=text) | Q(person__initials__contains=text.lower())
    duties = Duty.objects.filter(in_force(desk.today), wanted, unit=desk.unit).select_related("person", "unit")
    keeps_accounts = desk.may(may_see_people)
    for duty in duties.order_by("person__name", "pk")[:MOST_HITS]:
        where = f"{duty.unit.name} · {duty.get_role_display()}"
        url = desk.door("orgs:person", pk=duty.person_id) if keeps_accounts else ""
        yield Hit(title=_shown(duty.person), where=where, url=url, kind="人员")


def _shown(person: Person) -> str:
    return f"{person.name}（{person.office}）" if person.office else person.name


def hang_all() -> None:
    """Hang the searchers of the room."""
    hang_searcher("单位", find_units, trade=False)
    hang_searcher("人员", find_people, trade=False)
