"""Appeals of players who were excluded: the list, and the answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.quiz.access import may_look, may_open
from jixiao.records.quiz.fairness.appealing import reject_appeal, uphold_appeal
from jixiao.records.quiz.fairness.forms import AppealAnswerForm
from jixiao.records.quiz.fairness.queries import appeals_of, suspicions_of
from jixiao.records.quiz.fairness.views.finding_rows import campaign_at, framed, row_at
from jixiao.records.quiz.fairness.views.telling import beside_of
from jixiao.records.quiz.models import Appeal, AppealState
from jixiao.web.table import Choice, Column, DataTable

LIGHTS = {AppealState.OPEN: "amber", AppealState.UPHELD: "green", AppealState.REJECTED: "none"}


@at_desk(may_look)
def appeals(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the appeals of a campaign."""
    desk, campaign = request.desk, campaign_at(request.desk, pk)
    table = DataTable(
        request=request,
        title="申诉",
        queryset=appeals_of(campaign),
        columns=(
            Column(
                "player", "参与编号", sort_by="player__handle", value=lambda row: row.player.handle,
                link=lambda row: desk.door("quiz:appeal", pk=campaign.pk, appeal=row.pk),
            ),
            Column("text", "申诉内容", kind="long"),
            Column("at", "申诉日期", kind="day", sort_by="at"),
            Column(
                "state", "申诉状态", kind="light", sort_by="state",
                value=lambda row: (LIGHTS[AppealState(row.state)], row.get_state_display()),
            ),
            Column("answer", "申诉答复", kind="long", value=lambda row: row.answer or NOT_APPLICABLE),
            Column("by", "答复人", value=lambda row: row.answered_by.name if row.answered_by else NOT_APPLICABLE),
        ),
        filters=(Choice("state", "状态", field="state", choices=list(AppealState.choices)),),
        order=("state", "at"),
        empty=("没有申诉", "被剔除的参与者可以在活动页上申诉。"),
    )  # fmt: skip
    return table.export() or framed(request, "quiz/fairness/appeals.html", campaign, {"table": table})


@at_desk(may_look, write=may_open)
def appeal(request: DeskRequest, pk: int, appeal: int) -> HttpResponse:
    """Show one appeal with what is known of the player, and answer it."""
    campaign = campaign_at(request.desk, pk)
    row: Appeal = row_at(appeals_of(campaign), campaign, appeal)
    form, back = AppealAnswerForm(request.POST or None), request.desk.door("quiz:appeals", pk=pk)
    if request.method == "POST" and form.is_valid():
        act = uphold_appeal if form.cleaned_data["verdict"] == "uphold" else reject_appeal
        with refusals_into(form):
            said = form.cleaned_data["answer"]
            answer = done_once(request, lambda: act(appeal=row, answer=said, by=request.desk.actor), lambda _: back)
            messages.success(request, f"{row.player}：{row.get_state_display()}")
            return answer
    context = {
        "row": row,
        "form": form,
        "colour": LIGHTS[AppealState(row.state)],
        "is_open": row.state == AppealState.OPEN,
        "leads": suspicions_of(campaign).filter(player=row.player).order_by("pk"),
        **beside_of(row.player),
    }
    return framed(request, "quiz/fairness/appeal.html", campaign, context)
