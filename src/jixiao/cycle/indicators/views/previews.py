"""影响预览 of a round: asked for, watched, stopped, looked at, and the round published from there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from jixiao.cycle.indicators.access import authority_of, may_keep_shared, may_look
from jixiao.cycle.indicators.growing.concerned import RETIRED, Concern, concerns_of, pinned_by, years_of
from jixiao.cycle.indicators.growing.previewing import ask_for_preview
from jixiao.cycle.indicators.growing.running import ask_to_stop, finished_run, is_under_way, latest_run
from jixiao.cycle.indicators.growing.settling import publish_round
from jixiao.cycle.indicators.models import (
    Direction,
    LibraryRun,
    PreviewLine,
    ProposalVerdict,
    RoundState,
    RunKind,
    UpdateRound,
)
from jixiao.cycle.indicators.views.rounds import keeps_round, kept_round, seen_round, state_now
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import YearState
from jixiao.orgs.queries import units_seen
from jixiao.orgs.seat import Desk
from jixiao.web.asking import ask, confirmed
from jixiao.web.table import Choice, Column, Contains, DataTable

LIGHTS = {
    Direction.UP: ("green", "升"),
    Direction.DOWN: ("amber", "降"),
    Direction.SAME: ("none", "不变"),
    Direction.UNKNOWN: ("red", "算不出"),
}
MOST_ROWS = 200


@at_desk(may_look)
def preview(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show what the whole round would change, for the units the person sees; whoever keeps it publishes from here."""
    desk = request.desk
    round_ = seen_round(desk, pk)
    done = finished_run(round_.authority, RunKind.IMPACT, round_=round_)
    newest = latest_run(round_.authority, RunKind.IMPACT, round_=round_)
    is_published = round_.state == RoundState.PUBLISHED
    is_fresh = done is not None and not is_published and done.digest == state_now(round_)
    table = lines_table(request, done) if done is not None else None
    exported = table.export() if table else None
    if exported:
        return exported
    keeps = keeps_round(desk, round_)
    context = {
        "round": round_,
        "run": newest,
        "under_way": is_under_way(newest),
        "done": done,
        "fresh": is_fresh,
        "is_published": is_published,
        "counts": done.counts if done else {},
        "concerns": concerned_lines(desk, round_),
        "table": table,
        "years": years_of(round_),
        "keeps": keeps,
        "may_publish": keeps and is_fresh and round_.state == RoundState.APPROVING and not undecided(round_),
        "undecided": undecided(round_) if round_.state == RoundState.APPROVING else 0,
        "open_retired": open_retired(desk, round_),
    }
    return render(request, "indicators/preview.html", context)


@require_POST
@at_desk(may_look, write=may_keep_shared)
def start_preview(request: DeskRequest, pk: int) -> HttpResponse:
    """Queue the preview; pressed twice, the first is on its way."""
    desk = request.desk
    round_ = kept_round(desk, pk)
    if not is_under_way(latest_run(round_.authority, RunKind.IMPACT, round_=round_)):
        ask_for_preview(round_=round_, at=desk.unit_year, by=desk.actor)
    return redirect(desk.door("indicators:preview", pk=pk))


@at_desk(may_look, write=may_keep_shared)
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, then publish the round as it was previewed; the digest of what was looked at goes with the form."""
    desk = request.desk
    round_ = kept_round(desk, pk)
    back = desk.door("indicators:preview", pk=pk)
    if round_.state == RoundState.PUBLISHED or request.method != "POST":
        return redirect(back if request.method != "POST" else _released(desk, round_))
    digest = request.POST.get("digest", "")[:64]
    if not confirmed(request):
        consequence = "采纳的提案同时施行，被替代的同时停用，形成新一版指标库。已引用旧版的申报表不变。发布后不能撤回。"
        kept = [("digest", digest)]
        return ask(request, question="发布这一轮？", consequence=consequence, verb="发布这一轮", back=back, kept=kept)
    release = publish_round(round_=round_, digest=digest, by=desk.actor)
    messages.success(request, f"已发布指标库第 {release.number} 版，{release.year} 年度起施行")
    return redirect(desk.door("indicators:release", number=release.number))


@at_desk(may_look)
def run_part(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how far a run is; when it has ended, the page that asks is drawn anew."""
    run = seen_run(request.desk, pk)
    if is_under_way(run):
        return render(request, "indicators/run.html", {"run": run, "keeps": keeps_run(request.desk, run)})
    response = HttpResponse(status=204)
    response.headers["HX-Refresh"] = "true"
    return response


@require_POST
@at_desk(may_look, write=may_keep_shared)
def stop_run(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask a run to stop."""
    desk = request.desk
    run = seen_run(desk, pk)
    ask_to_stop(run=run, by=desk.actor)
    messages.success(request, "已要求停止，做到一半的不保留")
    at = ("indicators:preview", {"pk": run.round_id}) if run.round_id else ("indicators:harvest", {})
    return redirect(desk.door(at[0], **at[1]))


def seen_run(desk: Desk, pk: int) -> LibraryRun:
    """Return a run of the bureau above; one of another bureau is not there, and a harvest only for who keeps it."""
    found = get_object_or_404(LibraryRun.objects.select_related("job", "authority"), pk=pk)
    if found.round_id:
        seen_round(desk, found.round_id)
        return found
    return get_object_or_404(LibraryRun.objects.select_related("job"), pk=pk, authority=authority_of_or_none(desk))


def authority_of_or_none(desk: Desk) -> Any:  # noqa: ANN401 - a unit, or nothing for who reviews nowhere
    """Return the bureau that the person reviews for, None where there is none."""
    return authority_of(desk) if desk.may(may_keep_shared) else None


def keeps_run(desk: Desk, run: LibraryRun) -> bool:
    """Return whether the person may stop a run."""
    return desk.may(may_keep_shared) and authority_of(desk).pk == run.authority_id


def undecided(round_: UpdateRound) -> int:
    """Return how many proposals wait for a decision."""
    return round_.proposals.filter(verdict=ProposalVerdict.OPEN).count()


def concerned_lines(desk: Desk, round_: UpdateRound) -> list[tuple[Concern, int, int]]:
    """Return what the round does to each indicator, with the goal rows that pin it and those still open: constant."""
    concerns = concerns_of(round_)
    later = Q(sheet__unit_year__year__gte=round_.year, sheet__unit_year__state=YearState.OPEN, is_locked=False)
    rows = pinned_by(concerns, units_seen(desk.held)).order_by()
    counted = rows.values(key=F("version_pinned__indicator")).annotate(
        total=Count("pk", distinct=True), free=Count("pk", distinct=True, filter=later)
    )
    found = {one["key"]: (one["total"], one["free"]) for one in counted}
    return [(one, *found.get(one.indicator.pk, (0, 0))) for one in concerns]


def open_retired(desk: Desk, round_: UpdateRound) -> int:
    """Return how many goal rows of the round's year and later pin what is to be retired: publishing would refuse."""
    ended = [one for one in concerns_of(round_) if one.proposal.replaces_id == one.indicator.pk or one.kind == RETIRED]
    rows = pinned_by(ended, units_seen(desk.held)).filter(sheet__unit_year__year__gte=round_.year)
    return rows.count()


def lines_table(request: DeskRequest, run: LibraryRun) -> DataTable:
    """Return the unit-years of a preview that the person sees."""
    desk = request.desk
    rows = PreviewLine.objects.filter(run=run, unit__in=units_seen(desk.held)).select_related("unit")
    years = [(str(year), f"{year} 年度") for year in sorted({*rows.values_list("year", flat=True)}, reverse=True)]
    return DataTable(
        request=request,
        title="单位年度得分",
        queryset=rows,
        columns=(
            Column("unit", "单位", sort_by="unit__code", value=_unit_name, link=_evaluation, width="w-xl"),
            Column("year", "年度", sort_by="year", value=lambda row: str(row.year)),
            Column("before", "原总分", kind="points", sort_by="total_before", value=_known("total_before")),
            Column("after", "新总分", kind="points", sort_by="total_after", value=_known("total_after")),
            Column("moved", "变动", kind="points", sort_by="moved", value=_known("moved")),
            Column("direction", "方向", kind="light", value=lambda row: LIGHTS[Direction(row.direction)]),
            Column("rows", "变动的指标", kind="long", value=_rows_said, width="w-2xl"),
        ),
        filters=(
            Choice("direction", "方向", field="direction", choices=list(Direction.choices)),
            Choice("of", "年度", field="year", choices=years),
            Contains("q", "单位名称", fields=("unit__name", "unit__code")),
        ),
        order=("-year", "unit__code"),
        note="按各年度计分时的记录、取数、规则集重算，只换指标的算法；不改已有的得分",
        empty=("没有已计分的申报表引用这些指标", "发布后不影响已有的得分。"),
    )  # fmt: skip


def _known(name: str) -> Callable[[PreviewLine], Any]:
    """Return what gives the points of a line; where they could not be worked out there are none."""

    def of(row: PreviewLine) -> Any:  # noqa: ANN401 - points, or that there are none
        points = getattr(row, name)
        return NOT_APPLICABLE if points is None else points

    return of


def _unit_name(row: PreviewLine) -> str:
    return row.unit.name


def _rows_said(row: PreviewLine) -> str:
    words = [
        f"{one['code']} {one['name']}：{one['before'] or '—'} → {one['after'] or '—'}"
        + (f"（{one['reason']}）" if one["reason"] else "")
        for one in row.rows[:MOST_ROWS]
    ]
    return row.reason or "；".join(words)


def _evaluation(row: PreviewLine) -> str:
    try:
        return reverse("evaluation:sheet", kwargs={"unit": row.unit.code, "year": row.year})
    except NoReverseMatch:
        return ""


def _released(desk: Desk, round_: UpdateRound) -> str:
    release = getattr(round_, "release", None)
    if release is None:
        return desk.door("indicators:round", pk=round_.pk)
    return desk.door("indicators:release", number=release.number)
