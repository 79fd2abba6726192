"""Prizes and pick-up points, a row each."""

from typing import Any

from django import forms

from jixiao.engine.values import Money
from jixiao.records.quiz.campaigns.picking_up import Counter
from jixiao.records.quiz.campaigns.prizing import Offered, offered_by
from jixiao.records.quiz.models import PickUpPoint, Prize, PrizeWay
from jixiao.web.fields import CountField, MoneyField, TextField

ROWS = "rows"


class PrizeForm(forms.Form):
    """One prize; what its way does not need stays empty."""

    grade = TextField(label="奖项", max_length=30, required=False)
    name = TextField(label="奖品名称", max_length=80, required=False)
    way = forms.ChoiceField(label="发放方式", choices=PrizeWay.choices)
    total = CountField(label="数量", unit="件", required=False)
    worth = MoneyField(label="单价", unit="元", required=False)
    cost = CountField(label="兑换积分", unit="分", required=False)
    per_person = CountField(label="每人限领", unit="件", required=False)
    rank_from = CountField(label="名次起", unit="名", required=False)
    rank_to = CountField(label="名次止", unit="名", required=False)
    least_points = CountField(label="抽奖最低积分", unit="分", required=False)
    good = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def offered(self) -> Offered:
        """Return the prize as the acts take it."""
        clean = self.cleaned_data
        worth = None if clean["worth"] is None else Money(clean["worth"])
        return Offered(
            grade=clean["grade"], name=clean["name"], way=PrizeWay(clean["way"]), total=clean["total"] or 0,
            cost=clean["cost"], rank_from=clean["rank_from"], rank_to=clean["rank_to"],
            least_points=clean["least_points"] or 1, per_person=clean["per_person"] or 1, worth=worth,
            good=clean["good"],
        )  # fmt: skip


PrizeFormSet = forms.formset_factory(PrizeForm, extra=1, can_delete=True, max_num=30, absolute_max=31)


def initial_of_prizes(prizes: list[Prize]) -> list[dict[str, Any]]:
    """Return the prizes as their rows show them."""
    return [{name: getattr(offered_by(one), name) for name in PrizeForm.base_fields} for one in prizes]


def prizes_in(formset: Any) -> list[Offered]:  # noqa: ANN401 - a formset of prizes
    """Return the prizes of the rows that are not taken out and not empty."""
    left = [one for one in formset.forms if one.cleaned_data and not one.cleaned_data.get("DELETE")]
    kept = (one for one in left if one.cleaned_data["name"] or one.cleaned_data["grade"] or one.cleaned_data["total"])
    return [one.offered() for one in kept]


class CounterForm(forms.Form):
    """One pick-up point."""

    name = TextField(label="领奖点名称", max_length=60, required=False)
    address = TextField(label="地址", max_length=120, required=False)
    hours = TextField(label="领奖时间", max_length=120, required=False)
    phone = TextField(label="电话", max_length=40, required=False)

    def counter(self) -> Counter:
        """Return the point as the acts take it."""
        return Counter(**{name: self.cleaned_data[name] for name in ("name", "address", "hours", "phone")})


CounterFormSet = forms.formset_factory(CounterForm, extra=1, can_delete=True, max_num=60, absolute_max=61)


def initial_of_points(points: list[PickUpPoint]) -> list[dict[str, Any]]:
    """Return the pick-up points as their rows show them."""
    return [{name: getattr(one, name) for name in CounterForm.base_fields} for one in points]


def counters_in(formset: Any) -> list[Counter]:  # noqa: ANN401 - a formset of points
    """Return the points of the rows that are not taken out and not empty."""
    left = [one for one in formset.forms if one.cleaned_data and not one.cleaned_data.get("DELETE")]
    return [one.counter() for one in left if any(one.cleaned_data[name] for name in ("name", "address", "hours"))]
