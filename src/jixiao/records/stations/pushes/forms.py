"""Forms of rules and pushes."""

import datetime
from typing import Any

from django import forms

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import Unit
from jixiao.records.stations.models import PushRule, StationKind
from jixiao.records.stations.pushes.ruling import Ruling
from jixiao.records.stations.sites.queries import townships_of
from jixiao.records.stations.tags import AUDIENCE_CHOICES
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm
from jixiao.web.tagged import read_tags

MORNING = datetime.time(8, 0)


class RuleForm(StampedForm):
    """Whom contents are for."""

    name = TextField(label="规则名称", max_length=80, help_text="如：乡村e站·农业技术")
    audiences = forms.MultipleChoiceField(
        label="人群", choices=AUDIENCE_CHOICES, widget=forms.CheckboxSelectMultiple, required=False,
        help_text="e站服务的人群和内容适用的人群都要对上；不选不限",
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label="e站类型", choices=StationKind.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text="不选不限",
    )  # fmt: skip
    townships = forms.MultipleChoiceField(
        label="乡镇街道", choices=(), widget=forms.CheckboxSelectMultiple, required=False, help_text="不选不限"
    )
    topics = TextField(
        label="内容主题", max_length=600, required=False, wide=True,
        help_text="用顿号隔开，如：农业技术、防灾减灾；不填不限",
    )  # fmt: skip
    note = TextField(label="规则说明", max_length=200, required=False, wide=True)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        field = self.fields["townships"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared so above
        names = townships_of(unit)
        kept = [one for one in (self.initial.get("townships") or ()) if one not in names]
        field.choices = [(one, one) for one in [*names, *kept]]

    def ruling(self) -> Ruling:
        """Return the rule as the acts take it."""
        given = self.cleaned_data
        lists = {name: tuple(given[name]) for name in ("audiences", "kinds", "townships")}
        return Ruling(name=given["name"], topics=read_tags(given["topics"]), note=given["note"], **lists)


def initial_of_rule(rule: PushRule) -> dict[str, Any]:
    """Return what a rule says, as its form shows it."""
    names = ("name", "audiences", "kinds", "townships", "note")
    return {**{name: getattr(rule, name) for name in names}, "topics": "、".join(rule.topics)}


class PushForm(StampedForm):
    """What a push is called and whom it is for."""

    title = TextField(label="推送名称", max_length=120, help_text="如：10 月农业技术")
    rule = forms.ModelChoiceField(
        label="推送规则", queryset=PushRule.objects.none(), required=False, empty_label="全部已挂牌e站",
    )  # fmt: skip

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        field = self.fields["rule"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared so above
        field.queryset = PushRule.objects.filter(unit=unit, removed_at=None).order_by("name")


class SendForm(StampedForm):
    """When a push goes out."""

    day = DayField(label="计划推送日期", required=False, help_text="早上 8 点推送；马上推送的空着")

    def planned_at(self) -> datetime.datetime | None:
        """Return the time, None for at once."""
        day = self.cleaned_data["day"]
        return datetime.datetime.combine(day, MORNING, SHANGHAI) if day else None


class CancelForm(StampedForm):
    """Why a push is given up."""

    reason = TextField(label="取消的原因", max_length=200)
