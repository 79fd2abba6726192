"""The row a page is about, at this desk; one of another unit or year is not there (404)."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.seat import Desk
from jixiao.records.outreach.models import (
    Activity,
    Attendance,
    Certificate,
    CertificateBatch,
    Good,
    Outcome,
    StockMovement,
    Trainee,
    TrainingSession,
)
from jixiao.records.outreach.queries import history_of
from jixiao.web.printing import moment_text
from jixiao.web.stamp import stale_page

Row = TypeVar("Row", bound=models.Model)


def activity_at(desk: Desk, pk: int) -> Activity:
    """Return an activity of the year, the recycle bin included."""
    return get_object_or_404(Activity.objects.select_related("unit_year__unit"), unit_year=desk.unit_year, pk=pk)


def live_activity_at(desk: Desk, pk: int) -> Activity:
    """Return an activity of the year that was not removed."""
    rows = Activity.objects.select_related("unit_year__unit").filter(removed_at=None)
    return get_object_or_404(rows, unit_year=desk.unit_year, pk=pk)


def good_at(desk: Desk, pk: int) -> Good:
    """Return a good of the unit."""
    return get_object_or_404(Good.objects.select_related("unit"), unit=desk.unit, pk=pk)


def movement_at(desk: Desk, pk: int) -> StockMovement:
    """Return a line of the ledger of this year."""
    rows = StockMovement.objects.select_related("good", "activity", "unit_year")
    return get_object_or_404(rows, unit_year=desk.unit_year, pk=pk)


def outcome_at(desk: Desk, pk: int) -> Outcome:
    """Return a result of the year."""
    return get_object_or_404(Outcome, unit_year=desk.unit_year, removed_at=None, pk=pk)


def session_at(desk: Desk, pk: int) -> TrainingSession:
    """Return a sitting of the year."""
    rows = TrainingSession.objects.select_related("activity__unit_year__unit").prefetch_related("subjects")
    return get_object_or_404(rows, activity__unit_year=desk.unit_year, activity__removed_at=None, pk=pk)


def trainee_at(desk: Desk, activity: int, pk: int) -> Trainee:
    """Return somebody on the roster of an activity of the year."""
    rows = Trainee.objects.select_related("activity__unit_year").filter(removed_at=None)
    return get_object_or_404(rows, activity__unit_year=desk.unit_year, activity_id=activity, pk=pk)


def attendance_at(desk: Desk, pk: int) -> Attendance:
    """Return a sign-in of the year."""
    rows = Attendance.objects.select_related("session__activity__unit_year", "trainee")
    return get_object_or_404(rows, session__activity__unit_year=desk.unit_year, pk=pk)


def certificate_at(desk: Desk, pk: int) -> Certificate:
    """Return a certificate of the year."""
    rows = Certificate.objects.select_related("batch__activity__unit_year", "unit", "trainee")
    return get_object_or_404(rows, batch__activity__unit_year=desk.unit_year, pk=pk)


def batch_at(desk: Desk, pk: int) -> CertificateBatch:
    """Return a batch of certificates of the year."""
    rows = CertificateBatch.objects.select_related("activity__unit_year__unit")
    return get_object_or_404(rows, activity__unit_year=desk.unit_year, pk=pk)


def answer_stale(
    request: DeskRequest, *, form: BaseForm, theirs: Mapping[str, Any], stamp: int, subject: str
) -> HttpResponse:
    """Show what somebody else saved in between beside what was typed now, and who that was."""
    lines = history_of(subject, request.desk.its_year)
    who = f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
    return stale_page(request, form=form, theirs=theirs, stamp=stamp, saved=who)
