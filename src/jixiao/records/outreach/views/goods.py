"""The ledger of goods: what lies in the store, each good with its lines, and the acts that move it."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, F, IntegerField, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.engine.yearbook.record import HANDOUT_KINDS
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.outreach.access import may_keep, may_look
from jixiao.records.outreach.forms.goods import GoodForm, initial_of_good
from jixiao.records.outreach.models import MovementKind, StockMovement
from jixiao.records.outreach.queries import goods_of, history_of, ledger_of
from jixiao.records.outreach.stocking import amend_good, good_subject, register_good, undo_movement
from jixiao.records.outreach.views.finding_rows import answer_stale, good_at, movement_at
from jixiao.web.table import Choice, Column, Contains, DataTable, NumberRange

LINES = 50
_YES_NO = {True: "是", False: "否", None: ""}


@at_desk(may_look)
def goods(request: DeskRequest) -> HttpResponseBase:
    """Show all goods with their stock and what was moved this year."""
    table = _table(request)
    context = {"table": table, "may_keep": request.desk.may(may_keep)}
    return table.export() or render(request, "outreach/goods.html", context)


@at_desk(may_look)
def printed(request: DeskRequest) -> HttpResponse:
    """Show the ledger of the year as it is put on paper: every good with its lines."""
    year = request.desk.its_year
    lines = StockMovement.objects.filter(unit_year=year).select_related("good", "activity", "by", "undone_by")
    rows = lines.order_by("good__kind", "good__name", "at", "pk")[:5000]
    return render(request, "outreach/goods_print.html", {"lines": rows, "today": request.desk.today})


@at_desk(may_look)
def good(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one good: what lies in the store, what is out, and every line of its ledger."""
    desk = request.desk
    row = good_at(desk, pk)
    page = Paginator(ledger_of(row), LINES).get_page(request.GET.get("page"))
    context = {
        "good": _with_sums(goods_of(desk.unit).filter(pk=row.pk), desk.its_year.pk).first() or row,
        "page": page,
        "proofs": proofs_panel(desk, good_subject(row), row.name),
        "history": history_of(good_subject(row), desk.its_year),
        "may_keep": desk.may(may_keep),
    }
    return render(request, "outreach/good.html", context)


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Give a good its place in the ledger."""
    form = GoodForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: register_good(unit=request.desk.unit, values=form.cleaned_data, by=request.desk.actor),
                lambda row: request.desk.door("outreach:good", pk=row.pk),
            )
    back = request.desk.door("outreach:goods")
    context = {"form": form, "title": "登记物资", "verb": "登记物资", "back": back, "trail": ("物资台账", back)}
    return render(request, "outreach/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is known of a good."""
    row = good_at(request.desk, pk)
    back = request.desk.door("outreach:good", pk=row.pk)
    form = GoodForm(request.POST or None, initial=initial_of_good(row), stamp=row.version)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_good(good=row, values=form.cleaned_data, stamp=form.stamp, by=request.desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = good_at(request.desk, pk)
            theirs = initial_of_good(fresh)
            return answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, subject=good_subject(fresh))
    context = {
        "form": form,
        "title": f"修改「{row.name}」",
        "verb": "保存修改",
        "back": back,
        "trail": (row.name, back),
    }
    return render(request, "outreach/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Undo a line of the ledger by a line against it."""
    line = movement_at(request.desk, pk)
    back = request.desk.door("outreach:good", pk=line.good_id)
    return ask_reason(
        request,
        question=f"冲销这笔{line.get_kind_display()}？",
        consequence=f"「{line.good.name}」{_quantity(line)}。原记录保留，另记一笔相反的；库存随之改回。",
        label="冲销原因",
        verb="冲销记录",
        back=back,
        act=lambda reason: undo_movement(movement=line, reason=reason, by=request.desk.actor),
        leads_to=back,
    )


def _lent(row: Any) -> int | Absent:  # noqa: ANN401 - a good with annotations
    return row.out if row.reusable else NOT_APPLICABLE


def _quantity(line: StockMovement) -> str:
    return "数量未填" if line.quantity is None else f"{line.quantity:,} {line.good.measure}"


def _table(request: DeskRequest) -> DataTable:
    rows = _with_sums(goods_of(request.desk.unit), request.desk.its_year.pk)
    new_url = request.desk.door("outreach:good_new") if request.desk.may(may_keep) else ""
    return DataTable(
        request=request,
        title="物资台账",
        queryset=rows,
        columns=(
            Column("name", "物资", sort_by="name", link=lambda row: request.desk.door("outreach:good", pk=row.pk)),
            Column("kind", "类别", sort_by="kind"),
            Column("measure", "单位"),
            Column("reusable", "重复使用", words=_YES_NO, value=lambda row: _YES_NO[row.reusable]),
            Column("stock", "库存", kind="number", sort_by="stock"),
            Column("out", "借出未还", kind="number", sort_by="out", value=_lent),
            Column("bought", "本年入库", kind="number", sort_by="bought"),
            Column("given", "本年领用", kind="number", sort_by="given"),
            Column("spent", "本年采购", kind="yuan", sort_by="spent", total=True),
            Column("specification", "规格说明", default_shown=False),
        ),
        filters=(
            Contains("q", "物资名称", fields=("name", "initials", "specification")),
            Choice("kind", "类别", field="kind", choices=[(kind, kind) for kind in HANDOUT_KINDS]),
            NumberRange("stock", "库存", field="stock"),
        ),
        order=("kind", "name"),
        empty=("还没有物资", "先登记物资，再入库、领用。建账以前发的，在活动里按“未建账”登记。"),
        empty_door=("登记物资", new_url) if new_url else None,
    )


def _with_sums(rows: Any, year: int) -> Any:  # noqa: ANN401 - a queryset with annotations
    """Annotate goods with this year's sums, undone lines left out, in the one statement that lists them."""
    return rows.annotate(
        bought=_sum("quantity", Q(kind=MovementKind.BOUGHT, unit_year=year)),
        given=_sum("quantity", Q(kind=MovementKind.ISSUED, unit_year=year)),
        spent=_sum("amount", Q(kind=MovementKind.BOUGHT, unit_year=year)),
        issued=_sum("quantity", Q(kind=MovementKind.ISSUED, off_ledger=False)),
        back=_sum("quantity", Q(kind=MovementKind.RETURNED) | Q(kind=MovementKind.SCRAPPED, activity__isnull=False)),
        out=_only_reusable(F("issued") - F("back")),
    )


def _sum(column: str, wanted: Q) -> Any:  # noqa: ANN401 - an expression
    lines = StockMovement.objects.filter(wanted, good=OuterRef("pk"), undone_by=None).order_by().values("good")
    return Coalesce(Subquery(lines.annotate(total=Sum(column)).values("total"), output_field=IntegerField()), 0)


def _only_reusable(expression: Any) -> Any:  # noqa: ANN401 - an expression
    return Case(When(reusable=True, then=expression), default=Value(None), output_field=IntegerField())
