"""One person's verdict on one aspect of what two people look at: the form that every room with such a review shows."""

from collections.abc import Sequence
from typing import Any

from django import forms

from jixiao.web.fields import TextField


class VerdictForm(forms.Form):
    """One person's verdict on one aspect. ``aspects`` are those still open to them: value, and what to look at."""

    aspect = forms.ChoiceField(label="审核方面", widget=forms.RadioSelect)
    verdict = forms.ChoiceField(
        label="审核结论", choices=[("pass", "通过"), ("back", "退回")], widget=forms.RadioSelect,
        error_messages={"required": "没有选审核结论"},
    )  # fmt: skip
    note = TextField(
        label="审核意见", required=False, max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="退回的必填：哪里不对、怎样改",
    )  # fmt: skip

    def __init__(self, *args: Any, aspects: Sequence[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["aspect"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - declared so above
        chosen.choices = list(aspects)
        chosen.error_messages["required"] = "没有选审核方面"
        if len(aspects) == 1:
            chosen.initial = aspects[0][0]
