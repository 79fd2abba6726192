"""Forms of visits: the outing, and whom it reached."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.engine.values import Money
from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Visit, Visited, VisitOccasion
from jixiao.records.community.visits.recording import FIELDS, Met
from jixiao.records.community.workers.meaning import meant_worker
from jixiao.web.fields import DayField, MoneyField, TextField
from jixiao.web.stamp import StampedForm

ROWS = "met"


class VisitForm(StampedForm):
    """One outing."""

    occasion = forms.ChoiceField(label="走访事由", choices=VisitOccasion.choices)
    day = DayField(label="走访日期")
    went = TextField(label="走访人员", max_length=200, help_text="写岗位，如：主席、学会部部长")
    place = TextField(label="走访地点", max_length=100, required=False)
    note = TextField(label="走访说明", max_length=300, required=False, widget=forms.Textarea({"rows": 2}))

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: self.cleaned_data[name] for name in FIELDS}


def initial_of(visit: Visit) -> dict[str, Any]:
    """Return a visit as its form shows it."""
    return {name: getattr(visit, name) for name in FIELDS}


class MetForm(forms.Form):
    """One person who was visited."""

    who = TextField(label="走访了谁", max_length=60, required=False)
    gift = TextField(label="慰问物品", max_length=100, required=False)
    worth = MoneyField(label="慰问金额", unit="元", required=False)
    said = TextField(label="听到的意见", required=False, max_length=2000, widget=forms.Textarea({"rows": 3}))
    asks = forms.BooleanField(label="需要答复", required=False)

    def met(self, unit_id: int) -> Met | None:
        """Return the row as the acts take it, None for an empty one; refuses a name that is not in the register."""
        clean = self.cleaned_data
        if not clean.get("who"):
            if any(clean.get(name) for name in ("gift", "said", "asks")) or clean.get("worth") is not None:
                raise Refused("这一行没有写走访了谁", cure="填姓名，或清空这一行", code="V312", field="who")
            return None
        worker = meant_worker(unit_id, clean["who"])
        worth = None if clean["worth"] is None else Money(clean["worth"])
        return Met(worker, clean["gift"], worth, clean["said"], clean["asks"])


MetFormSet = forms.formset_factory(MetForm, extra=1, can_delete=True, max_num=60, absolute_max=60)


def initial_of_met(rows: Iterable[Visited]) -> list[dict[str, Any]]:
    """Return whom a visit reached as the rows show them."""
    return [
        {
            "who": " ".join(part for part in (one.worker.name, one.worker.workplace) if part), "gift": one.gift,
            "worth": one.worth, "said": one.said, "asks": one.asks,
        }
        for one in rows
    ]  # fmt: skip


def met_in(formset: Any, unit_id: int) -> list[Met] | None:  # noqa: ANN401 - a formset of visited people
    """Return whom the rows name; None where one could not be found, with the fault beside it."""
    found, faulty = [], False
    for form in formset.forms:
        if not form.cleaned_data or form.cleaned_data.get("DELETE"):
            continue
        try:
            one = form.met(unit_id)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
            faulty = True
        else:
            found += [one] if one else []
    return None if faulty else found
