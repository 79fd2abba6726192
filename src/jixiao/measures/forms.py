"""What people fill in: a value for a measure, why it is taken back, what a proof is called, months."""

from collections.abc import Mapping
from typing import Any

from django import forms

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.measures.board import room_title
from jixiao.measures.catalogue import MEASURES
from jixiao.measures.models import ProofClass
from jixiao.web.fields import ExactField, TextField
from jixiao.web.stamp import StampedForm

OWN = "own"
_MONTHS = [(number, f"{number} 月") for number in range(1, 13)]


class EnteredForm(forms.Form):
    """A value for a measure of the board, or for one of the unit's own."""

    code = forms.ChoiceField(label="计量", help_text="记录里数得出的，以记录为准；填报的数只在记录未填时使用")
    name = TextField(
        label="自定计量名称", required=False, max_length=40, help_text="计量板上没有的才写，如：培训农民人次"
    )
    unit = TextField(label="计量单位", required=False, max_length=20, help_text="自定的计量才写，如：人次、份、%")
    value = ExactField(
        label="数值",
        absent=(NOT_APPLICABLE,),
        help_text="照实填：一个也没有填 0；本单位没有这件事填“不适用”；查不到就不要填",
    )
    note = TextField(
        label="口径说明", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="怎么数的、从哪里来的，如：四期培训签到表相加",
    )  # fmt: skip

    def __init__(self, *args: Any, own: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        rooms: dict[str, list[tuple[str, str]]] = {}
        for measure in MEASURES.values():
            title = room_title(measure.code.partition(".")[0])
            rooms.setdefault(title, []).append((measure.code, f"{measure.name}（{measure.unit or '无单位'}）"))
        mine = [(code, words) for code, words in own.items() if code not in MEASURES]
        if mine:
            rooms["本单位自定的计量"] = mine
        self.fields["code"].choices = [(OWN, "另外自定一个"), *rooms.items()]  # type: ignore[attr-defined]  # a ChoiceField has choices

    @property
    def measure(self) -> dict[str, str]:
        """Return which measure was chosen, or named, as ``enter_value`` takes it."""
        given = self.cleaned_data
        if given["code"] == OWN:
            return {"name": given["name"], "unit": given["unit"]}
        return {"code": given["code"]}


class WithdrawForm(forms.Form):
    """Why an entered value is taken back."""

    why = TextField(label="撤销理由", max_length=300, wide=True, help_text="如：口径有误，改由活动记录计数")


class ProofForm(StampedForm):
    """What a proof is called."""

    name = TextField(label="材料名称", max_length=200, wide=True, help_text="写明是什么材料，如：印刷合同与验收单")
    proof_class = forms.ChoiceField(label="佐证类别", choices=ProofClass.choices)
    remark = TextField(label="材料说明", required=False, max_length=300)


class PeriodForm(forms.Form):
    """The months a count covers."""

    first_month = forms.TypedChoiceField(label="从", choices=_MONTHS, coerce=int, initial=1)
    last_month = forms.TypedChoiceField(label="到", choices=_MONTHS, coerce=int, initial=12)

    def clean(self) -> dict[str, Any]:
        """Refuse months in the wrong order."""
        cleaned = super().clean() or {}
        if cleaned.get("first_month", 0) > cleaned.get("last_month", 12):
            self.add_error("last_month", "止月早于起月")
        return cleaned
