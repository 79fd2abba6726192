"""工作日历: the days of a year that differ from the weekly rule; the bureau's system administrator enters them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.orgs.access import may_keep_calendar, may_sit
from jixiao.orgs.deadlines.calendar import days_of, drop_day, set_day, work_calendar, year_to_enter
from jixiao.orgs.desk import DeskRequest, at_office
from jixiao.orgs.forms.deadlines import DayForm
from jixiao.orgs.models import SpecialDay
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.web.asking import ask, confirmed
from jixiao.web.stamp import stale_page

FIELDS = ("day", "kind", "name", "source")


@at_office(may_sit)
def calendar_page(request: DeskRequest) -> HttpResponse:
    """Show the year's days, with the notice each stands in."""
    desk = request.desk
    context = {
        "days": days_of(desk.year),
        "year_to_enter": year_to_enter(desk.today),
        "is_known": desk.year in work_calendar().years,
        "may_keep": desk.may(may_keep_calendar),
        "may_import": desk.may(may_keep_calendar) and desk.unit_year is not None and not desk.is_closed,
    }
    return render(request, "orgs/calendar.html", context)


@at_office(may_keep_calendar)
def new_day(request: DeskRequest) -> HttpResponse:
    """Enter a day, perhaps over one that is shipped."""
    desk = request.desk
    asked = request.GET.get("day", "")
    form = DayForm(request.POST or None, initial={"day": asked} if not request.POST else None)
    if request.method == "POST" and form.is_valid():
        there = SpecialDay.objects.filter(day=form.cleaned_data["day"]).first()
        if there is not None:
            form.add_error("day", f"这一天登记过，是「{there.get_kind_display()}」。到列表里修改它")
        else:
            with refusals_into(form):
                row = set_day(**{name: form.cleaned_data[name] for name in FIELDS}, by=desk.actor)
                messages.success(request, f"已登记 {row.day}")
                return redirect(desk.door("orgs:calendar", year=row.day.year))
    return render(request, "orgs/day_form.html", {"form": form, "title": "登记调休日", "verb": "登记这一天"})


@at_office(may_keep_calendar)
def edit_day(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what was entered of a day."""
    desk = request.desk
    row = get_object_or_404(SpecialDay, pk=pk)
    form = DayForm(request.POST or None, initial={name: getattr(row, name) for name in FIELDS}, stamp=row.version)
    form.fields["day"].disabled = True
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in FIELDS[1:]}
        try:
            with refusals_into(form):
                set_day(day=row.day, **given, by=desk.actor, stamp=form.stamp)
                messages.success(request, f"已修改 {row.day}")
                return redirect(desk.door("orgs:calendar", year=row.day.year))
        except Stale as stale:
            row.refresh_from_db()
            return stale_page(request, form=form, theirs=stale.theirs, stamp=row.version, saved="别人")
    context = {"form": form, "title": f"修改 {row.day}", "verb": "修改这一天", "drop": row}
    return render(request, "orgs/day_form.html", context)


@at_office(may_keep_calendar)
def remove_day(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back what was entered of a day, after asking."""
    desk = request.desk
    row = get_object_or_404(SpecialDay, pk=pk)
    back = desk.door("orgs:calendar", year=row.day.year)
    if not confirmed(request):
        return ask(
            request,
            question=f"删去 {row.day} 的「{row.get_kind_display()}」？",
            consequence="以后按随软件提供的安排，没有的按周一至周五计。",
            verb="删去这一天",
            back=back,
        )
    drop_day(row=row, by=desk.actor)
    messages.success(request, "已删去")
    return redirect(back)
