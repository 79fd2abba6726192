"""Rules: the list, a new one, a change, a rule set aside."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.records.stations.access import may_keep, may_look
from jixiao.records.stations.models import PushRule, StationKind
from jixiao.records.stations.pushes.forms import RuleForm, initial_of_rule
from jixiao.records.stations.pushes.queries import rules_of
from jixiao.records.stations.pushes.ruling import amend_rule, make_rule, remove_rule
from jixiao.records.stations.pushes.views.finding_rows import answer_form, rule_at
from jixiao.web.asking import ask, confirmed
from jixiao.web.table import Column, Contains, DataTable

ANY = "不限"


@at_desk(may_look)
def rules(request: DeskRequest) -> HttpResponseBase:
    """Show the rules of the unit."""
    desk, keeps = request.desk, request.desk.may(may_keep)
    table = DataTable(
        request=request,
        title="推送规则",
        queryset=rules_of(desk.unit),
        columns=(
            Column(
                "name", "规则", sort_by="name", width="w-l",
                link=(lambda row: desk.door("stations:push_rule_edit", pk=row.pk)) if keeps else None,
            ),
            Column("audiences", "人群", value=lambda row: "、".join(row.audiences) or ANY),
            Column("topics", "主题", value=lambda row: "、".join(row.topics) or ANY),
            Column("kinds", "e站类型", value=lambda row: _kinds(row) or ANY),
            Column("townships", "乡镇街道", value=lambda row: "、".join(row.townships) or ANY),
            Column("used", "用过", kind="number", sort_by="used", unit="次"),
            Column("note", "说明", default_shown=False),
        ),
        filters=(Contains("q", "规则名称", fields=("name", "note")),),
        order=("name",),
        empty=("还没有推送规则", "一条规则写明给哪些人群、什么主题、哪些乡镇街道；常用的存下来，每次推送选它。"),
        empty_door=("新建规则", desk.door("stations:push_rule_new")) if keeps else None,
    )  # fmt: skip
    return table.export() or render(request, "stations/pushes/rules.html", {"table": table, "may_keep": keeps})


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Make a rule."""
    desk, form = request.desk, RuleForm(request.POST or None, unit=request.desk.unit)
    back = desk.door("stations:push_rules")
    return answer_form(
        request, form=form, title="新建推送规则", verb="保存规则", back=back, leads_to=lambda _: back,
        act=lambda: make_rule(unit=desk.unit, given=form.ruling(), by=desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a rule."""
    desk, row = request.desk, rule_at(request.desk, pk)
    form = RuleForm(request.POST or None, unit=desk.unit, initial=initial_of_rule(row), stamp=row.version)
    back = desk.door("stations:push_rules")

    def theirs() -> tuple[dict[str, object], int]:
        fresh = rule_at(desk, pk)
        return initial_of_rule(fresh), fresh.version

    return answer_form(
        request, form=form, title=f"修改「{row.name}」", verb="保存规则", back=back, leads_to=lambda _: back,
        note="已经发出的推送不受影响；试算过还没有发的要重新试算", theirs=theirs,
        act=lambda: amend_rule(rule=row, given=form.ruling(), stamp=form.stamp, by=desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and set a rule aside."""
    desk, row = request.desk, rule_at(request.desk, pk)
    back = desk.door("stations:push_rules")
    if not confirmed(request):
        return ask(
            request, question=f"删除规则「{row.name}」？", consequence="已经按它发出的推送都在。", verb="删除规则",
            back=back,
        )  # fmt: skip
    with transaction.atomic():
        claim(request, leads_to=back)
        remove_rule(rule=row, stamp=None, by=desk.actor)
    messages.success(request, f"已删除规则「{row.name}」")
    return redirect(back)


def _kinds(row: PushRule) -> str:
    return "、".join(StationKind(one).label for one in row.kinds)
