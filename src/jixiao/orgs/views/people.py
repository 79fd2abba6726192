"""People: who is registered, what they may do where, handing over, and (for the security administrator) passwords."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.access import is_security, is_system, may_see_people
from jixiao.orgs.amending import PERSON_FIELDS, amend_person, deactivate_person, reactivate_person
from jixiao.orgs.appointing import end_duty, give_duty, register_person_with_duty
from jixiao.orgs.beside import Told, beside_people
from jixiao.orgs.desk import DeskRequest, at_office
from jixiao.orgs.forms.people import DutyForm, HandOverForm, PasswordForm, PersonForm, ReasonForm, RegisterForm
from jixiao.orgs.handing_over import hand_over_duties, open_work_of
from jixiao.orgs.models import Duty, DutyHandover, Person, Unit
from jixiao.orgs.queries import in_force, units_seen
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.releasing import reset_password
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.web.asking import ask, confirmed
from jixiao.web.stamp import stale_page
from jixiao.web.table import Choice, Column, Contains, DataTable

MOST, MOST_BESIDE = 200, 2000


def units_of(desk: Desk) -> QuerySet[Unit]:
    """Return the units whose people this administrator sees."""
    return units_seen([(unit, role) for unit, role in desk.held if role in {Role.SYSTEM, Role.SECURITY}])


def people_seen(desk: Desk) -> QuerySet[Person]:
    """Return the people of those units, and whoever has no duty at all yet."""
    there = Duty.objects.filter(unit__in=units_of(desk)).values("person")
    return Person.objects.filter(Q(pk__in=there) | Q(duties=None)).distinct()


@at_office(may_see_people)
def people_list(request: DeskRequest) -> HttpResponseBase:
    """Show everybody with their duties."""
    desk = request.desk
    people = people_seen(desk).prefetch_related("duties__unit")
    table = DataTable(
        request=request,
        title="人员",
        queryset=people,
        columns=(
            Column("name", "姓名", sort_by="name", link=lambda row: desk.door("orgs:person", pk=row.pk)),
            Column("username", "用户名", sort_by="username"),
            Column("office", "科室", sort_by="office", value=lambda row: row.office or None),
            Column("duties", "单位和角色", value=lambda row: duties_words(row, desk.today), width="w-l"),
            *_beside_columns(desk, people),
            Column("is_active", "账号", sort_by="is_active", value=lambda row: "启用" if row.is_active else "停用"),
            Column(
                "last_login",
                "最近登录",
                kind="day",
                sort_by="last_login",
                value=lambda row: row.last_login or NOT_APPLICABLE,
            ),
        ),
        filters=(
            Contains(key="q", title="姓名或用户名", fields=("name", "username", "initials")),
            Choice(key="role", title="角色", field="duties__role", choices=Role.choices),
            Choice(key="active", title="账号", field="is_active", choices=(("1", "启用"), ("0", "停用"))),
        ),
        order=("name",),
        row_css=lambda row: "" if row.is_active else "is-locked",
        empty=("还没有人员", "登记第一名人员，再授予角色。"),
    )
    context = {"table": table, "is_system": desk.may(is_system)}
    return table.export() or render(request, "orgs/people.html", context)


def _beside_columns(desk: Desk, people: QuerySet[Person]) -> tuple[Column, ...]:
    """Return what rooms tell of people, a column a room: asked once, for all people that may be on the page."""
    told = beside_people(desk, list(people.prefetch_related(None)[:MOST_BESIDE]))
    return tuple(Column(f"beside{place}", title, kind="light", value=_light(several), width="w-m")
                 for place, (title, several) in enumerate(told.items()))  # fmt: skip


def _light(several: Mapping[int, Told]) -> Callable[[Person], Any]:
    def value(row: Person) -> Any:  # noqa: ANN401 - a cell holds any value
        told = several.get(row.pk)
        return (told.light, f"{told.word}，{told.line}" if told.line else told.word) if told else NOT_APPLICABLE

    return value


def duties_words(person: Person, on: datetime.date) -> str:
    """Return the duties that hold on a day as one text."""
    held = [duty for duty in person.duties.all() if duty.until is None or duty.until >= on]
    return "；".join(f"{duty.unit.short_name or duty.unit.name}·{Role(duty.role).label}" for duty in held) or "—"


@sensitive_post_parameters("password")
@at_office(is_system)
def new_person(request: DeskRequest) -> HttpResponse:
    """Register somebody and give a first duty."""
    desk = request.desk
    units = units_of(desk).filter(closed_on=None).order_by("path")
    form = RegisterForm(request.POST or None, units=units, initial={"unit": desk.unit})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            made = register_person_with_duty(**form.cleaned_data, by=desk.actor)
            messages.success(request, f"已登记{made.name}，第一次登录要改口令")
            return redirect(desk.door("orgs:person", pk=made.pk))
    return render(request, "orgs/person_form.html", {"form": form, "title": "登记人员", "verb": "登记人员"})


@at_office(may_see_people, write=is_system)
def person_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show somebody's duties and what may be done about them."""
    desk = request.desk
    person = _person(desk, pk)
    form = PersonForm(
        request.POST or None, initial={name: getattr(person, name) for name in PERSON_FIELDS}, stamp=person.version
    )
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                amend_person(person=person, values=form.cleaned_data, stamp=form.stamp, by=desk.actor)
                messages.success(request, "人员已修改")
                return redirect(desk.door("orgs:person", pk=pk))
        except Stale as stale:
            person.refresh_from_db()
            return stale_page(request, form=form, theirs=stale.theirs, stamp=person.version, saved="别人")
    return render(request, "orgs/person.html", _person_context(desk, person, form))


def _person_context(desk: Desk, person: Person, form: PersonForm) -> dict[str, Any]:
    duties = person.duties.select_related("unit").order_by("until", "-since", "pk")[:MOST]
    open_ones = [duty for duty in duties if duty.until is None or duty.until >= desk.today]
    return {
        "person": person,
        "form": form,
        "open": open_ones,
        "ended": [duty for duty in duties if duty not in open_ones],
        "handed": DutyHandover.objects.filter(giver=person).select_related("unit", "taker").order_by("-pk")[:MOST],
        "is_system": desk.may(is_system),
        "is_security": desk.may(is_security),
        "is_self": person.pk == desk.person.pk,
    }


@at_office(is_system)
def add_duty(request: DeskRequest, pk: int) -> HttpResponse:
    """Give somebody a role in a unit."""
    desk = request.desk
    person = _person(desk, pk)
    units = units_of(desk).filter(closed_on=None).order_by("path")
    form = DutyForm(request.POST or None, units=units, initial={"unit": desk.unit, "since": desk.today})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            give_duty(person=person, **form.cleaned_data, by=desk.actor)
            messages.success(request, "角色已授予")
            return redirect(desk.door("orgs:person", pk=pk))
    return render(
        request, "orgs/person_form.html", {"form": form, "title": f"给{person.name}授予角色", "verb": "授予角色"}
    )


@at_office(is_system)
def drop_duty(request: DeskRequest, pk: int, duty: int) -> HttpResponse:
    """Take a role back from today on."""
    desk = request.desk
    row = get_object_or_404(
        Duty.objects.filter(unit__in=units_of(desk)).select_related("person", "unit"), pk=duty, person=pk
    )
    back = desk.door("orgs:person", pk=pk)
    if not confirmed(request):
        question = f"收回{row.person.name}在{row.unit.name}的「{Role(row.role).label}」？"
        consequence = "今天以后不能再以这个角色办事；正在办的事不会自动转给别人，要转的请办工作交接。"
        return ask(request, question=question, consequence=consequence, verb="收回角色", back=back)
    end_duty(duty=row, until=desk.today - datetime.timedelta(days=1), by=desk.actor)
    messages.success(request, "角色已收回")
    return redirect(back)


@at_office(is_system)
def hand_over(request: DeskRequest, pk: int) -> HttpResponse:
    """工作交接: show what is open, and pass duties to somebody else."""
    desk = request.desk
    giver = _person(desk, pk)
    duties = Duty.objects.filter(in_force(desk.today), person=giver, unit__in=units_of(desk)).select_related("unit")
    takers = people_seen(desk).filter(is_active=True).exclude(pk=giver.pk).order_by("name", "pk")
    form = HandOverForm(request.POST or None, duties=duties, takers=takers, initial={"day": desk.today})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "duties": list(form.cleaned_data["duties"])}
        with refusals_into(form):
            hand_over_duties(giver=giver, **given, by=desk.actor)
            messages.success(request, f"{giver.name}的工作已移交给{given['taker'].name}")
            return redirect(desk.door("orgs:person", pk=pk))
    work = {
        unit.name: open_work_of(unit=unit, roles=[Role(duty.role) for duty in duties if duty.unit_id == unit.pk])
        for unit in {duty.unit_id: duty.unit for duty in duties}.values()
    }
    return render(request, "orgs/hand_over.html", {"form": form, "giver": giver, "work": work.items()})


@at_office(is_system)
def deactivate(request: DeskRequest, pk: int) -> HttpResponse:
    """Let somebody sign in no longer, with a reason; or again."""
    desk = request.desk
    person = _person(desk, pk)
    back = desk.door("orgs:person", pk=pk)
    if not person.is_active:
        if not confirmed(request):
            return ask(
                request,
                question=f"启用{person.name}的账号？",
                consequence="角色要另外授予。",
                verb="启用账号",
                back=back,
            )
        reactivate_person(person=person, by=desk.actor)
        messages.success(request, "账号已启用")
        return redirect(back)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            deactivate_person(person=person, reason=form.cleaned_data["reason"], by=desk.actor)
            messages.success(request, "账号已停用，角色已收回，登录已结束")
            return redirect(back)
    return render(
        request, "orgs/person_form.html", {"form": form, "title": f"停用{person.name}的账号", "verb": "停用账号"}
    )


@sensitive_post_parameters("password")
@at_office(is_security)
def new_password(request: DeskRequest, pk: int) -> HttpResponse:
    """Set a first password for somebody who forgot theirs; lock-outs of theirs are released too."""
    desk = request.desk
    person = _person(desk, pk)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            reset_password(person=person, **form.cleaned_data, by=desk.actor)
            messages.success(request, f"{person.name}的口令已重置，下次登录要改")
            return redirect(desk.door("orgs:person", pk=pk))
    return render(
        request, "orgs/person_form.html", {"form": form, "title": f"重置{person.name}的口令", "verb": "重置口令"}
    )


def _person(desk: Desk, pk: int) -> Person:
    return get_object_or_404(people_seen(desk), pk=pk)
