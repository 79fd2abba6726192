"""The forms of schools, of their places and of their codes."""

from typing import Any

from django import forms

from jixiao.records.contests.models import School, Stage
from jixiao.records.contests.seals import unseal
from jixiao.web.fields import CountField, TextField
from jixiao.web.stamp import StampedForm


class SchoolForm(StampedForm):
    """A school of the list."""

    code = TextField(label="学校编号", max_length=20, help_text="教育部门的学校标识码，或自编")
    name = TextField(label="学校名称", max_length=60, wide=True, help_text="印在证书上，写公章上的全称")
    stage = forms.ChoiceField(label="学校类别", choices=Stage.choices)
    town = TextField(label="所在乡镇街道", max_length=40, required=False)
    pupils = CountField(label="在校学生", unit="人", required=False)
    teachers = CountField(label="专任教师", unit="人", required=False)
    contact = TextField(label="联系人", max_length=30, required=False, help_text="加密存放")
    phone = TextField(label="联系人电话", max_length=20, required=False, help_text="加密存放")
    is_active = forms.BooleanField(label="在用（停用后不再列出，联系人和电话删除）", required=False, initial=True)

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "stamp"}


class RevokeForm(forms.Form):
    """Why a code is ended."""

    reason = TextField(label="作废原因", max_length=200)


def initial_of(school: School) -> dict[str, Any]:
    """Return a school as its form shows it."""
    names = ("code", "name", "stage", "town", "pupils", "teachers", "is_active")
    found = {name: getattr(school, name) for name in names}
    return {**found, "contact": unseal(school.contact_seal), "phone": unseal(school.phone_seal)}
