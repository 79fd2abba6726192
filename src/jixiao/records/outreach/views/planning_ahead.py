"""The calendar of the year, and last year's activities copied."""

import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import refusals_into
from jixiao.records.outreach.access import may_keep, may_look
from jixiao.records.outreach.copying import a_year_later, activities_to_copy, copy_activities
from jixiao.records.outreach.forms.activities import CopyForm
from jixiao.records.outreach.ics import calendar_file
from jixiao.records.outreach.models import ActivityState
from jixiao.records.outreach.month import WEEKDAYS, weeks_of
from jixiao.records.outreach.queries import MOST_ACTIVITIES, activities_of
from jixiao.records.outreach.spans import span_of
from jixiao.web.sending import attachment

DECEMBER = 12


@at_desk(may_look)
def calendar(request: DeskRequest) -> HttpResponse:
    """Show a month with what was done and what is planned on each day."""
    year = request.desk.its_year
    here = request.desk.today.month if request.desk.today.year == year.year else 1
    asked = request.GET.get("month", "")
    month = int(asked) if asked.isascii() and asked.isdecimal() and 0 < int(asked[:3]) <= DECEMBER else here
    every = list(activities_of(year)[:MOST_ACTIVITIES])
    context = {
        "weeks": weeks_of(year.year, month, activities=every, today=request.desk.today),
        "weekdays": WEEKDAYS,
        "month": month,
        "months": range(1, DECEMBER + 1),
        "before": month - 1 or None,
        "after": month + 1 if month < DECEMBER else None,
        "undated": [one for one in every if span_of(one) is None and one.state != ActivityState.CANCELLED],
        "may_keep": request.desk.may(may_keep),
    }
    return render(request, "outreach/calendar.html", context)


@at_desk(may_look)
def calendar_ics(request: DeskRequest) -> HttpResponse:
    """Send the activities of the year as a calendar file."""
    year = request.desk.its_year
    rows = activities_of(year).order_by("start", "pk")[:MOST_ACTIVITIES]
    name = f"{request.desk.unit.name}{year.year}年科普活动"
    text = calendar_file(rows, name=name, domain=request.get_host().partition(":")[0], at=request.desk.at)
    return attachment(text, name=f"{name}.ics")


@at_desk(may_keep, write=may_keep)
def copy(request: DeskRequest) -> HttpResponse:
    """Show last year's activities, and plan the chosen ones again."""
    year = request.desk.its_year
    offered = activities_to_copy(unit_year=year)
    form = CopyForm(request.POST or None, offered=[one.activity for one in offered])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            made = copy_activities(unit_year=year, chosen=form.cleaned_data["chosen"], by=request.desk.actor)
            messages.success(request, f"已复制 {len(made)} 项为本年计划")
            return redirect(f"{request.desk.door('outreach:activities')}?state=planned")
    rows = [
        {
            "activity": one.activity,
            "is_here": one.is_here,
            "was": span_of(one.activity),
            "becomes": _days(
                one.activity.start or one.activity.planned_start, one.activity.end or one.activity.planned_end
            ),
        }
        for one in offered
    ]
    fresh = sum(1 for one in offered if not one.is_here)
    context = {"form": form, "rows": rows, "last": year.year - 1, "fresh": fresh}
    return render(request, "outreach/copy.html", context)


def _days(first: datetime.date | None, last: datetime.date | None) -> str:
    days = [day for day in (a_year_later(first), a_year_later(last)) if day]
    if not days:
        return ""
    return str(days[0]) if days[0] == days[-1] else f"{days[0]} 至 {days[-1]}"
