"""Copying last year's projects and lines, shown before it is done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.budget.access import may_record
from jixiao.records.budget.copying import copy_from_last_year, last_years_rows


@at_desk(may_record)
def copy(request: DeskRequest) -> HttpResponse:
    """Show what would be copied; copy it."""
    desk, year = request.desk, request.desk.its_year
    if request.method == "POST":
        offer = copy_from_last_year(unit_year=year, by=desk.actor)
        messages.success(request, f"已从 {offer.year} 年度复制 {offer.coming} 行，金额请照本年批复填写")
        return redirect(desk.door("budget:projects"))
    return render(request, "budget/copy.html", {"offer": last_years_rows(year)})
