"""Forms of a dossier, of plate and halt, and of what a year asks."""

from typing import Any

from django import forms

from jixiao.records.stations.models import Station, StationKind, YearRule
from jixiao.records.stations.sites.dossiers import WORDS, Dossier, dossier_of
from jixiao.records.stations.sites.ruling import FIELDS, Asked
from jixiao.records.stations.tags import AUDIENCE_CHOICES
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

_LINES = (("yes", "能联网：推送到播放页"), ("no", "不能联网：领离线内容包"))


class DossierForm(StampedForm):
    """The dossier of a station."""

    name = TextField(label="e站名称", max_length=WORDS["name"][1], help_text="如：示例县第一中学校园e站")
    kind = forms.ChoiceField(
        label="e站类型", choices=StationKind.choices, widget=forms.RadioSelect,
        error_messages={"required": "没有选e站类型"},
    )  # fmt: skip
    host = TextField(label="申报单位", max_length=WORDS["host"][1], help_text="学校、社区居委会、村委会的全称")
    applied_on = DayField(label="申报日期")
    township = TextField(
        label="所在乡镇街道", required=False, max_length=WORDS["township"][1], help_text="推送按它选地区"
    )
    village = TextField(
        label="所在村或社区", required=False, max_length=WORDS["village"][1], help_text="社区、乡村e站填；计覆盖率用"
    )
    place = TextField(label="e站地址", required=False, max_length=WORDS["place"][1], wide=True)
    audiences = forms.MultipleChoiceField(
        label="服务人群", required=False, choices=AUDIENCE_CHOICES, widget=forms.CheckboxSelectMultiple,
        help_text="推送按它选内容",
    )  # fmt: skip
    line = forms.ChoiceField(label="网络", choices=_LINES, initial="yes", widget=forms.RadioSelect)
    room_mb = CountField(label="终端可用空间", required=False, unit="MB", help_text="做离线内容包时核对装不装得下")
    keeper = TextField(label="e站负责人", required=False, max_length=WORDS["keeper"][1])
    keeper_office = TextField(label="负责人职务", required=False, max_length=WORDS["keeper_office"][1])
    phone = TextField(
        label="负责人电话", required=False, max_length=30, help_text="加密保存；页面上隐去中间四位，每次查看都留痕"
    )
    description = TextField(label="e站情况", required=False, widget=forms.Textarea({"rows": 4}), max_length=2000)
    origin = TextField(label="出处", required=False, max_length=WORDS["origin"][1], wide=True)

    def dossier(self) -> Dossier:
        """Return what the acts take."""
        clean = {name: value for name, value in self.cleaned_data.items() if name not in {"stamp", "line", "audiences"}}
        audiences = tuple(self.cleaned_data["audiences"])
        return Dossier(**clean, audiences=audiences, is_online=self.cleaned_data["line"] == "yes")


def initial_of(station: Station) -> dict[str, Any]:
    """Return a dossier as its form shows it."""
    found = dossier_of(station)
    values = {name: getattr(found, name) for name in Dossier.__dataclass_fields__ if name != "is_online"}
    return {**values, "audiences": list(found.audiences), "line": "yes" if found.is_online else "no"}


class PlateForm(StampedForm):
    """The plate of a station."""

    number = TextField(label="牌匾编号", max_length=40, help_text="牌匾上的编号")
    day = DayField(label="授牌日期")


class HaltForm(StampedForm):
    """Since when and why."""

    day = DayField(label="日期")
    reason = TextField(label="原因", max_length=200, wide=True)


class ReasonForm(StampedForm):
    """Why."""

    reason = TextField(label="原因", max_length=200, wide=True)


class RuleForm(StampedForm):
    """What a year asks of all stations."""

    school_floor = CountField(label="校园e站每月活动下限", unit="次", help_text="0 是不作要求")
    community_floor = CountField(label="社区e站每月活动下限", unit="次")
    village_floor = CountField(label="乡村e站每月活动下限", unit="次")
    return_day = CountField(label="次月几日前报", unit="日", help_text="1 到 28 日")
    villages = CountField(label="全县村数", required=False, unit="个", help_text="算乡村e站覆盖率；不知道就空着")
    communities = CountField(label="全县社区数", required=False, unit="个", help_text="算社区e站覆盖率")
    source = TextField(
        label="村社数出处",
        required=False,
        max_length=200,
        wide=True,
        help_text="填了村社数的必填，如：民政部门行政区划统计",
    )

    def asked(self) -> Asked:
        """Return what the act takes."""
        return Asked(**{name: self.cleaned_data[name] for name in FIELDS})


def initial_of_rule(rule: YearRule) -> dict[str, Any]:
    """Return what a year asks as its form shows it."""
    return {name: getattr(rule, name) for name in FIELDS}
