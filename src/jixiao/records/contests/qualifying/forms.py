"""The forms of looking works through."""

from typing import Any

from django import forms

from jixiao.records.contests.contests.wording import TICK_WORDS
from jixiao.records.contests.models import Group, LikenessState
from jixiao.records.contests.qualifying.deciding import ticks_of
from jixiao.web.fields import TextField
from jixiao.web.stamp import StampedForm


class QualifyForm(StampedForm):
    """The six of 三自三性 as far as they apply, and the reason where a work does not pass."""

    why = TextField(
        label="审查说明", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="不合格的必填，学校看得到",
    )  # fmt: skip

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.asked = ticks_of(group)
        words = dict(TICK_WORDS)
        for name in self.asked:
            self.fields[name] = forms.BooleanField(label=words[name], required=False)
        self.order_fields([*self.asked, "why", "stamp"])

    def ticks(self) -> dict[str, bool]:
        """Return what was ticked."""
        return {name: bool(self.cleaned_data.get(name)) for name in self.asked}


class SettleForm(forms.Form):
    """What a likeness means, and why."""

    state = forms.ChoiceField(
        label="核查结论", widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in (LikenessState.FINE, LikenessState.COPIED)],
    )  # fmt: skip
    why = TextField(label="依据", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
