"""The screen with the rotating code; sign-in at the clerk's desk and from paper; signing out, taking back, tests."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.outreach.access import may_keep
from jixiao.records.outreach.codes import code_at, seconds_left
from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.forms.training import DeskSignInForm, PaperForm, ResultFormSet, SignOutForm
from jixiao.records.outreach.models import Attendance, SessionState, Trainee, TrainingSession
from jixiao.records.outreach.paper_sheet import ReadSheet, match_person, read_sheet
from jixiao.records.outreach.signing import (
    OnPaper,
    mark_results,
    sign_in_by_clerk,
    sign_in_from_paper,
    sign_out,
    take_back_sign_in,
)
from jixiao.records.outreach.views.finding_rows import attendance_at, session_at
from jixiao.web.qr import qr_code

MOST_PEOPLE = 2000


@at_desk(may_keep)
def screen(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the code to scan, large, for the wall; it changes by itself, with a script or without."""
    return render(request, "outreach/screen.html", _screen(request, session_at(request.desk, pk)))


@at_desk(may_keep)
def screen_code(request: DeskRequest, pk: int) -> HttpResponse:
    """Return the part of the screen that changes."""
    return render(request, "outreach/screen_code.html", _screen(request, session_at(request.desk, pk)))


@at_desk(may_keep, write=may_keep)
def at_clerk(request: DeskRequest, pk: int) -> HttpResponse:
    """Sign somebody in by name or first letters; where several are meant, ask which."""
    row = session_at(request.desk, pk)
    form = DeskSignInForm(request.POST or None)
    back = request.desk.door("outreach:session", pk=row.pk)
    several: list[Trainee] = []
    if request.method == "POST" and form.is_valid():
        roster, who = _roster(row), "".join(form.cleaned_data["who"].split())
        picked = request.POST.get("trainee", "")
        found = next((one for one in roster if str(one.pk) == picked), None)
        fault = None
        if found is None:
            found, fault = match_person(who, "", roster)
            several = [one for one in roster if who.lower() in {one.name.lower(), one.initials}] if fault else []
        if found is not None:
            person = found
            with refusals_into(form):
                by = request.desk.actor
                return done_once(request, lambda: sign_in_by_clerk(session=row, trainee=person, by=by), lambda _: back)
        elif not several:
            cause = fault[0] if fault else f"名单里没有{who}"
            form.add_error("who", f"{cause}。先登记到名单")
    context = {"session": row, "activity": row.activity, "form": form, "several": several, "back": back}
    return render(request, "outreach/desk_sign_in.html", context)


@at_desk(may_keep, write=may_keep)
def paper(request: DeskRequest, pk: int) -> HttpResponse:
    """Sign in everybody of a paper sheet that was typed or pasted; lines that are wrong stay to be mended."""
    row = session_at(request.desk, pk)
    form = PaperForm(request.POST or None)
    read: ReadSheet | None = None
    if request.method == "POST" and form.is_valid():
        present = frozenset(Attendance.objects.filter(session=row).values_list("trainee_id", flat=True))
        read = read_sheet(form.cleaned_data["text"], session=row, roster=_roster(row), present=present)
        if "write" in request.POST:
            with refusals_into(form):
                made = _signed_in(request, row, read, enrol_strangers=form.cleaned_data["enrol_strangers"])
                messages.success(request, f"已登记 {made} 人签到")
                return redirect(request.desk.door("outreach:session", pk=row.pk))
    context = {"session": row, "activity": row.activity, "form": form, "read": read}
    return render(request, "outreach/paper.html", context)


@at_desk(may_keep, write=may_keep)
def out(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down when somebody left."""
    row = attendance_at(request.desk, pk)
    form = SignOutForm(request.POST or None)
    back = request.desk.door("outreach:session", pk=row.session_id)
    if request.method == "POST" and form.is_valid():
        clock, day = form.cleaned_data["left"], row.session.starts_at.astimezone(SHANGHAI)
        left = day.replace(hour=clock.hour, minute=clock.minute) if clock else request.desk.at
        with refusals_into(form):
            sign_out(attendance=row, left=left, by=request.desk.actor)
            return redirect(back)
    title = f"登记{row.trainee.name}签退"
    context = {"form": form, "title": title, "verb": "登记签退", "back": back, "trail": (row.session.subject, back)}
    return render(request, "outreach/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a sign-in back that was a mistake."""
    row = attendance_at(request.desk, pk)
    back = request.desk.door("outreach:session", pk=row.session_id)
    return ask_reason(
        request,
        question=f"撤销{row.trainee.name}的签到？",
        consequence="撤销后不计入培训人次和学时。",
        label="撤销原因",
        verb="撤销签到",
        back=back,
        act=lambda reason: take_back_sign_in(attendance=row, reason=reason, by=request.desk.actor),
        leads_to=back,
    )


@at_desk(may_keep, write=may_keep)
def results(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down the results of the tests before and after."""
    row = session_at(request.desk, pk)
    rows = Attendance.objects.filter(session=row).select_related("trainee").order_by("trainee__initials", "pk")
    people = list(rows[:MOST_PEOPLE])
    initial = [{"row": one.pk, "before": one.test_before, "after": one.test_after} for one in people]
    formset = ResultFormSet(request.POST or None, initial=initial, prefix="results")
    if request.method == "POST" and formset.is_valid():
        told = {form.cleaned_data["row"]: (form.cleaned_data["before"], form.cleaned_data["after"]) for form in formset}
        mark_results(session=row, results=told, by=request.desk.actor)
        return redirect(request.desk.door("outreach:session", pk=row.pk))
    by_pk = {one.pk: one for one in people}
    lines = [(by_pk.get(int(form["row"].value() or 0)), form) for form in formset]
    context = {"session": row, "activity": row.activity, "formset": formset, "lines": lines}
    return render(request, "outreach/results.html", context)


@transaction.atomic
def _signed_in(request: DeskRequest, row: TrainingSession, read: ReadSheet, *, enrol_strangers: bool) -> int:
    by, lines = request.desk.actor, list(read.lines)
    if enrol_strangers:
        lines += [OnPaper(enrol(activity=row.activity, values=one, by=by, walk_in=True)) for one in read.strangers]
    return len(sign_in_from_paper(session=row, lines=lines, by=by))


def _roster(row: TrainingSession) -> list[Trainee]:
    return list(Trainee.objects.filter(activity=row.activity, removed_at=None).order_by("initials", "pk")[:MOST_PEOPLE])


def _screen(request: DeskRequest, row: TrainingSession) -> dict[str, object]:
    at = request.desk.at
    code = code_at(secret=row.secret, session=row.pk, at=at)
    path = reverse("sign_in:sign_in", kwargs={"token": row.token})
    address = request.build_absolute_uri(f"{path}?c={code}")
    return {
        "session": row,
        "activity": row.activity,
        "is_open": row.state == SessionState.OPEN,
        "code": qr_code(address, look="sign-in-code"),
        "left": seconds_left(at),
        "present": Attendance.objects.filter(session=row).count(),
        "expected": Trainee.objects.filter(activity=row.activity, removed_at=None).count(),
        "at": at,
    }
