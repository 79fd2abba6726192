"""The row a page is about, at this desk; one of another unit or year is not there (404)."""

from typing import Any

from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.seat import Desk
from jixiao.records.community.access import may_see_everybody
from jixiao.records.community.models import (
    CertificateRequest,
    ServiceCertificate,
    ServiceShift,
    ShiftTaking,
    Volunteer,
    VolunteerGroup,
)
from jixiao.web.masking import mask_name

LIST = "科技志愿"


def volunteer_at(desk: Desk, pk: int) -> Volunteer:
    """Return a volunteer of the unit who has not left."""
    return get_object_or_404(Volunteer.objects.select_related("group", "unit"), unit=desk.unit, removed_at=None, pk=pk)


def group_at(desk: Desk, pk: int) -> VolunteerGroup:
    """Return a group of the unit."""
    return get_object_or_404(VolunteerGroup, unit=desk.unit, removed_at=None, pk=pk)


def groups_at(desk: Desk) -> QuerySet[VolunteerGroup]:
    """Return the groups that a form offers."""
    return VolunteerGroup.objects.filter(unit=desk.unit, removed_at=None).order_by("level", "name")


def shift_at(desk: Desk, pk: int) -> ServiceShift:
    """Return a shift of the year."""
    rows = ServiceShift.objects.select_related("unit_year__unit", "group")
    return get_object_or_404(rows, unit_year=desk.its_year, pk=pk)


def taking_at(desk: Desk, shift: int, pk: int) -> ShiftTaking:
    """Return who took a shift of the year."""
    rows = ShiftTaking.objects.select_related("shift__unit_year", "volunteer")
    return get_object_or_404(rows, shift__unit_year=desk.its_year, shift=shift, pk=pk)


def request_at(desk: Desk, pk: int) -> CertificateRequest:
    """Return an application of a volunteer of the unit."""
    rows = CertificateRequest.objects.select_related("volunteer__unit", "decided_by")
    return get_object_or_404(rows, volunteer__unit=desk.unit, pk=pk)


def certificate_at(desk: Desk, pk: int) -> ServiceCertificate:
    """Return a certificate of the unit."""
    return get_object_or_404(ServiceCertificate.objects.select_related("volunteer", "unit"), unit=desk.unit, pk=pk)


def shown_name(desk: Desk, name: str) -> str:
    """Return the name of a volunteer as it is shown at a desk: in full to whoever keeps the register."""
    return name if may_see_everybody(desk) else mask_name(name)


def show_form(
    request: DeskRequest, *, form: BaseForm, title: str, verb: str, back: str, row_title: str = "", lead: str = ""
) -> HttpResponse:
    """Return the page of a plain form."""
    context: dict[str, Any] = {
        "form": form, "title": title, "verb": verb, "back": back, "row_title": row_title, "lead": lead,
        "list_title": LIST, "list_url": request.desk.door("community:volunteers"),
    }  # fmt: skip
    return render(request, "community/form.html", context)
