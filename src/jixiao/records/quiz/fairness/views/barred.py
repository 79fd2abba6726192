"""The list of those who may not win."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.quiz.access import may_keep, may_look
from jixiao.records.quiz.fairness.barring import bar_somebody, unbar
from jixiao.records.quiz.fairness.forms import BarredForm, ReasonForm
from jixiao.records.quiz.fairness.views.finding_rows import campaign_at, framed, show_form
from jixiao.records.quiz.models import Barred
from jixiao.web.table import Column, Contains, DataTable


@at_desk(may_look, write=may_keep)
def barred(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show who may not win, and add somebody."""
    desk, campaign = request.desk, campaign_at(request.desk, pk)
    form, here = BarredForm(request.POST or None), request.desk.door("quiz:barred", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            given = form.cleaned_data
            answer = done_once(request, lambda: bar_somebody(campaign=campaign, by=desk.actor, **given), lambda _: here)
            messages.success(request, f"已登记 {given['label']}")
            return answer
    keeps = desk.may(may_keep)
    table = DataTable(
        request=request,
        title="回避名单",
        queryset=Barred.objects.filter(campaign=campaign).select_related("by"),
        columns=(
            Column("label", "回避人员", sort_by="label"),
            Column("reason", "回避原因", sort_by="reason"),
            Column("by", "登记人", value=lambda row: row.by.name),
            Column("at", "登记日期", kind="day", sort_by="at"),
            *(
                (
                    Column(
                        "remove", "办理", value=lambda _: "移出",
                        link=lambda row: desk.door("quiz:barred_remove", pk=campaign.pk, one=row.pk),
                    ),
                )
                if keeps
                else ()
            ),
        ),
        filters=(Contains("q", "回避人员", fields=("label",)),),
        order=("label", "pk"),
        empty=("还没有回避人员", "出题、审题、办活动的工作人员和评委，登记后不能获奖。"),
        note="手机号只存摘要，查不出号码",
    )  # fmt: skip
    context = {"table": table, "form": form, "may_keep": keeps}
    return table.export() or framed(request, "quiz/fairness/barred.html", campaign, context)


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int, one: int) -> HttpResponse:
    """Take somebody off the list."""
    campaign = campaign_at(request.desk, pk)
    row = get_object_or_404(Barred.objects.select_related("campaign__unit_year"), campaign=campaign, pk=one)
    form, back = ReasonForm(request.POST or None), request.desk.door("quiz:barred", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            why = form.cleaned_data["reason"]
            return done_once(request, lambda: unbar(barred=row, reason=why, by=request.desk.actor), lambda _: back)
    return show_form(request, campaign, form=form, title=f"移出 {row.label}？", verb="移出名单", back=back)
