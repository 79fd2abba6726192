"""带入上年: the preview, and the taking over of what was chosen."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jixiao.cycle.goals.access import may_draft
from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.cycle.goals.rolling import preview_roll, roll_over
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim


@at_desk(may_draft, write=may_draft)
def roll(request: DeskRequest) -> HttpResponse:
    """Show exactly what would be taken over and what changes; take over what was ticked."""
    desk = request.desk
    back = desk.door("goals:goals")
    if request.method == "POST":
        chosen = set(request.POST.getlist("row"))
        with transaction.atomic():
            claim(request, leads_to=back)
            roll_over(unit_year=desk.its_year, chosen=chosen, by=desk.actor)
        messages.success(request, f"已带入 {len(chosen)} 行，逐行核对指标值和金额")
        return redirect(back)
    context = {"preview": preview_roll(desk.its_year), "sheet": goal_sheet_of(desk.its_year)}
    return render(request, "goals/roll.html", context)
