"""Packages are made for the stations that were ticked, and it is written down who fetched one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.records.stations.access import may_keep
from jixiao.records.stations.models import Delivery
from jixiao.records.stations.packages.building import ask_for_packages
from jixiao.records.stations.packages.forms import TakenForm
from jixiao.records.stations.packages.planning import plans_of
from jixiao.records.stations.packages.taking import note_taken
from jixiao.records.stations.packages.views.listing import package_at
from jixiao.records.stations.pushes.views.finding_rows import answer_form
from jixiao.records.stations.sites.queries import working_stations

PAGE = 50
MOST_DIGITS = 19


@at_desk(may_keep, write=may_keep)
def make(request: DeskRequest) -> HttpResponse:
    """Show what would be packed for each station without a line, and have it packed for those that are ticked."""
    desk = request.desk
    if request.method == "POST":
        texts = request.POST.getlist("station")
        chosen = [int(one) for one in texts if one.isascii() and one.isdecimal() and len(one) < MOST_DIGITS]
        with transaction.atomic():
            job = ask_for_packages(
                unit_year=desk.its_year, chosen=chosen, by=desk.actor, site=request.build_absolute_uri("/")[:-1]
            )
            address = reverse("orgs:job", kwargs={"pk": job.pk})
            claim(request, leads_to=address)
        return redirect(address)
    every = request.GET.get("all") == "1"
    rows = working_stations(desk.unit).filter(Exists(Delivery.objects.filter(station=OuterRef("pk"))))
    rows = rows if every else rows.filter(is_online=False)
    page = Paginator(rows.order_by("code", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {"plans": plans_of(list(page), on=desk.today), "page": page, "every": every}
    return render(request, "stations/packages/make.html", context)


@at_desk(may_keep, write=may_keep)
def taken(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down who fetched a package."""
    desk, row = request.desk, package_at(request, pk)
    initial = {"day": row.taken_on or desk.today, "who": row.taken_by or row.station.keeper}
    form, back = (
        TakenForm(request.POST or None, initial=initial, stamp=row.version),
        desk.door("stations:package", pk=pk),
    )

    def act() -> None:
        given = form.cleaned_data
        note_taken(
            package=row, day=given["day"], who=given["who"], stamp=form.stamp, unit_year=desk.its_year, by=desk.actor
        )
        messages.success(request, f"已登记取走内容包 {row.code}")

    return answer_form(
        request, form=form, title=f"登记取走「{row.code}」", verb="保存", back=back, leads_to=lambda _: back, act=act,
    )  # fmt: skip
