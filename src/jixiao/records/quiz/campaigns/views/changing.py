"""Changes of a running campaign: each has a form of its own, and each stands on the public page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import pressed
from jixiao.orgs.refusing import refusals_into
from jixiao.records.quiz.access import may_keep, may_look
from jixiao.records.quiz.campaigns.changing import (
    add_pick_up_point,
    change_campaign,
    raise_prize,
    withdraw_question,
)
from jixiao.records.quiz.campaigns.draw_list import lines_of
from jixiao.records.quiz.campaigns.forms.running import (
    ClaimDaysForm,
    ContactForm,
    LastDayForm,
    MorePiecesForm,
    PointForm,
    WithdrawForm,
)
from jixiao.records.quiz.campaigns.queries import changes_of
from jixiao.records.quiz.campaigns.views.finding_rows import campaign_at, running_at
from jixiao.records.quiz.models import Campaign, CampaignState, PoolEntry, QuestionKind
from jixiao.web.printing import day_short_text
from jixiao.web.stamp import StampedForm
from jixiao.web.table import Choice, Column, Contains, DataTable

FIELDS: dict[str, tuple[str, type[StampedForm]]] = {
    "last_day": ("延长竞答", LastDayForm),
    "claim_days": ("延长领奖期限", ClaimDaysForm),
    "contact": ("更正咨询电话", ContactForm),
}


@at_desk(may_keep, write=may_keep)
def changes(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what may be changed and what was."""
    row = campaign_at(request.desk, pk)
    context = {"campaign": row, "changes": changes_of(row), "fields": [(name, one[0]) for name, one in FIELDS.items()]}
    return render(request, "quiz/campaigns/changes.html", context)


@at_desk(may_keep, write=may_keep)
def change(request: DeskRequest, pk: int, field: str) -> HttpResponse:
    """Change one field of an open campaign."""
    row = running_at(request, pk)
    title, made = FIELDS.get(field, ("变更", ContactForm))
    form = made(request.POST or None, stamp=row.version, initial={field: getattr(row, field, "")})
    return _answered(
        request, row, form, title,
        lambda: change_campaign(
            campaign=row, field=field, value=form.cleaned_data.get(field), why=form.cleaned_data["why"],
            stamp=form.stamp, by=request.desk.actor,
        ),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def more(request: DeskRequest, pk: int) -> HttpResponse:
    """Put more pieces of a prize into an open campaign."""
    row = running_at(request, pk)
    form = MorePiecesForm(request.POST or None, stamp=row.version, campaign=row)
    return _answered(
        request, row, form, "增加奖品数量",
        lambda: raise_prize(
            campaign=row, prize=form.cleaned_data["prize"], total=form.cleaned_data["total"],
            why=form.cleaned_data["why"], stamp=form.stamp, by=request.desk.actor,
        ),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def point(request: DeskRequest, pk: int) -> HttpResponse:
    """Add a pick-up point to an open campaign."""
    row = running_at(request, pk)
    form = PointForm(request.POST or None, stamp=row.version)
    return _answered(
        request, row, form, "新增领奖点",
        lambda: add_pick_up_point(
            campaign=row, point=form.counter(), why=form.cleaned_data["why"], stamp=form.stamp,
            by=request.desk.actor,
        ),
    )  # fmt: skip


@at_desk(may_look, write=may_keep)
def pool(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the questions of an open campaign, and take a faulty one out."""
    row = campaign_at(request.desk, pk)
    table = _pool_table(request, row)
    form = WithdrawForm(request.POST or None, stamp=row.version, initial={"position": request.GET.get("position")})
    if request.method == "POST" and form.is_valid():
        entry = get_object_or_404(
            PoolEntry.objects.select_related("version"), campaign=row, position=form.cleaned_data["position"]
        )
        with refusals_into(form):
            return pressed(
                request,
                lambda: withdraw_question(
                    campaign=row, entry=entry, why=form.cleaned_data["why"], stamp=form.stamp, by=request.desk.actor
                ),
                leads_to=request.desk.door("quiz:pool", pk=pk),
            )
    is_open = row.state == CampaignState.OPEN
    context = {
        "campaign": row,
        "table": table,
        "form": form,
        "is_open": is_open,
        "may_keep": request.desk.may(may_keep),
    }
    exported: Any = table.export()
    return exported or render(request, "quiz/campaigns/pool.html", context)


def _answered(
    request: DeskRequest, row: Campaign, form: StampedForm, title: str, act: Callable[[], Campaign]
) -> HttpResponse:
    back = request.desk.door("quiz:changes", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return pressed(request, act, leads_to=back)
    context = {"form": form, "title": title, "verb": title, "back": back, "campaign": row, "is_change": True}
    return render(request, "quiz/campaigns/form.html", context)


def _in_use(one: PoolEntry) -> str:
    return f"{day_short_text(one.withdrawn_at)} 撤下" if one.withdrawn_at else "在用"


def _pool_table(request: DeskRequest, row: Campaign) -> DataTable:
    lines = lines_of(row)
    return DataTable(
        request=request,
        title="入选题目",
        queryset=PoolEntry.objects.filter(campaign=row).select_related("version__question"),
        columns=(
            Column("position", "序号", kind="number", sort_by="position", width="w-s"),
            Column("text", "题干", value=lambda one: one.version.text),
            Column("kind", "题型", value=lambda one: one.version.get_kind_display()),
            Column("tags", "标签", value=lambda one: "、".join(one.version.tags)),
            Column("bucket", "抽题组别", value=lambda one: lines[one.bucket]["tag"] or "不限标签", sort_by="bucket"),
            Column("version", "题库编号", value=lambda one: f"{one.version.question} 第 {one.version.number} 版"),
            Column("withdrawn_at", "现在", value=_in_use, sort_by="withdrawn_at"),
        ),
        filters=(
            Contains("q", "题干", fields=("version__text",)),
            Choice("kind", "题型", field="version__kind", choices=list(QuestionKind.choices)),
        ),
        order=("position",),
        empty=("还没有入选题目", "发布竞答时，从题库里审核通过的题目中固定下来。"),
        note="发布时固定；题库以后再改，不影响这次竞答",
    )  # fmt: skip
