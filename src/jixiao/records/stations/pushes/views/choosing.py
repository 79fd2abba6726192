"""The contents of a push: put in what fits its rule, one by one or all that the filters find, and taken out again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.records.stations.access import may_keep
from jixiao.records.stations.models import Content, ContentKind, Push
from jixiao.records.stations.pushes.drafting import put_in, take_out
from jixiao.records.stations.pushes.matching import EVERYBODY
from jixiao.records.stations.pushes.queries import pushable
from jixiao.records.stations.pushes.trying import size_of
from jixiao.records.stations.pushes.views.finding_rows import chosen_in, push_at
from jixiao.web.table import Choice, Column, Contains, DataTable
from jixiao.web.tagged import HasTag

PAGE = 50


@at_desk(may_keep, write=may_keep)
def choose(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what may be pushed and fits the rule, and put in what was ticked, or all that meets the filters."""
    desk, row = request.desk, push_at(request.desk, pk)
    rows = pushable(desk.unit, on=desk.today).exclude(pushed__push=row).select_related("file")
    table = _table(request, rows if request.GET.get("fits") == "any" else _fitting(rows, row))
    if request.method == "POST":
        chosen = chosen_in(request)
        if request.POST.get("which") == "all":
            chosen = list(table.filtered.values_list("pk", flat=True))
        address = desk.door("stations:push", pk=pk)
        with transaction.atomic():
            claim(request, leads_to=address)
            number = put_in(push=row, chosen=chosen, by=desk.actor)
        messages.success(request, f"加入了 {number} 项内容" if number else "没有选内容，什么都没有加入")
        return redirect(address)
    page = Paginator(table.filtered.order_by("-number"), PAGE).get_page(request.GET.get("page"))
    context = {"push": row, "table": table, "page": page, "lines": [(one, size_of(one)) for one in page]}
    return render(request, "stations/pushes/choose.html", context)


@at_desk(may_keep, write=may_keep)
@require_POST
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the contents that were ticked out of a draft."""
    row = push_at(request.desk, pk)
    number = take_out(push=row, chosen=chosen_in(request), by=request.desk.actor)
    messages.success(request, f"移出了 {number} 项内容" if number else "没有选内容")
    return redirect(request.desk.door("stations:push", pk=pk))


def _fitting(rows: QuerySet[Content], push: Push) -> QuerySet[Content]:
    """Return the contents that the rule asks for by topic and audience."""
    rule = push.rule
    if rule is None:
        return rows
    for field, tags in (("topics", rule.topics), ("audiences", rule.audiences)):
        if not tags or (field == "audiences" and EVERYBODY in tags):
            continue
        wanted = Q()
        for tag in tags if field == "topics" else [*tags, EVERYBODY]:
            wanted |= Q(HasTag(tag, field=field))
        rows = rows.filter(wanted | Q(audiences=[]) if field == "audiences" else wanted)
    return rows


def _table(request: DeskRequest, rows: QuerySet[Content]) -> DataTable:
    return DataTable(
        request=request, title="可以推送的内容", queryset=rows, columns=(Column("title", "内容标题"),),
        filters=(
            Contains("q", "标题或来源", fields=("title", "source", "initials")),
            Choice("kind", "类型", field="kind", choices=list(ContentKind.choices)),
        ),
    )  # fmt: skip
