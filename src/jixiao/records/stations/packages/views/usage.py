"""What was used of a package: its file is read, or it is typed in."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import refusals_into
from jixiao.records.stations.access import may_keep
from jixiao.records.stations.models import Station
from jixiao.records.stations.packages.forms import TYPED_AT_MOST, TypedForm, UsageForm
from jixiao.records.stations.packages.reading_back import MOST_BYTES, read_usage, type_usage
from jixiao.records.stations.packages.views.listing import package_at
from jixiao.records.stations.sites.views.finding_rows import station_at


@at_desk(may_keep, write=may_keep)
def read(request: DeskRequest) -> HttpResponse:
    """Read the file of any package of the unit: it says itself of which."""
    return _read(request, None)


@at_desk(may_keep, write=may_keep)
def read_at(request: DeskRequest, pk: int) -> HttpResponse:
    """Read a file that must be of this station."""
    return _read(request, station_at(request.desk, pk))


@at_desk(may_keep, write=may_keep)
def typed(request: DeskRequest, pk: int) -> HttpResponse:
    """Type in what was shown of a package whose file cannot be had."""
    desk, row = request.desk, package_at(request, pk)
    form, back = TypedForm(request.POST or None, package=row), desk.door("stations:package", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form), transaction.atomic():
            claim(request, leads_to=back)
            type_usage(
                package=row, shown=form.shown(), source=form.cleaned_data["source"], unit_year=desk.its_year,
                by=desk.actor,
            )  # fmt: skip
            messages.success(request, "已录入使用情况")
            return redirect(back)
    context: dict[str, Any] = {
        "form": form, "title": "手工录入使用情况", "verb": "录入", "back": back,
        "note": f"「{row.station.name}」的内容包 {row.code}。没有回执文件时用；每个包只录一次，录后不能改",
    }  # fmt: skip
    if len(row.manifest.get("items", ())) > TYPED_AT_MOST:
        context["note"] += f"。只列前 {TYPED_AT_MOST} 项"
    return render(request, "stations/pushes/plain_form.html", context)


def _read(request: DeskRequest, row: Station | None) -> HttpResponse:
    desk = request.desk
    form = UsageForm(request.POST or None, request.FILES or None)
    back = desk.door("stations:station_packages", pk=row.pk) if row else desk.door("stations:packages")
    if request.method == "POST" and form.is_valid():
        with refusals_into(form), transaction.atomic():
            data = form.cleaned_data["file"].read(MOST_BYTES + 1)
            found = read_usage(unit=desk.unit, data=data, station=row, unit_year=desk.its_year, by=desk.actor)
            address = desk.door("stations:package", pk=found.pk)
            claim(request, leads_to=address)
            messages.success(request, f"已读入「{found.station.name}」的使用回执")
            return redirect(address)
    context = {"form": form, "back": back, "station": row}
    return render(request, "stations/packages/usage.html", context)
