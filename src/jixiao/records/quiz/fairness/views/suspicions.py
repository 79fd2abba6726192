"""What looks wrong: the list, looking the campaign through, deciding one by one or many alike."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import JobRun
from jixiao.orgs.pressing import claim, done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.quiz.access import may_keep, may_look, may_open
from jixiao.records.quiz.fairness.deciding import MOST_AT_ONCE, decide_all, exclude_player, keep_suspicion
from jixiao.records.quiz.fairness.forms import EXCLUDE, DecideForm, DecideManyForm
from jixiao.records.quiz.fairness.jobs import SCAN, ask_to_scan
from jixiao.records.quiz.fairness.queries import (
    history_of,
    last_scan_of,
    suspicions_of,
)
from jixiao.records.quiz.fairness.thresholds import explained, words_of
from jixiao.records.quiz.fairness.views.finding_rows import campaign_at, framed, row_at
from jixiao.records.quiz.fairness.views.telling import beside_of, counts_of
from jixiao.records.quiz.models import Campaign, Suspicion, SuspicionKind, SuspicionState
from jixiao.web.stamp import stale_page
from jixiao.web.table import Choice, Column, Contains, DataTable

LIGHTS = {SuspicionState.OPEN: "amber", SuspicionState.KEPT: "green", SuspicionState.EXCLUDED: "red"}
may_scan = may_keep | may_open


@at_desk(may_look)
def suspicions(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the leads of a campaign."""
    campaign = campaign_at(request.desk, pk)
    table = _table(request, campaign)
    under_way = JobRun.objects.filter(kind=SCAN, order__campaign=campaign.pk)
    under_way = under_way.filter(state__in=(JobRun.State.QUEUED, JobRun.State.RUNNING))
    context = {
        "table": table,
        "counts": counts_of(campaign),
        "last": last_scan_of(campaign),
        "running": under_way.order_by("-pk").first(),
        "may_scan": request.desk.may(may_scan),
        "explained": explained(),
        "history": history_of(campaign, request.desk.its_year),
    }
    return table.export() or framed(request, "quiz/fairness/suspicions.html", campaign, context)


@require_POST
@at_desk(may_scan, write=may_scan)
def scan(request: DeskRequest, pk: int) -> HttpResponse:
    """Queue the looking through of a campaign."""
    campaign = campaign_at(request.desk, pk)
    return done_once(
        request,
        lambda: ask_to_scan(campaign=campaign, by=request.desk.actor),
        lambda job: reverse("orgs:job", kwargs={"pk": job.pk}),
    )


@at_desk(may_look, write=may_open)
def suspicion(request: DeskRequest, pk: int, suspicion: int) -> HttpResponse:
    """Show one lead with what is known of the player, and decide it."""
    campaign = campaign_at(request.desk, pk)
    row: Suspicion = row_at(suspicions_of(campaign), campaign, suspicion)
    form = DecideForm(request.POST or None, stamp=row.version)
    back = request.desk.door("quiz:fairness", pk=campaign.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                answer = done_once(request, lambda: _decided(row, form, request), lambda _: back)
                messages.success(request, f"{row.player}：{row.get_state_display()}")
                return answer
        except Stale as stale:
            now = Suspicion.objects.get(pk=row.pk)
            return stale_page(
                request, form=form, theirs=stale.theirs, stamp=now.version, saved="刚才又核查过", back=back
            )
    source, doubt = words_of(row.kind)
    context = {
        "row": row,
        "form": form,
        "colour": LIGHTS[SuspicionState(row.state)],
        "is_open": row.state == SuspicionState.OPEN,
        "source": source,
        "doubt": doubt,
        "others": suspicions_of(campaign).filter(player=row.player).exclude(pk=row.pk).order_by("pk"),
        "history": history_of(row.player, request.desk.its_year),
        **beside_of(row.player),
    }
    return framed(request, "quiz/fairness/suspicion.html", campaign, context)


@at_desk(may_open, write=may_open)
def decide_many(request: DeskRequest, pk: int) -> HttpResponse:
    """Decide many leads alike, and show what came of each."""
    campaign = campaign_at(request.desk, pk)
    kind = (request.POST if request.method == "POST" else request.GET).get("kind", "")
    rows = suspicions_of(campaign).filter(state=SuspicionState.OPEN).order_by("kind", "pk")
    offered = list((rows.filter(kind=kind) if kind in SuspicionKind.values else rows)[:MOST_AT_ONCE])
    form = DecideManyForm(request.POST or None, offered=offered)
    results: list[tuple[Suspicion, str]] = []
    if request.method == "POST" and form.is_valid():
        claim(request, leads_to=request.get_full_path())
        chosen = [row for row in offered if row.pk in set(form.cleaned_data["chosen"])]
        for row in chosen:
            row.player.campaign = campaign
        verdict = SuspicionState.EXCLUDED if form.cleaned_data["verdict"] == EXCLUDE else SuspicionState.KEPT
        with refusals_into(form):
            results = decide_all(
                suspicions=chosen, verdict=verdict, reason=form.cleaned_data["reason"], by=request.desk.actor
            )
    picked = set(request.POST.getlist("chosen"))
    context = {
        "form": form,
        "offered": [(row, str(row.pk) in picked) for row in offered],
        "kinds": SuspicionKind.choices,
        "kind": kind,
        "results": results,
        "most": MOST_AT_ONCE,
    }
    return framed(request, "quiz/fairness/decide_many.html", campaign, context)


def _decided(row: Suspicion, form: DecideForm, request: DeskRequest) -> None:
    given = {"suspicion": row, "reason": form.cleaned_data["reason"], "stamp": form.stamp, "by": request.desk.actor}
    if form.cleaned_data["verdict"] == EXCLUDE:
        exclude_player(**given)
    else:
        keep_suspicion(**given)


def _table(request: DeskRequest, campaign: Campaign) -> DataTable:
    desk, place = request.desk, {"pk": campaign.pk}
    return DataTable(
        request=request,
        title="异常线索",
        queryset=suspicions_of(campaign),
        columns=(
            Column(
                "player", "参与编号", sort_by="player__handle", value=lambda row: row.player.handle,
                link=lambda row: desk.door("quiz:suspicion", suspicion=row.pk, **place),
            ),
            Column("kind", "异常类别", sort_by="kind", value=lambda row: row.get_kind_display()),
            Column("told", "异常情况", kind="long"),
            Column("points", "累计积分", kind="number", sort_by="player__points"),
            Column("found_at", "发现", kind="day", sort_by="found_at"),
            Column(
                "state", "核查状态", kind="light", sort_by="state",
                value=lambda row: (LIGHTS[SuspicionState(row.state)], row.get_state_display()),
            ),
            Column("reason", "核查说明", kind="long", value=lambda row: row.reason or NOT_APPLICABLE),
            Column("by", "核查人", value=lambda row: row.by.name if row.by else NOT_APPLICABLE, default_shown=False),
        ),
        filters=(
            Contains("q", "参与编号", fields=("player__handle",)),
            Choice("kind", "类别", field="kind", choices=list(SuspicionKind.choices)),
            Choice("state", "状态", field="state", choices=list(SuspicionState.choices)),
        ),
        order=("-state", "kind", "pk"),
        empty=("没有异常线索", "竞答期间和结束后各核查一次；没有线索也是结果。"),
        note="机器只列线索，结论由人写明理由作出",
    )  # fmt: skip
