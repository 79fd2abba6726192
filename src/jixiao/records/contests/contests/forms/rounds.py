"""The form of a round."""

from typing import Any

from django import forms

from jixiao.records.contests.contests.setting_rounds import FIELDS
from jixiao.records.contests.models import Level, Round
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm


class RoundForm(StampedForm):
    """Where a round is held, when, and how many works may be sent to it; once the contest has begun, why it changes."""

    level = forms.ChoiceField(label="轮次级别", choices=Level.choices)
    name = TextField(label="轮次名称", max_length=60, help_text="如：推荐到市")
    first_day = DayField(label="开始日期", required=False)
    last_day = DayField(label="截止日期", required=False)
    most = CountField(label="推荐名额", unit="件", required=False, help_text="空着不限；不能少于已经推荐的件数")
    why = TextField(label="变更原因", max_length=300, wide=True, help_text="留痕，如：市科协增加推荐名额")

    def __init__(self, *args: Any, is_draft: bool, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        if is_draft:
            del self.fields["why"]

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    def reason(self) -> str:
        """Return why it changes, "" for a draft."""
        return str(self.cleaned_data.get("why") or "")


def initial_of(row: Round) -> dict[str, Any]:
    """Return a round as its form shows it."""
    return {name: getattr(row, name) for name in FIELDS}
