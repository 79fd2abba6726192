"""What people type into the sheet. Forms do not save."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from jixiao.cycle.goals.content import plain_points
from jixiao.cycle.goals.models import Goal, GoalSheet
from jixiao.engine.scoring import METHODS
from jixiao.engine.values import NOT_APPLICABLE, Points, Quantity
from jixiao.engine.yearbook import Yearbook
from jixiao.engine.yearbook.record import FUND_SOURCES, LEVEL1, OPERATORS
from jixiao.web.faults import fault
from jixiao.web.fields import ExactField, MoneyField, TextField
from jixiao.web.stamp import StampedForm

VOID = "void"
_BASES = ("计划标准", "行业标准", "历史标准", "预算支出标准", "其他标准")
_UNSET = ("", "未填")
_NO = (VOID, "不适用")
LEVELS2 = (
    "数量指标", "质量指标", "时效指标", "成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标",
    "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "服务对象满意度指标",
)  # fmt: skip


class TotalGoalForm(StampedForm):
    """年度总体目标."""

    total_goal = TextField(
        label="年度总体目标",
        required=False,
        widget=forms.Textarea(attrs={"rows": "5"}),
        help_text="写本年要做成什么、到什么程度，不抄职责",
    )


class TaskForm(StampedForm):
    """A task."""

    content = TextField(
        label="任务内容", widget=forms.Textarea(attrs={"rows": "3"}), help_text="写打算做什么，不写已经做了什么"
    )
    origin = TextField(label="任务出处", required=False, max_length=200, help_text="如：2024 年工作要点第 3 条")

    def values(self) -> dict[str, Any]:
        """Return what was typed, as the acts take it."""
        return {name: self.cleaned_data[name] for name in ("content", "origin") if name in self.fields}


class GoalForm(StampedForm):
    """A goal with its money."""

    name = TextField(label="目标名称", max_length=80)
    money = MoneyField(
        label="预算金额", required=False, absent=(NOT_APPLICABLE,), help_text="不另安排资金的填 0 或不适用"
    )
    content = TextField(label="目标内容", required=False, widget=forms.Textarea(attrs={"rows": "3"}))
    money_source = forms.ChoiceField(label="资金来源", required=False)
    project_code = forms.ChoiceField(label="预算项目", required=False, help_text="来自「预算执行」；不是项目资金的不选")
    origin = TextField(label="目标出处", required=False, max_length=200)

    def __init__(self, *args: Any, yearbook: Yearbook | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - what a form takes
        super().__init__(*args, **kwargs)
        sources = [(source, source) for source in FUND_SOURCES]
        offer(self, "money_source", [_UNSET, *sources, _NO])
        offer(self, "project_code", projects_of(yearbook))

    def values(self) -> dict[str, Any]:
        """Return what was typed, as the acts take it."""
        names = ("name", "money", "content", "money_source", "project_code", "origin")
        return {name: meant(self.cleaned_data[name]) for name in names if name in self.fields}


class IndicatorForm(StampedForm):
    """An indicator as the unit promises it."""

    name = TextField(label="指标名称", max_length=60, help_text="短名词，不含数值，不并列两件事")
    goal = forms.ChoiceField(label="对应目标", required=False, help_text="考核整个单位的选不适用")
    level1 = forms.ChoiceField(label="一级指标", choices=[(word, word) for word in LEVEL1])
    level2 = TextField(label="二级指标", max_length=30, help_text="如：数量指标、质量指标、社会效益指标")
    operator = forms.ChoiceField(
        label="指标性质", required=False, choices=[_UNSET, *((sign, sign) for sign in OPERATORS)]
    )
    target = TextField(label="年度指标值", required=False, max_length=100, help_text="只填数；定性指标填文字")
    unit = TextField(label="计量单位", required=False, max_length=20, help_text="场、份、人次、%；比率填 %")
    weight = ExactField(label="分值", required=False, places=2, absent=(NOT_APPLICABLE,), unit="分")
    formula = TextField(
        label="计算公式", required=False, max_length=1000, wide=True, help_text="用计量板上的名称；不填的年终手填完成值"
    )
    scoring_method = forms.ChoiceField(label="计分方法", required=False, help_text="不选的按规则集")
    value_basis = forms.ChoiceField(label="指标值设定依据", required=False)
    basis_note = TextField(label="依据说明", required=False, max_length=300, help_text="哪份文件、哪年的数、怎样算出来")
    evidence = TextField(label="佐证材料要求", required=False, max_length=300, help_text="如：签到表、验收单、问卷")
    project_code = forms.ChoiceField(label="所属项目", required=False, help_text="考核整个单位的不选")
    origin = TextField(label="指标出处", required=False, max_length=200)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what a form takes
        sheet: GoalSheet,
        yearbook: Yearbook | None = None,
        **kwargs: Any,  # noqa: ANN401 - what a form takes
    ) -> None:
        super().__init__(*args, **kwargs)
        self.goals = {str(goal.pk): goal for goal in sheet.goals.order_by("order", "pk")[:500]}
        offer(self, "goal", [_UNSET, *((pk, f"{goal.code} {goal.name}") for pk, goal in self.goals.items()), _NO])
        offer(self, "project_code", projects_of(yearbook))
        offer(self, "scoring_method", [("", "按规则集"), *((one.name, one.name) for one in METHODS.values())])
        offer(self, "value_basis", [_UNSET, *((word, word) for word in _BASES)])

    def clean(self) -> dict[str, Any]:
        """Doubt a target that is no number, where a number is asked for."""
        cleaned = super().clean() or {}
        target, operator = cleaned.get("target", ""), cleaned.get("operator", "")
        measured = operator not in {"", "定性"} and not cleaned.get("scoring_method")
        if measured and target and target != str(NOT_APPLICABLE) and Quantity.parse(target) is None:
            cure = "只填一个数；不能量化的，指标性质改为定性"
            self.add_error(
                "target", fault("指标值不是数", cause=f"性质是「{operator}」，填的是「{target}」", cure=cure)
            )
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return what was typed, as the acts take it."""
        found = {name: meant(value) for name, value in self.cleaned_data.items() if name not in {"stamp", "goal"}}
        if "goal" in self.fields:
            picked = self.cleaned_data["goal"]
            found["goal"] = NOT_APPLICABLE if picked == VOID else self.goals.get(picked)
        if found.get("weight") is not None and found["weight"] is not NOT_APPLICABLE:
            found["weight"] = Points.of(found["weight"])
        return found


INLINE: Mapping[str, tuple[str, ...]] = {
    "tasks": ("content",),
    "goals": ("name", "money", "content"),
    "indicators": ("operator", "target", "weight"),
}
"""The fields that are typed in the row itself."""


class ReasonForm(StampedForm):
    """Why an adjustment is asked for, and by which document."""

    reason = TextField(
        label="调整原因",
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="政策变化、突发事件、预算调整等，写明依据",
    )
    document = TextField(label="调整文号", required=False, max_length=80, help_text="如：示例财〔2024〕8号")


class WeightForm(forms.Form):
    """Points to give from one indicator to another."""

    giver = forms.ChoiceField(label="转出指标")
    taker = forms.ChoiceField(label="转入指标")
    points = ExactField(label="分值", places=2, unit="分")

    def __init__(self, *args: Any, sheet: GoalSheet, **kwargs: Any) -> None:  # noqa: ANN401 - what a form takes
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in sheet.indicators.order_by("order", "pk")[:500]}
        words = [(pk, f"{row.code} {row.name}（{row.weight or '未填'}）") for pk, row in self.rows.items()]
        offer(self, "giver", words)
        offer(self, "taker", words)


def initial_of(row: Any, names: Collection[str]) -> dict[str, Any]:  # noqa: ANN401 - a task, a goal or an indicator
    """Return what a form shows of a row."""
    return {name: shown_value(row, name) for name in names}


def shown_value(row: Any, name: str) -> Any:  # noqa: ANN401 - each field has its own values
    """Return one value as its field takes it; 不适用 as the choice or the word it is."""
    choice = name in {"goal", "money_source", "project_code"}
    if name in getattr(row, "not_applicable", ()):
        return VOID if choice else NOT_APPLICABLE
    value = getattr(row, name)
    return str(value.pk) if isinstance(value, Goal) else ("" if value is None and choice else value)


def theirs_of(row: Any, names: Collection[str]) -> dict[str, Any]:  # noqa: ANN401 - a task, a goal or an indicator
    """Return what stands in a row now, for the page that shows both versions."""
    return {name: shown_value(row, name) for name in names}


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Put choices in; a value that stands there already stays one."""
    now = form.initial.get(name, "")
    known = {value for value, _ in choices}
    kept = [(now, str(now))] if now and now not in known else []
    form.fields[name].choices = [*choices, *kept]  # type: ignore[attr-defined]  # the caller names a ChoiceField


def projects_of(yearbook: Yearbook | None) -> list[tuple[str, str]]:
    """Return the projects of the year's budget."""
    found = yearbook.projects if yearbook is not None else ()
    return [("", "不属于项目"), *((project.code, f"{project.code} {project.name}") for project in found)]


def meant(value: Any) -> Any:  # noqa: ANN401 - each field has its own values
    """Return the absence that a choice or a word stands for, any other value as it is."""
    return NOT_APPLICABLE if value in (VOID, str(NOT_APPLICABLE)) else value


def only(form: StampedForm, names: Collection[str]) -> StampedForm:
    """Leave only some fields (and the stamp) in a form."""
    for name in list(form.fields):
        if name not in names and name != "stamp":
            del form.fields[name]
    return form


FORM_FIELDS: Mapping[type, tuple[str, ...]] = {
    TaskForm: ("content", "origin"),
    GoalForm: ("name", "money", "content", "money_source", "project_code", "origin"),
    IndicatorForm: (
        "name", "goal", "level1", "level2", "operator", "target", "unit", "weight", "formula", "scoring_method",
        "value_basis", "basis_note", "evidence", "project_code", "origin",
    ),
}  # fmt: skip


class AdjustedTaskForm(forms.Form):
    """A task within an adjustment."""

    code = forms.CharField(required=False, widget=forms.HiddenInput)
    content = TextField(label="任务内容")

    def plain(self) -> dict[str, Any]:
        """Return what was typed, as a content holds it."""
        return {"content": self.cleaned_data["content"]}


class AdjustedGoalForm(forms.Form):
    """A goal within an adjustment."""

    code = forms.CharField(required=False, widget=forms.HiddenInput)
    name = TextField(label="目标名称", max_length=80)
    money = MoneyField(label="预算金额", required=False, absent=(NOT_APPLICABLE,))
    money_source = forms.ChoiceField(
        label="资金来源", required=False, choices=[_UNSET, *((one, one) for one in FUND_SOURCES), _NO]
    )
    content = TextField(label="目标内容", required=False)

    def plain(self) -> dict[str, Any]:
        """Return what was typed, as a content holds it."""
        return {name: meant(self.cleaned_data[name]) for name in ("name", "money", "money_source", "content")}


class AdjustedIndicatorForm(forms.Form):
    """An indicator within an adjustment."""

    code = forms.CharField(required=False, widget=forms.HiddenInput)
    name = TextField(label="指标名称", max_length=60)
    level1 = forms.ChoiceField(label="一级指标", choices=[(word, word) for word in LEVEL1])
    level2 = TextField(label="二级指标", max_length=30)
    operator = forms.ChoiceField(label="性质", required=False, choices=[_UNSET, *((one, one) for one in OPERATORS)])
    target = TextField(label="年度指标值", required=False, max_length=100)
    unit = TextField(label="单位", required=False, max_length=20)
    weight = ExactField(label="分值", required=False, places=2, absent=(NOT_APPLICABLE,), unit="分")
    goal = forms.ChoiceField(label="对应目标", required=False)

    def __init__(self, *args: Any, goals: Collection[tuple[str, str]] = (), **kwargs: Any) -> None:  # noqa: ANN401 - what a form takes
        super().__init__(*args, **kwargs)
        offer(self, "goal", [_UNSET, *goals, _NO])

    def plain(self) -> dict[str, Any]:
        """Return what was typed, as a content holds it."""
        names = ("name", "level1", "level2", "operator", "target", "unit", "weight", "goal")
        found = {name: meant(self.cleaned_data[name]) for name in names}
        if found["weight"] is not None and found["weight"] is not NOT_APPLICABLE:
            found["weight"] = plain_points(Points.of(found["weight"]))
        return found


ADJUSTED: Mapping[str, type[forms.Form]] = {
    "tasks": AdjustedTaskForm,
    "goals": AdjustedGoalForm,
    "indicators": AdjustedIndicatorForm,
}


def plain_initial(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an adjustment's form shows of a row of a content."""
    choice = {"goal", "money_source"}
    void = {name: VOID if name in choice else NOT_APPLICABLE for name in row.get("not_applicable", ())}
    weight = {"weight": Points.of(row["weight"])} if row.get("weight") else {}
    return {**row, **weight, **void}
