"""The register of volunteers: the list, one of them, writing, leaving, telephone, trainings and awards."""

from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.community.access import may_keep, may_look, may_see_everybody
from jixiao.records.community.models import CertificateRequest, ServiceCertificate, Volunteer, VolunteerRecord
from jixiao.records.community.views.staleness import answer_stale
from jixiao.records.community.volunteers.certificate_paper import hours_shown, hours_text
from jixiao.records.community.volunteers.forms import RecordForm, VolunteerForm, initial_of_volunteer
from jixiao.records.community.volunteers.queries import skills_in, takings_by, volunteers_of
from jixiao.records.community.volunteers.recording import drop_record, keep_record
from jixiao.records.community.volunteers.registering import (
    amend_volunteer,
    change_door,
    let_leave,
    register_volunteer,
    see_phone,
)
from jixiao.records.community.volunteers.telling import volunteer_subject
from jixiao.records.community.volunteers.tickets import ticket_of
from jixiao.records.community.volunteers.views.finding_rows import groups_at, show_form, shown_name, volunteer_at
from jixiao.records.community.writing import history_of
from jixiao.web.table import Choice, Column, Contains, DataTable, TagChoice

MOST_SHOWN = 200


@at_desk(may_look)
def volunteers(request: DeskRequest) -> HttpResponseBase:
    """Show the register."""
    desk, sees = request.desk, request.desk.may(may_see_everybody)
    groups = [(str(one.pk), one.name) for one in groups_at(desk)[:MOST_SHOWN]]
    fields = ("name_key", "initials", "pinyin", "number", "workplace") if sees else ("number", "workplace")
    table = DataTable(
        request=request,
        title="科技志愿者",
        queryset=volunteers_of(desk.unit),
        columns=(
            Column("number", "编号", sort_by="number", width="w-s", link=lambda row: _door(request, row)),
            Column("name", "姓名", sort_by="name_key" if sees else "", value=lambda row: shown_name(desk, row.name)),
            Column("group", "志愿服务队", sort_by="group__name", value=_group_name),
            Column("workplace", "工作单位或学校", width="w-l", value=lambda row: _place(row, sees)),
            Column("skills", "技能", value=lambda row: "、".join(row.skills)),
            Column("registered_on", "注册日期", kind="day", sort_by="registered_on"),
            Column("agreed", "认定时长", kind="number", unit="小时", sort_by="agreed", value=_agreed),
            Column(
                "site", "全国平台时长", kind="number", unit="小时", sort_by="site_minutes", default_shown=False,
                value=lambda row: NOT_APPLICABLE if row.site_minutes is None else hours_shown(row.site_minutes),
            ),
        ),
        filters=(
            Contains("q", "姓名、拼音或单位" if sees else "编号或单位", fields=fields),
            Choice("group", "志愿服务队", field="group", choices=groups),
            TagChoice("skill", "技能", field="skills", choices=[(one, one) for one in skills_in(desk.unit)]),
        ),
        order=("number",),
        empty=("还没有科技志愿者", "逐个登记，或导入全国平台的导出表。"),
        note="认定时长是本人和单位都确认并且一致的；全国平台的只作对照",
    )  # fmt: skip
    context = {"table": table, "may_keep": desk.may(may_keep)}
    return table.export() or render(request, "community/volunteers/volunteers.html", context)


@at_desk(may_look)
def group_volunteers(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead to the volunteers of a group."""
    return redirect(f"{request.desk.door('community:volunteers')}?group={pk}")


@at_desk(may_look)
def ungrouped_volunteers(request: DeskRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - how the board opens a record
    """Lead to the register."""
    return redirect(request.desk.door("community:volunteers"))


@at_desk(may_look)
def volunteer(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a volunteer with their shifts, trainings, awards and certificates."""
    desk, row = request.desk, volunteer_at(request.desk, pk)
    sees = desk.may(may_see_everybody)
    takings = list(takings_by(row)[:MOST_SHOWN])
    path = reverse("volunteer_page:mine", kwargs={"ticket": ticket_of(row)})
    context = {
        "row": row, "name": shown_name(desk, row.name), "sees": sees, "workplace": _place(row, sees),
        "takings": [(one, hours_text(one.agreed_minutes)) for one in takings],
        "total": hours_text(sum(one.agreed_minutes or 0 for one in takings)),
        "site": hours_text(row.site_minutes),
        "records": list(row.records.filter(removed_at=None).order_by("-day", "-pk")[:MOST_SHOWN]),
        "certificates": list(ServiceCertificate.objects.filter(volunteer=row).order_by("-pk")[:MOST_SHOWN]),
        "waiting": CertificateRequest.objects.filter(volunteer=row, state="waiting").first(),
        "page": request.build_absolute_uri(path) if desk.may(may_keep) else "",
        "history": history_of(volunteer_subject(row), desk.its_year), "may_keep": desk.may(may_keep),
    }  # fmt: skip
    return render(request, "community/volunteers/volunteer.html", context)


@at_desk(may_keep, write=may_keep)
def volunteer_new(request: DeskRequest) -> HttpResponse:
    """Register a volunteer."""
    desk = request.desk
    form = VolunteerForm(request.POST or None, groups=groups_at(desk))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: register_volunteer(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda made: desk.door("community:volunteer", pk=made.pk),
            )
    return show_form(request, form=form, title="登记志愿者", verb="登记志愿者", back=desk.door("community:volunteers"))


@at_desk(may_keep, write=may_keep)
def volunteer_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is known of a volunteer."""
    desk, row = request.desk, volunteer_at(request.desk, pk)
    form = VolunteerForm(
        request.POST or None, groups=groups_at(desk), initial=initial_of_volunteer(row), stamp=row.version
    )
    back = desk.door("community:volunteer", pk=pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_volunteer(
                        row=row, unit_year=desk.its_year, values=form.values(), stamp=form.stamp, by=desk.actor
                    ),
                    lambda _: back,
                )
        except Stale:
            fresh, subject = volunteer_at(desk, pk), volunteer_subject(row)
            theirs = initial_of_volunteer(fresh)
            return answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, subject=subject)
    lead = "电话、监护人空着的不变"
    return show_form(request, form=form, title="修改志愿者", verb="保存修改", back=back, row_title=row.name, lead=lead)


@at_desk(may_keep, write=may_keep)
def volunteer_leave(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a volunteer leave."""
    desk, row = request.desk, volunteer_at(request.desk, pk)
    return ask_reason(
        request,
        question=f"{row.name}退出志愿者名册？",
        consequence="个人链接失效，不再计入注册人数；认定的时长和开过的证明都留着。",
        label="退出原因",
        verb="办理退出",
        back=desk.door("community:volunteer", pk=pk),
        leads_to=desk.door("community:volunteers"),
        act=lambda reason: let_leave(row=row, unit_year=desk.its_year, reason=reason, by=desk.actor),
    )


@at_desk(may_see_everybody, write=may_see_everybody)
@require_POST
def volunteer_phone(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a telephone number in full; the look is written down."""
    desk, row = request.desk, volunteer_at(request.desk, pk)
    found = see_phone(row=row, unit_year=desk.its_year, by=desk.actor)
    return render(request, "community/volunteers/phone.html", {"row": row, "found": found})


@at_desk(may_keep, write=may_keep)
@require_POST
def volunteer_door(request: DeskRequest, pk: int) -> HttpResponse:
    """Make the address of somebody's own page anew."""
    desk, row = request.desk, volunteer_at(request.desk, pk)
    change_door(row=row, unit_year=desk.its_year, by=desk.actor)
    messages.success(request, "个人链接已经换新，原来的失效")
    return redirect(desk.door("community:volunteer", pk=pk))


@at_desk(may_keep, write=may_keep)
def record_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Write a training or an award of a volunteer down."""
    desk, row = request.desk, volunteer_at(request.desk, pk)
    form, back = RecordForm(request.POST or None), desk.door("community:volunteer", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: keep_record(row=row, unit_year=desk.its_year, by=desk.actor, **form.cleaned_data),
                lambda _: back,
            )
    return show_form(request, form=form, title="登记培训或奖励", verb="登记", back=back, row_title=row.name)


@at_desk(may_keep, write=may_keep)
def record_drop(request: DeskRequest, pk: int, record: int) -> HttpResponse:
    """Take a training or an award out that was written down by mistake."""
    desk, row = request.desk, volunteer_at(request.desk, pk)
    found = get_object_or_404(VolunteerRecord, volunteer=row, removed_at=None, pk=record)
    back = desk.door("community:volunteer", pk=pk)
    return ask_reason(
        request,
        question=f"删除「{found.title}」？",
        consequence="开过的证明里仍然有。",
        label="删除原因",
        verb="删除记录",
        back=back,
        leads_to=back,
        act=lambda reason: drop_record(record=found, unit_year=desk.its_year, reason=reason, by=desk.actor),
    )


def _place(row: Volunteer, sees: object) -> str:
    """Return where somebody works; where a minor goes to school is for those who keep the register."""
    return row.workplace if sees or not row.is_minor else ""


def _door(request: DeskRequest, row: Volunteer) -> str:
    return request.desk.door("community:volunteer", pk=row.pk)


def _group_name(row: Volunteer) -> str:
    return row.group.name if row.group else ""


def _agreed(row: Any) -> Fraction:  # noqa: ANN401 - a volunteer with what was annotated
    return hours_shown(row.agreed) or Fraction(0)
