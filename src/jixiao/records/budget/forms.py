"""Input → clean values; forms do not save. Amounts are in 万元, — is 不适用, an empty field is 未填."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from jixiao.engine.values import NOT_APPLICABLE, Absent, Money
from jixiao.records.budget import items
from jixiao.records.budget.models import (
    AdjustmentKind,
    Arising,
    Continuity,
    Exemption,
    Nature,
    ProcurementKind,
    Project,
    ProjectKind,
)
from jixiao.records.budget.procuring import THREE_PUBLIC_ITEMS
from jixiao.web.faults import MISSING
from jixiao.web.fields import CountField, DayField, MoneyField, PercentField, TextField
from jixiao.web.stamp import StampedForm

SOURCES = [(source, source) for source in items.SOURCES]
VOID = (NOT_APPLICABLE,)
LONGEST = 300
MONTHS = range(1, 13)
THREE_COLUMNS = {"initial": "年初预算", "executed": "决算（执行）", "previous": "上年决算"}
COUNT_WORDS = {
    "groups": ("因公出国（境）团组数", "个"),
    "travellers": ("因公出国（境）人次", "人次"),
    "cars_bought": ("公务用车购置数", "辆"),
    "cars_kept": ("公务用车保有量", "辆"),
    "receptions": ("公务接待批次", "批次"),
    "guests": ("公务接待人次", "人次"),
}
BOUGHT_COLUMNS = {"planned": "政府采购预算", "actual": "实际采购金额", "small_firms": "其中：授予中小企业"}


def as_money(value: Any) -> Money | Absent | None:  # noqa: ANN401 - what a money field cleans to
    """Return what a money field cleans to as the acts take it."""
    return value if value is None or isinstance(value, Absent) else Money(value)


def money_or_none(value: Any) -> Money | None:  # noqa: ANN401 - as above
    """Return an amount, None where there is none."""
    return Money(value) if isinstance(value, int) else None


def amount_field(label: str, **kwargs: Any) -> MoneyField:  # noqa: ANN401 - what Django's field takes
    """Return an optional amount that may also be 不适用."""
    return MoneyField(label=label, required=False, absent=VOID, **kwargs)


def origin_field() -> TextField:
    """Return the field for 出处."""
    return TextField(
        label="出处",
        required=False,
        max_length=LONGEST,
        wide=True,
        help_text="写明出自哪份材料的哪一处，如：2024 年预算批复附表 01",
    )


class ItemForm(StampedForm):
    """The amounts of an item."""

    initial = amount_field("年初预算")  # type: ignore[assignment]  # a field: Django takes it out of the class
    adjustment = amount_field("预算调整", help_text="追加为正，追减为负；没有调整填 0。登记了文号的空着，自动汇总")
    adjusted = amount_field("全年预算", help_text="空着为年初预算加预算调整；含上年结转的，填批复数")
    executed = amount_field("决算（执行）", help_text="空着由按月执行等记录汇总")
    previous = amount_field("上年决算", help_text="空着取上一年度填报的决算")
    reason = TextField(
        label="调整原因",
        required=False,
        widget=forms.Textarea,
        help_text="没有登记文号时写在这里；登记了文号的，报告用文号里的事由",
    )
    origin = origin_field()

    def values(self) -> dict[str, Money | Absent | None]:
        """Return the amounts as the act takes them."""
        return {name: as_money(self.cleaned_data[name]) for name in items.STATED}


class LineForm(StampedForm):
    """A detailed line."""

    function_code = TextField(
        label="功能分类编码",
        max_length=7,
        help_text="项级，如 2060702 科普活动",
        widget=forms.TextInput(attrs={"list": "function-codes"}),
    )
    function_name = TextField(label="功能分类名称", required=False, max_length=60, help_text="常用的编码不用填")
    economic_code = TextField(
        label="经济分类编码",
        max_length=5,
        help_text="款级，如 30217 公务接待费",
        widget=forms.TextInput(attrs={"list": "economic-codes"}),
    )
    economic_name = TextField(label="经济分类名称", required=False, max_length=60, help_text="常用的编码不用填")
    nature = forms.ChoiceField(label="支出性质", choices=Nature.choices)
    source = forms.ChoiceField(label="资金来源", choices=SOURCES)
    project = forms.ModelChoiceField(
        label="项目", queryset=Project.objects.none(), required=False, empty_label="不分项目"
    )
    initial = MoneyField(label="年初预算", required=False)  # type: ignore[assignment]  # a field: Django takes it out of the class
    remark = TextField(label="备注", required=False, max_length=200)
    origin = origin_field()

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]  # the field declared above


class AdjustmentForm(StampedForm):
    """A document that adjusts the budget."""

    number = TextField(label="文号", max_length=60, help_text="如：示例财〔2024〕12号；没有文号的写批准的会议或批示")
    on = DayField(label="调整日期")
    kind = forms.ChoiceField(
        label="调整类型", choices=AdjustmentKind.choices, widget=forms.RadioSelect, initial="increase"
    )
    amount = MoneyField(label="调整金额", help_text="填正数；追减自动记为负数，调剂填调出的金额")
    item = forms.ChoiceField(
        label="科目", choices=[(item, item) for item in items.YEARBOOK_ITEMS], initial=items.PROJECTS,
        help_text="选最具体的科目，上级科目自动加总；调剂填调出的科目",
    )  # fmt: skip
    to_item = forms.ChoiceField(
        label="调入科目", choices=[("", "不是调剂"), *((item, item) for item in items.YEARBOOK_ITEMS)], required=False
    )
    project = forms.ModelChoiceField(
        label="项目", queryset=Project.objects.none(), required=False, empty_label="不分项目"
    )
    source = forms.ChoiceField(label="资金来源", choices=SOURCES)
    exempt = forms.ChoiceField(
        label="剔除情形", choices=Exemption.choices, required=False,
        help_text="预算调整率剔除落实国家政策、不可抗力、临时交办的调整（财预〔2013〕53号）",
    )  # fmt: skip
    reason = TextField(label="调整事由", widget=forms.Textarea, help_text="写明因什么追加、追减或调剂，会印进报告")
    origin = origin_field()

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]  # the field declared above

    def values(self) -> dict[str, Any]:
        """Return everything as the acts take it."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "stamp"}
        return {**found, "amount": Money(found["amount"])}


class WithdrawForm(forms.Form):
    """Why something is taken out."""

    reason = TextField(label="撤销理由", max_length=LONGEST, wide=True)


class GridForm(StampedForm):
    """Twelve months by the monthly items, and 既定支付进度."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        for month in MONTHS:
            for item in items.MONTHLY:
                self.fields[cell_name(month, item)] = MoneyField(label=f"{month} 月{item}", required=False)
            self.fields[plan_name(month)] = PercentField(label=f"{month} 月既定支付进度", required=False)

    def cells(self) -> dict[tuple[int, str], Money | None]:
        """Return the amounts by month and item."""
        return {
            (month, item): money_or_none(self.cleaned_data[cell_name(month, item)])
            for month in MONTHS
            for item in items.MONTHLY
        }

    def plans(self) -> dict[int, Any]:
        """Return 既定支付进度 by month, as shares of one."""
        return {month: self.cleaned_data[plan_name(month)] for month in MONTHS}


def cell_name(month: int, item: str) -> str:
    """Return the name of a cell of the grid."""
    return f"m{month}-{items.MONTHLY.index(item)}"


def plan_name(month: int) -> str:
    """Return the name of the field for 既定支付进度."""
    return f"plan-{month}"


class ThreePublicForm(StampedForm):
    """三公经费: amounts by item, and the counts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        for place, item in enumerate(THREE_PUBLIC_ITEMS):
            for column, label in THREE_COLUMNS.items():
                self.fields[f"i{place}-{column}"] = amount_field(f"{item}{label}")
        for name, (label, unit) in COUNT_WORDS.items():
            self.fields[name] = CountField(label=label, unit=unit, required=False, absent=VOID)
        self.fields["previous_budget"] = MoneyField(
            label="上年三公经费预算安排数", required=False, help_text="算三公经费变动率用；空着取上一年度填报的年初预算"
        )
        self.fields["origin"] = origin_field()

    def amounts(self) -> dict[str, dict[str, Money | Absent | None]]:
        """Return the amounts by item and column."""
        return {
            item: {column: as_money(self.cleaned_data[f"i{place}-{column}"]) for column in THREE_COLUMNS}
            for place, item in enumerate(THREE_PUBLIC_ITEMS)
        }

    def counts(self) -> dict[str, int | Absent | None]:
        """Return the counts."""
        return {name: self.cleaned_data[name] for name in COUNT_WORDS}


class ProcurementForm(StampedForm):
    """政府采购 of one kind."""

    planned = MoneyField(label="政府采购预算", required=False)
    actual = MoneyField(label="实际采购金额", required=False)
    small_firms = MoneyField(label="其中：授予中小企业", required=False)
    origin = TextField(label="出处", required=False, max_length=LONGEST)


def procurement_forms(data: Any, rows: Mapping[str, Any]) -> dict[str, ProcurementForm]:  # noqa: ANN401 - POST or None
    """Return a form for each kind of procurement."""
    found = {}
    for kind in ProcurementKind.values:
        row = rows.get(kind)
        initial = {name: getattr(row, name) for name in (*BOUGHT_COLUMNS, "origin")} if row else {}
        found[kind] = ProcurementForm(data, prefix=kind, initial=initial, stamp=row.version if row else 0)
    return found


class ProjectForm(StampedForm):
    """A project."""

    code = TextField(label="项目编号", max_length=30)
    name = TextField(label="项目名称", max_length=80)
    kind = forms.ChoiceField(label="项目类型", choices=[("", "未填"), *ProjectKind.choices], required=False)
    continuity = forms.ChoiceField(label="延续或新增", choices=[("", "未填"), *Continuity.choices], required=False)
    arising = forms.ChoiceField(label="立项方式", choices=[("", "未填"), *Arising.choices], required=False)
    is_key = forms.TypedChoiceField(
        label="重点项目", choices=[("", "未填"), ("yes", "是"), ("no", "否")], required=False,
        coerce=lambda text: {"yes": True, "no": False}[text], empty_value=None,
        help_text="与履职密切相关、党委政府或社会关注的项目；算重点支出安排率用",
    )  # fmt: skip
    supervisor = TextField(label="主管部门", required=False, max_length=100)
    implementer = TextField(label="实施单位", required=False, max_length=100)
    expected = TextField(
        label="预期目标", required=False, widget=forms.Textarea, help_text="写到年底要做成什么，带数量"
    )
    achieved = TextField(
        label="实际完成情况", required=False, widget=forms.Textarea, help_text="对照预期目标写结果和数据"
    )
    origin = origin_field()

    def values(self) -> dict[str, Any]:
        """Return everything as the acts take it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "stamp"}


class FundingForm(StampedForm):
    """The money of a project from one source."""

    source = forms.ChoiceField(label="资金来源", choices=SOURCES)
    initial = amount_field("年初预算数")  # type: ignore[assignment]  # a field: Django takes it out of the class
    adjusted = amount_field("全年预算数", help_text="空着为年初预算数加本项目的预算调整")
    executed = amount_field("全年执行数")
    origin = origin_field()

    def __init__(self, *args: Any, sources: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [(source, source) for source in sources]  # type: ignore[attr-defined]  # a choice

    def values(self) -> dict[str, Money | Absent | None]:
        """Return the amounts as the act takes them."""
        return {name: as_money(self.cleaned_data[name]) for name in ("initial", "adjusted", "executed")}


class AccountsForm(forms.Form):
    """A workbook of final accounts."""

    file = forms.FileField(
        label="部门决算公开表",
        help_text="一个 XLSX 工作簿，一张表一个工作表",
        allow_empty_file=True,
        error_messages={"required": MISSING, "missing": MISSING},
    )


def typed(row: Any, names: Iterable[str]) -> dict[str, Any]:  # noqa: ANN401 - a row that may keep what does not apply
    """Return the values of a row as a form shows them; what does not apply is said."""
    void = getattr(row, "not_applicable", ())
    return {name: NOT_APPLICABLE if name in void else getattr(row, name) for name in names}
