"""Forms of the ledger of goods, and of results."""

from typing import Any

from django import forms

from jixiao.engine.values import NOT_APPLICABLE, Money
from jixiao.engine.yearbook.record import HANDOUT_KINDS
from jixiao.records.outreach.libraries import CHOICES
from jixiao.records.outreach.models import Activity, Good, Outcome
from jixiao.records.outreach.resulting import FIELDS as OUTCOME_FIELDS
from jixiao.web.fields import CountField, DayField, ExactField, MoneyField, TextField
from jixiao.web.stamp import StampedForm

UNSET = [("", "未填")]
YES_NO = [*UNSET, ("是", "是，用完收回"), ("否", "否，发出去就用掉")]


class GoodForm(StampedForm):
    """A good as the ledger knows it."""

    name = TextField(label="物资名称", max_length=100, help_text="如：宣传单、环保手提袋、展板")
    kind = forms.ChoiceField(label="物资类别", choices=[*UNSET, *((kind, kind) for kind in HANDOUT_KINDS)])
    measure = TextField(label="计量单位", max_length=10, help_text="份、个、块")
    reusable = forms.TypedChoiceField(
        label="重复使用", choices=YES_NO, coerce=lambda word: word == "是", empty_value=None,
        help_text="展板等填“是”：借出再收回，不累计",
    )  # fmt: skip
    specification = TextField(label="规格说明", max_length=200, required=False, wide=True)


def initial_of_good(good: Good) -> dict[str, Any]:
    """Return a good as its form shows it."""
    words = {True: "是", False: "否", None: ""}
    return {
        "name": good.name,
        "kind": good.kind,
        "measure": good.measure,
        "reusable": words[good.reusable],
        "specification": good.specification,
    }


class BuyForm(forms.Form):
    """入库."""

    day = DayField(label="入库日期")
    quantity = CountField(label="数量")
    amount = MoneyField(label="采购金额", unit="元", required=False, help_text="这一批合计；赠送的填 0")
    voucher = TextField(label="凭证号", max_length=60, required=False, help_text="记账凭证或发票号")
    reason = TextField(label="出入库说明", max_length=200, required=False, wide=True)

    def amount_money(self) -> Money | None:
        """Return what it cost."""
        fen = self.cleaned_data["amount"]
        return None if fen is None else Money(fen)


class BackForm(forms.Form):
    """退回: from which activity, how many."""

    activity = forms.ModelChoiceField(label="从哪项活动退回", queryset=Activity.objects.none(), empty_label="选活动")
    day = DayField(label="退回日期")
    quantity = CountField(label="数量")
    reason = TextField(label="出入库说明", max_length=200, required=False, wide=True)

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["activity"]
        assert isinstance(chosen, forms.ModelChoiceField)  # noqa: S101 - declared so above
        chosen.queryset = offered


class ScrapForm(BackForm):
    """报损: out of the store, or of what an activity was lent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["activity"].required = False
        self.fields["activity"].label = "在哪项活动损坏"
        self.fields["activity"].help_text = "在仓库里损坏的空着"
        self.fields["day"].label = "报损日期"
        self.fields["reason"].label, self.fields["reason"].required = "报损原因", True


class CountingForm(forms.Form):
    """盘点."""

    day = DayField(label="盘点日期")
    quantity = CountField(label="实有数量", help_text="仓库里数出来的，不含借出的")
    reason = TextField(label="差异原因", max_length=200, required=False, help_text="与账面相同的空着", wide=True)


class GoodChoice(forms.ModelChoiceField):
    """A choice of goods, each with what the store holds."""

    def label_from_instance(self, obj: Good) -> str:
        """Return how a good stands in the list."""
        return f"{obj.name}（库存 {obj.stock:,}{obj.measure}）"


class HandOutForm(forms.Form):
    """领用出库 to an activity."""

    good = GoodChoice(label="物资", queryset=Good.objects.none(), empty_label="选物资")
    quantity = CountField(label="数量")
    day = DayField(label="领用日期", required=False, help_text="未建账的可以空着")
    off_ledger = forms.BooleanField(label="未建账：建台账以前发放的，只计数量，不动库存", required=False)
    origin = TextField(label="出处", max_length=200, required=False, wide=True)
    reason = TextField(label="出入库说明", max_length=200, required=False, wide=True)

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["good"]
        assert isinstance(chosen, GoodChoice)  # noqa: S101 - declared so below
        chosen.queryset = offered

    def clean(self) -> dict[str, Any]:
        """Want a day for what goes through the ledger."""
        clean: dict[str, Any] = super().clean() or {}
        if not clean.get("off_ledger") and clean.get("day") is None and "day" not in self.errors:
            self.add_error("day", "领用日期没有填")
        return clean


class OutcomeForm(StampedForm):
    """A result that is no activity."""

    name = TextField(label="成果名称", max_length=120, wide=True)
    code = TextField(label="成果编号", max_length=30, required=False, help_text="空着自动编，如 C8")
    goal_code = TextField(label="对应目标", max_length=30, required=False, help_text="目标的编号；没有就空着")
    number = ExactField(label="成果数量", required=False, absent=(NOT_APPLICABLE,))
    measure = TextField(label="计量单位", max_length=10, required=False, help_text="件、幅、个")
    day = DayField(label="成果日期", required=False)
    library = forms.ChoiceField(label="计入指标", choices=CHOICES, required=False)
    description = TextField(label="成果情况", required=False, widget=forms.Textarea)
    origin = TextField(label="出处", max_length=200, required=False, wide=True)

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: self.cleaned_data[name] for name in OUTCOME_FIELDS if name in self.cleaned_data}


def initial_of_outcome(outcome: Outcome) -> dict[str, Any]:
    """Return a result as its form shows it."""
    found = {name: getattr(outcome, name) for name in OUTCOME_FIELDS}
    return found | {name: NOT_APPLICABLE for name in outcome.not_applicable if name == "number"}
