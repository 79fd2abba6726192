"""抽评: draw units with a seed, and show every drawing so that it can be repeated."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.cycle.evaluation.access import may_see_all
from jixiao.cycle.evaluation.forms import SamplingForm
from jixiao.cycle.evaluation.models import Sampling
from jixiao.cycle.evaluation.queries import samplings_of
from jixiao.cycle.evaluation.sampling import draw_sample, units_to_draw_from
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.models import Unit
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import REFUSED, refusals_into
from jixiao.orgs.roles import Role

MOST_SHOWN = 50


@at_desk(may_see_all, write=may_see_all)
def draw(request: DeskRequest) -> HttpResponse:
    """Show the drawings of the year, and draw."""
    desk = request.desk
    authority = authority_of(desk)
    form = SamplingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic(), refusals_into(form):
            address = desk.door("evaluation:samplings")
            claim(request, leads_to=address)
            sampling = draw_sample(
                authority=authority,
                year=desk.year,
                seed=form.cleaned_data["seed"],
                wanted=form.cleaned_data["wanted"],
                by=desk.actor,
            )
            messages.success(request, f"已抽取 {sampling.wanted} 个单位")
            return redirect(desk.door("evaluation:sampling", pk=sampling.pk))
    context = {
        "form": form,
        "authority": authority,
        "units": units_to_draw_from(authority, year=desk.year),
        "samplings": list(samplings_of(authority, year=desk.year)[:MOST_SHOWN]),
    }
    return render(request, "evaluation/samplings.html", context, status=REFUSED if form.errors else 200)


@at_desk(may_see_all)
def show_sampling(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one drawing with every digest, in the order of the drawing."""
    desk = request.desk
    rows = Sampling.objects.select_related("drawn_by", "authority")
    sampling = get_object_or_404(rows, pk=pk, authority=authority_of(desk), year=desk.year)
    lots = [{**lot, "is_drawn": lot["code"] in sampling.chosen} for lot in sampling.population]
    return render(request, "evaluation/sampling.html", {"sampling": sampling, "lots": lots})


def authority_of(desk: Desk) -> Unit:
    """Return the unit for which the person reviews this one: the nearest above it."""
    above = [unit for unit, role in desk.held if role == Role.REVIEWER and desk.unit.path.startswith(unit.path)]
    if not above:
        raise Http404
    return max(above, key=lambda unit: len(unit.path))
