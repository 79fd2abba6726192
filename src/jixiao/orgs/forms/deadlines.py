"""Deadlines: what is filtered by, a day that is 休 or 班, an address for the digest."""

from django import forms

from jixiao.orgs.models import SpecialDay
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm

_MISSING = {"required": "没有填", "invalid_choice": "选项里没有这一个"}


class DayForm(StampedForm):
    """A day that differs from the weekly rule."""

    day = DayField(label="日期")
    kind = forms.ChoiceField(label="休或班", choices=SpecialDay.Kind.choices, error_messages=_MISSING)
    name = TextField(label="节日", max_length=40, help_text="如 国庆节")
    source = TextField(label="依据", max_length=200, wide=True, help_text="通知的名称和文号")


class DigestForm(forms.Form):
    """Where the digest goes."""

    address = TextField(label="电子邮箱", max_length=120, help_text="每天最多一封；没有到期事项不寄")
