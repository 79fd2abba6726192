"""What a winner types on the phone."""

from django import forms

from jixiao.web.fields import TextField


class LeaveContactForm(forms.Form):
    """Name, telephone and what is agreed to."""

    name = TextField(label="姓名", max_length=30)
    phone = TextField(label="电话", max_length=20)
    guardian_agreed = forms.BooleanField(label="监护人同意", required=False)
    may_publish = forms.BooleanField(label="同意公示", required=False)
