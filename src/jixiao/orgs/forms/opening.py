"""Which units' year is opened, and what is taken over."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.engine.values import FIRST_YEAR, LAST_YEAR
from jixiao.orgs.models import Unit

_WRONG, _NOT_YOURS = "年度是四位数字，如 2025", "选了不归您管的单位"


class OpeningForm(forms.Form):
    """The choices of the wizard."""

    year = forms.IntegerField(
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "required": "没有填年度",
            "invalid": "年度是四位数字",
            "min_value": "年度不对",
            "max_value": "年度不对",
        },
    )
    units = forms.ModelMultipleChoiceField(
        queryset=Unit.objects.none(),
        error_messages={
            "required": "一个单位也没有选",
            "invalid_choice": "选了不归您管的单位",
            "invalid_pk_value": "选项不对",
        },
    )
    copiers = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": "没有这一项"})

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        offered = kwargs.pop("copiers")
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units  # type: ignore[attr-defined] # Django and the engine give it at run time
        self.fields["copiers"].choices = offered  # type: ignore[attr-defined] # as above
