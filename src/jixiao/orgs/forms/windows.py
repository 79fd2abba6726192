"""When something is handed in, and who may be late."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.orgs.models import Unit
from jixiao.orgs.standing import ORDER
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

EMPTY = "请选择"
_MISSING = {"required": "没有填", "invalid_choice": "选项里没有这一个"}


class WindowForm(StampedForm):
    """From when to when something of a year is handed in."""

    kind = forms.ChoiceField(
        label="事项", choices=[(kind.value, kind.label) for kind in ORDER], error_messages=_MISSING
    )
    opens = DayField(label="开始日期")
    closes = DayField(label="截止日期", help_text="当天仍可送审")
    warn_days = CountField(label="提前几天提醒", help_text="截止前多少天起列入待办")


class LateForm(forms.Form):
    """Until when one unit may be late, and why."""

    unit = forms.ModelChoiceField(
        label="单位", queryset=Unit.objects.none(), empty_label=EMPTY, error_messages=_MISSING
    )
    until = DayField(label="准予延至")
    reason = TextField(label="事由", max_length=200)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined] # Django and the engine give it at run time
