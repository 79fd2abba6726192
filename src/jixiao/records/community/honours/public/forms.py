"""What the public types."""

from collections.abc import Sequence
from typing import Any

from django import forms

from jixiao.records.community.honours.objecting import Objecting
from jixiao.web.fields import TextField


class ObjectionForm(forms.Form):
    """An objection; name and telephone are left out by whoever wishes."""

    nomination = forms.TypedChoiceField(label="对谁有异议", coerce=int, required=False, empty_value=None)
    text = TextField(label="异议内容", max_length=1000, widget=forms.Textarea({"rows": 6}))
    name = TextField(label="姓名", max_length=40, required=False)
    phone = TextField(label="电话", max_length=20, required=False)

    def __init__(self, *args: Any, rows: Sequence[Sequence[Any]], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["nomination"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - declared so above
        shown = [(row[0], f"第 {place} 位 {row[1]}") for place, row in enumerate(rows, start=1)]
        chosen.choices = [("", "整份名单"), *shown]

    def said(self) -> Objecting:
        """Return what the act takes."""
        return Objecting(**self.cleaned_data)
