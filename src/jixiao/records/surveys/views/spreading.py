"""The sample is spread over villages and groups; while people are asked, whoever is behind is reminded."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.surveys.access import may_keep, may_look
from jixiao.records.surveys.forms.drawing_up import SpreadForm
from jixiao.records.surveys.group_list import listed, read_groups
from jixiao.records.surveys.models import Survey, SurveyState, SurveyWay
from jixiao.records.surveys.planning import spread_sample
from jixiao.records.surveys.queries import groups_of, unused_codes
from jixiao.records.surveys.rating import RULES, fewest_wanted, sample_for
from jixiao.records.surveys.reminding import remind_groups, words_of
from jixiao.records.surveys.served import served_by_board
from jixiao.records.surveys.standing import standings
from jixiao.records.surveys.views.finding_rows import survey_at


@at_desk(may_look, write=may_keep)
def spread(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the plan against those served; in a draft, spread a sample over groups by their size."""
    row = survey_at(request.desk, pk)
    form = SpreadForm(request.POST or None, initial=_initial(row), stamp=row.version)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            clean = form.cleaned_data
            return done_once(
                request,
                lambda: spread_sample(
                    survey=row, parts=read_groups(clean["groups"]), total=clean["total"], over=clean["over"],
                    stamp=form.stamp, by=request.desk.actor,
                ),
                lambda _: request.desk.door("surveys:spread", pk=pk),
            )  # fmt: skip
    return render(request, "surveys/spread.html", _context(request, row, form))


@at_desk(may_keep, write=may_keep)
@require_POST
def remind(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down that groups were reminded."""
    row = survey_at(request.desk, pk)
    chosen = {int(text) for text in request.POST.getlist("group") if text.isascii() and text.isdecimal()}
    made = remind_groups(survey=row, pks=chosen, by=request.desk.actor)
    messages.success(request, f"已登记催收 {len(made)} 组")
    return redirect(request.desk.door("surveys:spread", pk=pk))


def _initial(row: Survey) -> dict[str, object]:
    groups = groups_of(row)
    planned = sum(one.wanted for one in groups)
    return {"groups": listed(groups), "total": planned or (sample_for(row.population) if row.population else None)}


def _context(request: DeskRequest, row: Survey, form: SpreadForm) -> dict[str, object]:
    desk = request.desk
    found = standings(row, on=desk.today)
    planned, valid = sum(one.group.wanted for one in found), sum(one.valid for one in found)
    is_open = row.state == SurveyState.OPEN
    address = request.build_absolute_uri(reverse("answering:answer", kwargs={"token": row.token}))
    return {
        "survey": row,
        "form": form,
        "found": found,
        "planned": planned,
        "valid": valid,
        "lacking": sum(one.lacking for one in found),
        "known": sum(one.group.population or 0 for one in found),
        "fewest": fewest_wanted(row.population),
        "advised": sample_for(row.population) if row.population else None,
        "rules": RULES,
        "served": served_by_board(unit_year=desk.its_year, target=row.target),
        "behind": [
            (one, words_of(row, one, unit=desk.unit.name, address=address), one.last and one.last.day == desk.today)
            for one in found
            if is_open and one.lacking
        ],
        "unused": unused_codes(row).count() if is_open and row.way == SurveyWay.CODES else None,
        "is_draft": row.state == SurveyState.DRAFT,
        "is_open": is_open,
        "may_keep": desk.may(may_keep),
    }
