"""Units and their years."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.engine.values import FIRST_YEAR, LAST_YEAR
from jixiao.orgs.models import Unit, UnitKind
from jixiao.web.fields import CountField, TextField
from jixiao.web.stamp import StampedForm

EMPTY = "请选择"
_MISSING = {"required": "没有填", "invalid_choice": "选项里没有这一个"}


class YearField(CountField):
    """A year: a whole number without separators."""

    def typed(self, value: int) -> str:
        """Return the year."""
        return str(value)


class UnitForm(StampedForm):
    """What is known of a unit and may change."""

    name = TextField(label="单位名称", max_length=100)
    short_name = TextField(label="单位简称", max_length=40, required=False)
    kind = forms.ChoiceField(label="单位类别", choices=UnitKind.choices, error_messages=_MISSING)
    division_code = TextField(label="行政区划代码", max_length=6, help_text="6 位数字，如香河县 131024")
    division_name = TextField(label="行政区划", max_length=40, required=False)
    credit_code = TextField(
        label="统一社会信用代码", max_length=18, required=False, help_text="18 位，最后一位是校验码；暂时没有的空着"
    )

    def clean_credit_code(self) -> str:
        """Return the code in capitals without spaces."""
        return str(self.cleaned_data["credit_code"]).replace(" ", "").upper()


class NewUnitForm(UnitForm):
    """A new unit: its code and where it stands in addition."""

    code = TextField(label="单位代码", max_length=20, help_text="行政区划代码-单位代码，如 131024-115001；登记后不能改")
    parent = forms.ModelChoiceField(
        label="上级单位", queryset=Unit.objects.none(), empty_label=EMPTY, error_messages=_MISSING
    )
    year = YearField(label="同时开放年度", required=False, help_text="空着就以后再开放")
    field_order = (
        "code",
        "name",
        "short_name",
        "kind",
        "parent",
        "division_code",
        "division_name",
        "credit_code",
        "year",
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = units  # type: ignore[attr-defined] # Django and the engine give it at run time


class YearsForm(forms.Form):
    """Units whose year is opened or closed."""

    units = forms.ModelMultipleChoiceField(queryset=Unit.objects.none(), error_messages={"required": "先选单位"})
    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR)
    act = forms.ChoiceField(choices=(("open", "开放"), ("close", "关闭")))
    reason = TextField(max_length=200, required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units  # type: ignore[attr-defined] # Django and the engine give it at run time


class MoveForm(forms.Form):
    """Where a unit moves to, and why."""

    parent = forms.ModelChoiceField(
        label="新的上级单位", queryset=Unit.objects.none(), empty_label=EMPTY, error_messages=_MISSING
    )
    reason = TextField(label="理由", max_length=200, help_text="写明批复文号或会议")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = units  # type: ignore[attr-defined] # Django and the engine give it at run time
