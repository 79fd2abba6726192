"""A check of the five 有: filled in on the spot, as often as it takes, and given its end."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.measures.keeping import keep_proof
from jixiao.measures.models import Proof, ProofClass
from jixiao.measures.receiving import files_dropped
from jixiao.measures.shelf import limit_words, too_large
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_first
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.records.stations.access import may_keep
from jixiao.records.stations.models import CheckStage, FiveCheck, FiveHave, Station
from jixiao.records.stations.sites.checking import decide_check, keep_check, missing_in, open_check, words_of
from jixiao.records.stations.sites.forms.checking import CheckForm, VerdictForm, initial_of_check, kept_in
from jixiao.records.stations.sites.views.finding_rows import check_at, saved_by, station_at
from jixiao.web.stamp import stale_page

_LONGEST = 19


@at_desk(may_keep, write=may_keep)
def check(request: DeskRequest, pk: int, stage: str) -> HttpResponse:
    """Write down what was found of the five 有 at a station; what was found so far is kept."""
    if stage not in CheckStage.values:
        raise Http404("没有这个核查环节")
    row = station_at(request.desk, pk)
    begun = open_check(row, stage)
    given = request.POST.copy() if request.method == "POST" else None
    initial = initial_of_check(begun) or {"day": request.desk.today}
    form = CheckForm(given, initial=initial, stage=stage, stamp=begun.version if begun else None)
    if request.method == "POST":
        _take_files(request, form)
        if form.is_valid():
            try:
                with refusals_into(form):
                    return _kept(request, row, stage, form)
            except Stale:
                return _stale(request, row, stage, form)
    return _page(request, row, stage, form, VerdictForm(stamp=begun.version if begun else None), begun)


@at_desk(may_keep, write=may_keep)
@require_POST
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a check its end."""
    found = check_at(request.desk, pk)
    row, form = found.station, VerdictForm(request.POST)
    if form.is_valid():
        back = request.desk.door("stations:station", pk=row.pk)
        passed = form.cleaned_data["verdict"] == "pass"
        with refusals_into(form):
            done_first(
                request,
                lambda: decide_check(
                    check=found, passed=passed, note=form.cleaned_data["note"], stamp=form.stamp,
                    by=request.desk.actor,
                ),
                leads_to=back,
            )  # fmt: skip
            messages.success(request, f"{found.get_stage_display()}{'通过' if passed else '不通过，已记下意见'}")
            return redirect(back)
    filled = CheckForm(initial=initial_of_check(found), stage=found.stage, stamp=found.version)
    return _page(request, row, found.stage, filled, form, found)


def _kept(request: DeskRequest, row: Station, stage: str, form: CheckForm) -> HttpResponse:
    here = request.desk.door("stations:check", pk=row.pk, stage=stage)
    kept = kept_in(form, _offered(request, form))
    made = done_first(
        request,
        lambda: keep_check(station=row, stage=stage, visit=form.visit(kept), stamp=form.stamp, by=request.desk.actor),
        leads_to=here,
    )
    missing = missing_in(made)
    messages.success(request, f"已保存，还差：{words_of(missing)}" if missing else "已保存，五有齐全，可以下结论")
    return redirect(here)


def _page(  # noqa: PLR0917 - a page is its two forms
    request: DeskRequest, row: Station, stage: str, form: CheckForm, verdict: VerdictForm, begun: FiveCheck | None
) -> HttpResponse:
    kept = kept_in(form, _offered(request, form))
    rows = [(*drawn, kept.get(drawn[0])) for drawn in form.rows()]
    context = {
        "station": row,
        "stage": CheckStage(stage),
        "is_city": stage == CheckStage.CITY,
        "form": form,
        "rows": rows,
        "kept_fields": [form[f"{item}_kept"] for item in FiveHave.values],
        "verdict": verdict,
        "check": begun,
        "missing": words_of(missing_in(begun)) if begun else "",
        "limit": limit_words(),
        "back": request.desk.door("stations:station", pk=row.pk),
    }
    return render(request, "stations/sites/check.html", context, status=422 if form.errors or verdict.errors else 200)


def _take_files(request: DeskRequest, form: CheckForm) -> None:
    """Keep each file that came with the form at once, so that it is still there where the form has to come again."""
    dropped = files_dropped(request)
    for item in FiveHave.values:
        name = f"{item}_file"
        upload = request.FILES.get(name)
        if upload is None:
            continue
        try:
            with transaction.atomic():
                kept = keep_proof(
                    unit_year=request.desk.its_year, upload=upload, name=str(upload.name or "查证材料"),
                    proof_class=ProofClass.WORKING, by=request.desk.actor,
                )  # fmt: skip
        except Refused as refused:
            form.add_error(name, str(refused))
            continue
        form.data[f"{item}_kept"] = str(kept.pk)  # type: ignore[index] # the data is a copy of what was posted
    if dropped:
        form.add_error(None, f"{'、'.join(dropped)}：{too_large()}")


def _offered(request: DeskRequest, form: CheckForm) -> list[Proof]:
    named = [str(form[f"{item}_kept"].value() or "") for item in FiveHave.values]
    pks = [int(one) for one in named if one.isascii() and one.isdecimal() and len(one) < _LONGEST]
    if not pks:
        return []
    return list(Proof.objects.filter(pk__in=pks, unit_year__unit=request.desk.unit, removed_at=None))


def _stale(request: DeskRequest, row: Station, stage: str, form: CheckForm) -> HttpResponse:
    fresh = open_check(row, stage)
    if fresh is None:
        raise Refused("这次核查已经下过结论", cure="回到e站页面看结论", code="X005")
    theirs = initial_of_check(fresh)
    return stale_page(request, form=form, theirs=theirs, stamp=fresh.version, saved=saved_by(row))
