"""The gallery: every component on one page, to be looked at while building. There only with DEBUG."""

import datetime
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import NOT_APPLICABLE, Rule, Source, Trace
from jixiao.web.asking import ask
from jixiao.web.charts import Bar, Series, bar_chart, line_chart
from jixiao.web.clock import today
from jixiao.web.fields import CountField, DayField, MoneyField, PercentField, TextField
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.importing.page import dry_run_shown
from jixiao.web.rows import row_wanted, with_one_more_row
from jixiao.web.stamp import StampedForm, stale_page
from jixiao.web.street import Block, Stop
from jixiao.web.table import Choice, Column, Contains, DataTable, NumberRange
from jixiao.web.trace import trace_page

STREET = (
    Block("", (Stop("工作台", "web:gallery"),)),
    Block(
        "记录", (Stop("科普活动", "web:gallery", also=("web:gallery-part",)), Stop("没有装的房间", "nowhere:at_all"))
    ),
)


class SpecimenForm(StampedForm):
    """One field of each kind."""

    name = TextField(label="任务名称", help_text="写本年要做成什么，不抄职责")
    money = MoneyField(label="预算金额")
    served = CountField(label="服务人次", unit="人次", required=False, absent=(NOT_APPLICABLE,), help_text="不适用填 —")
    share = PercentField(label="满意度", required=False)
    day = DayField(label="举办日期")
    kind = forms.ChoiceField(label="类别", choices=[("a", "主场活动"), ("b", "联合行动")])
    open_to = forms.ChoiceField(label="对象", choices=[("a", "群众"), ("b", "学生")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="已经核对过佐证", required=False)
    goal = TextField(label="年度总体目标", widget=forms.Textarea, required=False)


class TaskForm(forms.Form):
    """A row."""

    name = TextField(label="任务名称")
    money = MoneyField(label="预算金额")


TaskFormSet = forms.formset_factory(TaskForm, extra=1, can_delete=True)


def gallery(request: HttpRequest) -> HttpResponseBase:
    """Show every component."""
    _seat(request)
    table = _table(request)
    exported = table.export()
    if exported is not None:
        return exported
    formset = TaskFormSet(initial=[{"name": "全国科普日宣传活动", "money": 1_500_000}], prefix="tasks")
    form = SpecimenForm(stamp=3)
    if row_wanted(request, prefix="tasks"):
        formset = TaskFormSet(with_one_more_row(request.POST, prefix="tasks"), prefix="tasks")
    elif request.method == "POST":
        form, formset = SpecimenForm(request.POST), TaskFormSet(request.POST, prefix="tasks")
        if form.is_valid() and formset.is_valid():
            messages.success(request, "任务已保存", extra_tags="/gallery/")
    context = {**_values(), "table": table, "form": form, "formset": formset, **_charts()}
    return render(request, "web/gallery.html", context)


def gallery_part(request: HttpRequest, part: str) -> HttpResponse:
    """Show a component that needs a page of its own: trace, ask, stale or import."""
    _seat(request)
    if part == "ask":
        return ask(
            request, question="导入 5 行活动？", consequence="三十天内可整批撤回。", verb="导入 5 行", back="/gallery/"
        )
    if part == "stale":
        form = SpecimenForm({"name": "科普日", "money": "1.50", "day": "2019-9-19"})
        theirs = {"name": "全国科普日", "money": 1_620_000, "day": datetime.date(2019, 9, 19)}
        return stale_page(request, form=form, theirs=theirs, stamp=4, saved="填报人乙 09:14", back="/gallery/")
    if part == "import":
        page = dry_run_shown(_dry_run(), _PLAN, request.GET)
        return render(
            request, "web/import.html", {"page": page, "file_name": "台账.xlsx", "confirm_url": "/gallery/ask/"}
        )
    return trace_page(request, _trace(), link_of=lambda reference: f"/gallery/?at={reference}")


def _seat(request: HttpRequest) -> None:
    units = [SimpleNamespace(code="kx", name="香河县科学技术协会"), SimpleNamespace(code="ny", name="县农业农村局")]
    request.desk = SimpleNamespace(  # type: ignore[attr-defined]  # as orgs sets it
        unit=SimpleNamespace(code="kx", name="香河县科学技术协会", short_name="县科协", is_specimen=True),
        year=2019, years=[2018, 2019, 2020], person=SimpleNamespace(name="填报人甲"), role_words="填报",
        units=units, todo_count=5, todo_late=1, is_closed="closed" in request.GET, counts={"web:gallery": 2},
    )  # fmt: skip


def _table(request: HttpRequest) -> DataTable:
    columns = (
        Column("model", "名称", sort_by="model", trace=None, link=lambda row: f"/gallery/?at={row.pk}"),
        Column("app", "房间", sort_by="app_label"),
        Column("fen", "预算金额", kind="money", sort_by="fen", total=True, trace=lambda _: "/gallery/trace/"),
        Column("pk", "人次", kind="number", sort_by="id", total=True),
        Column("state", "状态", kind="state", value=lambda row: ("sent", "draft", "late")[row.pk % 3]),
        Column("light", "灯", kind="light", value=lambda row: (("green", "绿 正常"), ("red", "红 滞后"))[row.pk % 2]),
        Column("note", "备注", value=lambda _: None, default_shown=False),
    )
    return DataTable(
        request=request,
        title="科普活动",
        queryset=ContentType.objects.annotate(fen=F("id") * 123_400),
        columns=columns,
        filters=(
            Contains("q", "名称", fields=("model",)),
            Choice("app", "房间", field="app_label", choices=(("auth", "人员"), ("sessions", "会话"))),
            NumberRange("fen", "金额", field="fen", unit="万元"),
        ),
        order=("model",),
    )


def _values() -> dict[str, Any]:
    return {
        "fen": 274_640_000,
        "less": -19_270_000,
        "share": Decimal("0.9399"),
        "nothing": None,
        "void": NOT_APPLICABLE,
        "due": today() + datetime.timedelta(days=3),
        "late": today() - datetime.timedelta(days=2),
        "now": today(),
        "found": Finding("I104", Place(where="上传的文件"), "这不是 XLSX 表格", "另存为 XLSX 再传"),
        "trail": ["工作台", "/gallery/", "组件"],
    }


def _charts() -> dict[str, Any]:
    bars = (
        Bar("产出", Decimal("45.10"), 50, "45.10 / 50", before=Decimal("46.10"), small="自评 46.10"),
        Bar("满意度", Decimal("8.30"), 10, "8.30 / 10", before=Decimal("9.80"), small="自评 9.80"),
    )
    lines = line_chart(
        key="progress",
        title="钱与事的进度，2019 年 1—7 月",
        finding="到 7 月底，时间过去 58.33%，预算执行 51.84%，目标完成 41.00%。",
        axis=[f"{month} 月" for month in (1, 3, 5, 7, 9, 12)],
        series=(
            Series("时间", (0, 25, Decimal("41.67"), Decimal("58.33"), 75, 100), style="plan"),
            Series("钱", (5, Decimal("17.60"), Decimal("33.20"), Decimal("51.84"), None, None)),
            Series("钱", (None, None, None, Decimal("51.84"), 70, 94), style="forecast"),
            Series("事", (0, 4, 20, 41, None, None), hue="goal"),
        ),
        unit="%",
        width=480,
    )
    return {"bars": bar_chart(bars, caption="浅色为自评，深色为财政复核。"), "lines": lines}


def _trace() -> Trace:
    rule = Rule("county-2020", "3", "自评规则第 3 条", "财预〔2020〕10 号", datetime.date(2020, 2, 25))
    record = Source("记录", "科普活动 3 条", "outreach.activity:3", ("印刷合同与验收单", "物资领用台账"))
    reading = Trace("发放科普资料份数", "2,700 份", Fraction(2700), source=record)
    target = Trace("年度指标值", "3,000 份", Fraction(3000), source=Source("填报", "绩效目标 第 4 行", "goals.goal:4"))
    rate = Trace(
        "完成率", "90.00%", Fraction(9, 10), formula="完成值 ÷ 指标值", worked="2,700 ÷ 3,000", inputs=(reading, target)
    )
    return Trace(
        "自评得分", "4.50 分", Fraction(9, 2), formula="得分 = 完成率 × 分值", worked="90.00% × 5",
        rounding="四舍五入到 2 位小数", note="差 300 份，扣 0.50 分", rule=rule,
        inputs=(rate, Trace("分值", "5 分", Fraction(5), source=Source("规则", "整体自评表 C4"))),
    )  # fmt: skip


_PLAN = ImportPlan(
    "gallery",
    "科普活动台账",
    (
        ImportColumn("name", "活动名称", required=True),
        ImportColumn("day", "日期", kind="day", required=True),
        ImportColumn("served", "服务人次", kind="count"),
    ),
)


def _dry_run() -> DryRun:
    fine = ImportRow(2, {"name": "走访慰问"}, {"name": "走访慰问", "day": datetime.date(2019, 5, 20), "served": 3})
    wrong = ImportRow(
        3, {"name": "走访慰问", "day": "5月20日和24日"}, {"name": "走访慰问"}, {"day": ("一格两个日期", "拆成两行")}
    )
    twin = ImportRow(4, {}, {"name": "主场宣传", "day": datetime.date(2019, 9, 19)}).as_duplicate("name", "像是第 2 行")
    found = {"name": ("项目", "A"), "day": ("时间", "B")}
    return DryRun("gallery", "活动", 1, (fine, wrong, twin), found, ("服务人次",), (("备注", "C"),))
