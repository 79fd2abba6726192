"""Input of the room: clean values for the acts."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.cycle.monitoring.explaining import Said
from jixiao.cycle.monitoring.models import Cause, ExecutionLine, Likelihood, MonitoringLine
from jixiao.engine.values import Money
from jixiao.orgs.models import UnitYear
from jixiao.web.fields import CountField, DayField, MoneyField, TextField
from jixiao.web.stamp import StampedForm

LONG = 2000


class WindowForm(StampedForm):
    """When a round is handed in, and what is asked for."""

    title = TextField(label="轮次名称", max_length=80)
    opens = DayField(label="报送开始日")
    closes = DayField(label="报送截止日")
    warn_days = CountField(label="提前提醒天数", initial=5)
    demands = TextField(label="监控要求", required=False, max_length=LONG, widget=forms.Textarea, wide=True)


class UnitsForm(forms.Form):
    """Which units are asked."""

    units = forms.MultipleChoiceField(
        label="单位", widget=forms.CheckboxSelectMultiple, error_messages={"required": "没有选择单位。至少选一个"}
    )

    def __init__(self, *args: Any, years: Iterable[UnitYear], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.years = {str(one.pk): one for one in years}
        field = self.fields["units"]
        field.choices = [(pk, one.unit.name) for pk, one in self.years.items()]  # type: ignore[attr-defined]  # a choice field
        field.initial = list(self.years)

    def chosen(self) -> list[UnitYear]:
        """Return the units' years that were chosen."""
        return [self.years[pk] for pk in self.cleaned_data["units"]]


class RoundForm(WindowForm, UnitsForm):
    """A new round."""

    code = TextField(label="轮次编号", max_length=20, help_text="如 2024-08")
    through_month = CountField(label="监控到几月底", help_text="8 月集中监控填 7：1—7 月")
    field_order = ("code", "title", "through_month", "opens", "closes", "warn_days", "demands", "units")

    def clean_through_month(self) -> int:
        """Return the month, from 1 to 12."""
        month = self.cleaned_data["through_month"]
        if not 1 <= month <= 12:  # noqa: PLR2004 - the months of a year
            raise forms.ValidationError("没有这个月份。填 1 到 12")
        return int(month)


class ReopenForm(StampedForm):
    """Why a round that was ended is opened again."""

    reason = TextField(label="理由", max_length=200)


class LateForm(forms.Form):
    """A late exception of one unit."""

    until = DayField(label="准予延至")
    reason = TextField(label="延期事由", max_length=200)


class DeviationForm(StampedForm):
    """Why a row deviates and how the year looks."""

    causes = forms.MultipleChoiceField(
        label="偏差原因", required=False, choices=Cause.choices, widget=forms.CheckboxSelectMultiple
    )
    cause_text = TextField(label="原因说明", required=False, max_length=LONG, widget=forms.Textarea, wide=True)
    likelihood = forms.ChoiceField(label="完成目标可能性", required=False, choices=Likelihood.choices)
    measures = TextField(label="改进措施", required=False, max_length=LONG, widget=forms.Textarea, wide=True)
    forecast_reason = TextField(label="调整预计的理由", required=False, max_length=300)
    remark = TextField(label="备注", required=False, max_length=300, help_text="还没有数的，在这里写为什么")

    def said(self) -> Said:
        """Return what the clerk says."""
        told = self.cleaned_data
        return Said(
            causes=tuple(told["causes"]),
            **{
                name: told.get(name) or ""
                for name in ("cause_text", "likelihood", "measures", "remark", "forecast_reason")
            },
        )


def initial_of(row: MonitoringLine | ExecutionLine) -> dict[str, Any]:
    """Return what stands in a row, as its form begins with."""
    names = ("causes", "cause_text", "likelihood", "measures", "remark", "forecast_reason")
    return {name: getattr(row, name) for name in names}


class LineForm(DeviationForm):
    """One indicator."""

    typed = TextField(label="至今完成值", required=False, max_length=100, help_text="没有公式的指标在这里填")
    forecast = TextField(
        label="调整后的全年预计", required=False, max_length=100, help_text="空着就按进度推算；填了要写理由"
    )
    field_order = (
        "typed", "causes", "cause_text", "measures", "likelihood", "forecast", "forecast_reason", "remark",
    )  # fmt: skip

    def __init__(self, *args: Any, line: MonitoringLine, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        if line.formula:
            del self.fields["typed"]


class ExecutionForm(DeviationForm):
    """The money of the unit or of a project."""

    executed = MoneyField(label="至今执行数", required=False, help_text="没有按月登记时在这里填")
    forecast = MoneyField(label="调整后的全年预计执行数", required=False, help_text="空着就按进度推算；填了要写理由")
    field_order = (
        "executed", "causes", "cause_text", "measures", "likelihood", "forecast", "forecast_reason", "remark",
    )  # fmt: skip

    def __init__(self, *args: Any, row: ExecutionLine, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        if row.executed is not None:
            del self.fields["executed"]

    def money(self, name: str) -> Money | None:
        """Return an amount that was typed."""
        value = self.cleaned_data.get(name)
        return Money(value) if isinstance(value, int) else value


class RectifyForm(StampedForm):
    """What is to be mended until when."""

    demand = TextField(label="整改要求", max_length=LONG, widget=forms.Textarea, wide=True)
    due = DayField(label="整改期限", help_text="按 15 个工作日预填，可以改；也有按 30 天的")


class SummaryForm(StampedForm):
    """The summary of a sheet."""

    summary = TextField(label="总体情况", required=False, max_length=LONG * 2, widget=forms.Textarea, wide=True)
