"""Sittings of a training: scheduled, opened, closed; the roster; the printed sheet."""

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.measures.panel import proofs_panel
from jixiao.measures.question_sets import question_sets
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.outreach.access import may_invite, may_keep, may_look, may_see_phone
from jixiao.records.outreach.enrolling import enrol, remove_trainee, see_phone
from jixiao.records.outreach.forms.training import (
    DeskSignInForm,
    SessionForm,
    TraineeForm,
    initial_of_session,
)
from jixiao.records.outreach.hours import full_hours
from jixiao.records.outreach.inviting import is_over
from jixiao.records.outreach.models import (
    STAFF_TRAINING,
    Activity,
    Attendance,
    SessionState,
    Trainee,
    TrainingSession,
)
from jixiao.records.outreach.noticing import notice_session
from jixiao.records.outreach.queries import history_of
from jixiao.records.outreach.scheduling import (
    amend_session,
    close_sign_in,
    open_sign_in,
    schedule_session,
    session_subject,
)
from jixiao.records.outreach.staff import Member, staff_below
from jixiao.records.outreach.views.finding_rows import answer_stale, live_activity_at, session_at, trainee_at
from jixiao.web.masking import mask_phone
from jixiao.web.printing import count_text
from jixiao.web.table import Choice, Column, Contains, DataTable

MOST_PEOPLE = 2000


@at_desk(may_look)
def session(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a sitting: who was expected, who was there, with which hours."""
    desk = request.desk
    row = session_at(desk, pk)
    present = list(_present(row))
    expected = Trainee.objects.filter(activity=row.activity, removed_at=None).count()
    context = {
        "session": row,
        "activity": row.activity,
        "is_open": row.state == SessionState.OPEN,
        "full": _full(row),
        "present": present,
        "expected": expected,
        "hours": sum((one.hours for one in present), Decimal(0)),
        "tested": sum(1 for one in present if one.passed is not None),
        "passed": sum(1 for one in present if one.passed),
        "findings": list(notice_session(row)),
        "proofs": proofs_panel(desk, session_subject(row), f"{row.activity.name}第{row.number}次"),
        "history": history_of(session_subject(row), desk.its_year),
        "may_keep": desk.may(may_keep),
        "desk_form": DeskSignInForm(),
        "question_set": question_sets(desk.its_year).get(row.question_set) if row.question_set else None,
    }
    return render(request, "outreach/session.html", context)


@at_desk(may_look)
def sheet(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the sign-in sheet as it is put on paper: identity numbers and telephones masked."""
    row = session_at(request.desk, pk)
    here = {one.trainee_id: one for one in _present(row)}
    people = Trainee.objects.filter(activity=row.activity, removed_at=None).order_by("workplace", "initials", "pk")
    lines = [
        {"trainee": one, "phone": mask_phone(one.phone), "attendance": here.get(one.pk)} for one in people[:MOST_PEOPLE]
    ]
    context = {"session": row, "activity": row.activity, "lines": lines, "spare": range(6), "full": _full(row)}
    return render(request, "outreach/session_sheet.html", context)


@at_desk(may_keep, write=may_keep)
def session_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Schedule a sitting of a training."""
    activity = live_activity_at(request.desk, pk)
    initial = {"day": activity.start or activity.planned_start, "place": activity.place or activity.planned_place}
    sets = question_sets(request.desk.its_year).values()
    form = SessionForm(request.POST or None, initial=initial, question_sets=sets)
    back = request.desk.door("outreach:activity", pk=activity.pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: schedule_session(
                    activity=activity,
                    values=form.values(),
                    subjects=form.cleaned_data["subjects"],
                    by=request.desk.actor,
                ),
                lambda row: request.desk.door("outreach:session", pk=row.pk),
            )
    context = {"form": form, "title": "安排培训", "verb": "保存场次", "back": back, "trail": (activity.name, back)}
    return render(request, "outreach/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def session_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a sitting."""
    row = session_at(request.desk, pk)
    sets = question_sets(request.desk.its_year).values()
    form = SessionForm(request.POST or None, initial=initial_of_session(row), stamp=row.version, question_sets=sets)
    back = request.desk.door("outreach:session", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        subjects, by = form.cleaned_data["subjects"], request.desk.actor
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_session(
                        session=row, values=form.values(), subjects=subjects, stamp=form.stamp, by=by
                    ),
                    lambda _: back,
                )
        except Stale:
            fresh = session_at(request.desk, pk)
            theirs, subject = initial_of_session(fresh), session_subject(fresh)
            return answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, subject=subject)
    title = f"修改第 {row.number} 次培训"
    context = {"form": form, "title": title, "verb": "保存修改", "back": back, "trail": (row.subject, back)}
    return render(request, "outreach/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
@require_POST
def sign_in_open(request: DeskRequest, pk: int) -> HttpResponse:
    """Open the sign-in and go to the screen with its code."""
    row = open_sign_in(session=session_at(request.desk, pk), by=request.desk.actor)
    return redirect(request.desk.door("outreach:screen", pk=row.pk))


@at_desk(may_keep, write=may_keep)
@require_POST
def sign_in_close(request: DeskRequest, pk: int) -> HttpResponse:
    """Close the sign-in."""
    row = close_sign_in(session=session_at(request.desk, pk), by=request.desk.actor)
    return redirect(request.desk.door("outreach:session", pk=row.pk))


@at_desk(may_look, write=may_keep)
def roster(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the roster of a training, and put somebody on it."""
    activity = live_activity_at(request.desk, pk)
    form = TraineeForm(request.POST or None)
    here = request.desk.door("outreach:roster", pk=activity.pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: enrol(activity=activity, values=form.cleaned_data, by=request.desk.actor, walk_in=False),
                lambda _: here,
            )
    table = _roster_table(request, activity)
    context = {
        "activity": activity,
        "form": form,
        "table": table,
        "may_keep": request.desk.may(may_keep),
        "may_invite": request.desk.may(may_invite) and activity.kind == STAFF_TRAINING,
        "offered": staff_to_invite(request, activity),
        "is_over": is_over(activity, on=request.desk.today),
    }
    return table.export() or render(request, "outreach/roster.html", context)


def staff_to_invite(request: DeskRequest, activity: Activity) -> list[Member]:
    """Return the staff that is not on the roster of a training of theirs, unit by unit."""
    if activity.kind != STAFF_TRAINING or not request.desk.may(may_invite):
        return []
    there = set(Trainee.objects.filter(activity=activity, removed_at=None).values_list("person", flat=True))
    members = staff_below(request.desk.unit, on=request.desk.today)
    return [one for one in members if one.person.pk not in there][:MOST_PEOPLE]


@at_desk(may_look, write=may_keep)
def trainee(request: DeskRequest, pk: int, who: int) -> HttpResponse:
    """Show somebody on the roster with the sittings they attended; take them off it."""
    row = trainee_at(request.desk, pk, who)
    if request.method == "POST":
        remove_trainee(trainee=row, by=request.desk.actor)
        messages.success(request, f"已把{row.name}移出名单")
        return redirect(request.desk.door("outreach:roster", pk=pk))
    context = {
        "trainee": row,
        "activity": row.activity,
        "phone": mask_phone(row.phone),
        "attendances": row.attendances.select_related("session").order_by("session__number"),
        "certificates": row.certificates.select_related("batch").order_by("number"),
        "may_keep": request.desk.may(may_keep),
        "may_see_phone": request.desk.may(may_see_phone) and bool(row.phone),
    }
    return render(request, "outreach/trainee.html", context)


@at_desk(may_see_phone, write=may_see_phone)
@require_POST
def phone(request: DeskRequest, pk: int, who: int) -> HttpResponse:
    """Show somebody's telephone number in full; the trail says who looked."""
    row = trainee_at(request.desk, pk, who)
    number = see_phone(trainee=row, by=request.desk.actor)
    return render(request, "outreach/phone.html", {"trainee": row, "activity": row.activity, "number": number})


def _present(row: TrainingSession) -> list[Attendance]:
    rows = Attendance.objects.filter(session=row).select_related("trainee", "by")
    return list(rows.order_by("signed_in_at", "pk")[:MOST_PEOPLE])


def _full(row: TrainingSession) -> str:
    return count_text(full_hours(one.hours for one in row.subjects.all()))


def _came_how(row: Trainee) -> str:
    return "现场报名" if row.walk_in else "邀请" if row.invited_at else "名单"


def _roster_table(request: DeskRequest, activity: Activity) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title="学员名单",
        queryset=Trainee.objects.filter(activity=activity, removed_at=None),
        columns=(
            Column(
                "name", "姓名", sort_by="initials", value=lambda row: row.name,
                link=lambda row: desk.door("outreach:trainee", pk=activity.pk, who=row.pk),
            ),
            Column("workplace", "单位或村、社区", sort_by="workplace"),
            Column("phone", "电话", width="w-m", value=lambda row: mask_phone(row.phone) or NOT_APPLICABLE),
            Column("id_masked", "身份证号", value=lambda row: row.id_masked or NOT_APPLICABLE),
            Column("walk_in", "来源", sort_by="walk_in", value=_came_how),
        ),
        filters=(
            Contains("q", "姓名、拼音或单位", fields=("name", "initials", "workplace")),
            Choice("walk_in", "来源", field="walk_in", choices=[("True", "现场报名"), ("False", "名单")]),
        ),
        order=("workplace", "initials"),
        empty=("名单还是空的", "一个一个登记，或从表格导入。没有名单也可以现场报名签到。"),
        note="电话和证件号只显示掩码",
    )  # fmt: skip
