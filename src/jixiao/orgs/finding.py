"""What this room lets the search find: units and people, comments of a year, and what is due."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from jixiao.orgs.access import may_see_people
from jixiao.orgs.deadlines.dues import dues_of, years_at
from jixiao.orgs.models import Comment, Duty, Person, UnitYear
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


def find_comments(desk: "Desk", text: str) -> Iterable[Hit]:
    """Return comments and answers of this unit's year, by what they say, on what, or by whom."""
    wanted = Q(text__icontains=text) | Q(label__icontains=text) | Q(by__name__icontains=text)
    rows = Comment.objects.filter(wanted, unit_year=desk.unit_year).select_related("by", "parent")
    for row in rows.order_by("-at", "-pk")[:MOST_HITS]:
        settled = (row.parent or row).resolved_at is not None
        where = f"{row.label} · {row.by.name}{'，已解决' if settled else ''}"
        yield Hit(row.text[:60], where, f"{desk.door('orgs:comments')}?on={row.subject}", "批注")


def find_dues(desk: "Desk", text: str) -> Iterable[Hit]:
    """Return what is due at this desk and below it, by its title, its kind or its unit."""
    for one in dues_of(years_at(desk)):
        unit = one.unit_year.unit
        if any(text in words for words in (one.title, one.kind, unit.name, unit.short_name)):
            where = f"{unit.name} · {one.due} 到期"
            yield Hit(one.title, where, one.url or desk.door("orgs:todo"), "到期事项")


def _shown(person: Person) -> str:
    return f"{person.name}（{person.office}）" if person.office else person.name


def hang_all() -> None:
    """Hang the searchers of the room."""
    hang_searcher("单位", find_units, trade=False)
    hang_searcher("人员", find_people, trade=False)
    hang_searcher("批注", find_comments)
    hang_searcher("到期事项", find_dues)
