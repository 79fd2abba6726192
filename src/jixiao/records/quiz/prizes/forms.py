"""Forms of the counter and of the ledger of prizes; they do not save."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.measures.goods import Good
from jixiao.records.quiz.models import PickUpPoint, Taker
from jixiao.records.quiz.prizes.handing import MOST_DRAWN
from jixiao.web.fields import CountField, TextField
from jixiao.web.stamp import StampedForm

MOST_CODE = 40


class CodeForm(forms.Form):
    """The code of a winner, typed or scanned."""

    code = TextField(label="领奖码", max_length=MOST_CODE, help_text="10 位字母和数字，不分大小写，空格可以不写")


class HandOverForm(forms.Form):
    """Who came, where, and how it was signed for."""

    taker = forms.ChoiceField(label="谁来领", choices=Taker.choices, initial=Taker.SELF, widget=forms.RadioSelect)
    proxy_name = TextField(label="代领人或监护人姓名", max_length=30, required=False, help_text="代领、监护人来领的填")
    proxy_phone = TextField(label="代领人或监护人电话", max_length=20, required=False)
    point = forms.ModelChoiceField(
        label="领奖点", queryset=PickUpPoint.objects.none(), required=False, empty_label="没有分领奖点"
    )
    note = TextField(label="签收说明", max_length=200, required=False, wide=True)
    signature = forms.CharField(label="领奖人签名", required=False, max_length=MOST_DRAWN, widget=forms.HiddenInput)
    on_paper = forms.BooleanField(label="纸质签收：已在签收表上签名", required=False)

    def __init__(self, *args: Any, points: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["point"]
        assert isinstance(chosen, forms.ModelChoiceField)  # noqa: S101 - declared so above
        chosen.queryset = points


class GoodForm(StampedForm):
    """Which good of the ledger a prize is."""

    good = forms.ChoiceField(label="对应物资", required=False, help_text="对应以后，每发一件就记一笔领用出库")

    def __init__(self, *args: Any, goods: Iterable[Good], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        offered = [(one.reference, f"{one.title}（库存 {one.stock:,}{one.measure}）") for one in goods]
        field = self.fields["good"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so above
        field.choices = [("", "不对应物资"), *offered]


class PublishForm(forms.Form):
    """For how many days the winners are shown."""

    days = CountField(label="公示天数", unit="天", help_text="3 到 60 天，从今天起")
