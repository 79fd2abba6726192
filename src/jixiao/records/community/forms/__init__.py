"""Forms that more than one part of the room shows."""

from django import forms

from jixiao.web.fields import TextField


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = TextField(label="原因", max_length=200, widget=forms.Textarea({"rows": 2}))
