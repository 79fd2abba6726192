"""What the public types on a phone."""

from django import forms

from jixiao.records.community.appeals.receiving import Asked
from jixiao.records.community.models import AppealKind
from jixiao.web.fields import TextField


class HandInForm(forms.Form):
    """An appeal from the public page."""

    kind = forms.ChoiceField(label="类别", choices=AppealKind.choices, initial=AppealKind.NEED)
    text = TextField(label="您的诉求或建议", max_length=2000, widget=forms.Textarea({"rows": 6}))
    name = TextField(label="姓名", max_length=40, required=False)
    phone = TextField(label="电话", max_length=30, required=False)
    is_anonymous = forms.BooleanField(label="匿名提交", required=False)

    def asked(self) -> Asked:
        """Return what was typed as the act takes it."""
        clean = self.cleaned_data
        return Asked(clean["kind"], "", clean["text"], clean["name"], clean["phone"], clean["is_anonymous"])
