"""Forms of the volunteers."""

import datetime
import re
from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.engine.values import to_half_width
from jixiao.orgs.actor import SHANGHAI
from jixiao.records.community.models import (
    GroupLevel,
    Organisation,
    RecordKind,
    ServiceShift,
    Volunteer,
    VolunteerGroup,
)
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm
from jixiao.web.tagged import read_tags

CONSENT = "本人同意科协登记姓名、工作单位、电话和技能，用于安排志愿服务、记录时长和出具证明。"
GUARDIAN = "监护人同意被监护人参加志愿服务，知道时间、地点和内容，并同意登记以上信息。"
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")


def _offered(form: forms.Form, name: str, rows: QuerySet[Any], empty: str) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared so in the form
    field.queryset, field.empty_label = rows, empty


class VolunteerForm(StampedForm):
    """What is known of a volunteer."""

    name = TextField(label="姓名", max_length=40)
    workplace = TextField(label="工作单位或学校", max_length=100, required=False)
    group = forms.ModelChoiceField(label="志愿服务队", queryset=VolunteerGroup.objects.none(), required=False)
    phone = TextField(label="电话", max_length=30, required=False, help_text="加密保存，页面上只显示 138****1234")
    skills = TextField(label="技能", max_length=400, required=False, help_text="用顿号隔开，如：讲解、急救、果树修剪")
    site_number = TextField(label="全国平台编号", max_length=40, required=False)
    registered_on = DayField(label="注册日期", required=False, help_text="空着按今天")
    consent_on = DayField(label="同意日期")
    consent_text = TextField(label="同意内容", max_length=500, widget=forms.Textarea({"rows": 2}), initial=CONSENT)
    born = DayField(label="出生日期", required=False, help_text="不满 18 周岁的要填监护人")
    is_minor = forms.BooleanField(label="是未成年人", required=False)
    guardian_name = TextField(label="监护人姓名", max_length=40, required=False)
    guardian_phone = TextField(label="监护人电话", max_length=20, required=False, help_text="加密保存")
    guardian_agreed_on = DayField(label="监护人同意日期", required=False)
    guardian_text = TextField(
        label="监护人同意内容", max_length=500, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=f"如：{GUARDIAN}",
    )  # fmt: skip

    def __init__(self, *args: Any, groups: QuerySet[VolunteerGroup], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        _offered(self, "group", groups, "没有归队")

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        clean = {name: value for name, value in self.cleaned_data.items() if name != "stamp"}
        return {**clean, "skills": list(read_tags(clean["skills"]))}


def initial_of_volunteer(row: Volunteer) -> dict[str, Any]:
    """Return a volunteer as the form shows them; telephone and guardian stay sealed."""
    names = (
        "name", "workplace", "site_number", "registered_on", "consent_on", "consent_text", "born", "is_minor",
        "guardian_agreed_on", "guardian_text",
    )  # fmt: skip
    return {
        **{name: getattr(row, name) for name in names}, "group": row.group_id, "skills": "、".join(row.skills),
        "phone": "", "guardian_name": "", "guardian_phone": "",
    }  # fmt: skip


class GroupForm(StampedForm):
    """What is known of a group."""

    name = TextField(label="队伍名称", max_length=60)
    level = forms.ChoiceField(label="队伍层级", choices=GroupLevel.choices)
    parent = forms.ModelChoiceField(label="上级队伍", queryset=VolunteerGroup.objects.none(), required=False)
    organisation = forms.ModelChoiceField(label="科协组织", queryset=Organisation.objects.none(), required=False)

    def __init__(
        self, *args: Any, groups: QuerySet[VolunteerGroup], organisations: QuerySet[Organisation], **kwargs: Any  # noqa: ANN401 - what Django's form takes
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        _offered(self, "parent", groups, "没有上级队伍")
        _offered(self, "organisation", organisations, "不属于哪个组织")

    def values(self) -> dict[str, Any]:
        """Return what the act takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "stamp"}


class ShiftForm(StampedForm):
    """When and where volunteers are wanted, and how many."""

    title = TextField(label="服务内容", max_length=100, wide=True)
    place = TextField(label="服务地点", max_length=100)
    day = DayField(label="服务日期")
    begins = TextField(label="开始时间", max_length=5, help_text="如 08:30")
    ends = TextField(label="结束时间", max_length=5, help_text="如 11:30；到第二天的写 24:00，另排一个班次")
    slots = CountField(label="名额", unit="人")
    group = forms.ModelChoiceField(label="志愿服务队", queryset=VolunteerGroup.objects.none(), required=False)
    reference = TextField(label="对应活动", max_length=80, required=False, help_text="如科普活动的编号 A9")

    def __init__(self, *args: Any, groups: QuerySet[VolunteerGroup], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        _offered(self, "group", groups, "不限")

    def clean_begins(self) -> int:
        """Return the minutes since midnight."""
        return self._minutes("begins")

    def clean_ends(self) -> int:
        """Return the minutes since midnight, 24:00 at most."""
        return self._minutes("ends")

    def _minutes(self, name: str) -> int:
        found = _CLOCK.fullmatch(to_half_width(self.cleaned_data[name]).replace("：", ":").strip())
        minutes = int(found[1]) * 60 + int(found[2]) if found else -1
        if not 0 <= minutes <= 24 * 60:
            raise forms.ValidationError("时间写成 08:30 这样")
        return minutes

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        clean = self.cleaned_data
        midnight = datetime.datetime.combine(clean["day"], datetime.time(), tzinfo=SHANGHAI)
        return {
            **{name: clean[name] for name in ("title", "place", "slots", "group", "reference")},
            "starts_at": midnight + datetime.timedelta(minutes=clean["begins"]),
            "ends_at": midnight + datetime.timedelta(minutes=clean["ends"]),
        }


def initial_of_shift(row: ServiceShift) -> dict[str, Any]:
    """Return a shift as its form shows it."""
    starts, ends = row.starts_at.astimezone(SHANGHAI), row.ends_at.astimezone(SHANGHAI)
    return {
        "title": row.title, "place": row.place, "day": starts.date(), "begins": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}" if ends.date() == starts.date() else "24:00", "slots": row.slots,
        "group": row.group_id, "reference": row.reference,
    }  # fmt: skip


class ConfirmForm(forms.Form):
    """What the office says of one who took a shift."""

    taking = forms.IntegerField(widget=forms.HiddenInput)
    minutes = CountField(label="确认", unit="分钟", required=False)
    missed = forms.BooleanField(label="未到", required=False)
    note = TextField(label="服务评价", max_length=200, required=False)


ConfirmFormSet = forms.formset_factory(ConfirmForm, extra=0, max_num=1000, absolute_max=1000)


class RecordForm(forms.Form):
    """A training or an award of a volunteer."""

    kind = forms.ChoiceField(label="记录类别", choices=RecordKind.choices)
    day = DayField(label="记录日期")
    title = TextField(label="培训或奖励名称", max_length=100)
    giver = TextField(label="举办或授予单位", max_length=100, required=False)


class RequestForm(forms.Form):
    """Over which days a certificate is asked for."""

    first_day = DayField(label="服务开始日期")
    last_day = DayField(label="服务结束日期")
    purpose = TextField(label="证明用途", max_length=100, required=False)


class IssueForm(forms.Form):
    """Who answers for a certificate, and how long it is shown."""

    responsible = TextField(label="出具责任人", max_length=40, help_text="对记录真实性负责的人，印在证明上")
    notice_days = CountField(label="公示天数", unit="个工作日", help_text="规定没有写天数，由单位定")
