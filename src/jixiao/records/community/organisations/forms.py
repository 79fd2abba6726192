"""Forms of organisations, their posts, checks and places."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.records.community.models import (
    Organisation,
    OrganisationKind,
    OrganisationState,
    Place,
    PlaceKind,
    Post,
    PostKind,
    ThreeHeads,
    Verdict,
    YearlyCheck,
)
from jixiao.records.community.organisations import checking, registering
from jixiao.records.community.organisations.appointing import Appointed
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

ROWS = "posts"


class OrganisationForm(StampedForm):
    """What is known of an organisation."""

    kind = forms.ChoiceField(label="组织类别", choices=OrganisationKind.choices)
    name = TextField(label="组织名称", max_length=100, wide=True)
    place = forms.ModelChoiceField(
        label="所在乡镇街道", queryset=Place.objects.none(), required=False, help_text="乡镇科协必填"
    )
    host = TextField(label="依托单位", max_length=100, required=False)
    founded_on = DayField(label="成立日期", required=False)
    paper_number = TextField(
        label="成立批复文号", max_length=60, required=False, help_text="批复文件在保存后作为佐证上传"
    )
    term_from = DayField(label="本届起", required=False)
    term_to = DayField(label="本届止", required=False, help_text="届满前 90 天在工作台提醒")
    members = CountField(label="会员人数", unit="人", required=False)
    members_on = DayField(label="会员人数日期", required=False, help_text="哪一天的人数")
    contact = TextField(label="联系人", max_length=40, required=False, help_text="写岗位，如：镇科协秘书长")
    state = forms.ChoiceField(label="组织状态", choices=OrganisationState.choices)
    dissolved_on = DayField(label="撤销日期", required=False)
    state_because = TextField(label="停止或撤销原因", max_length=200, required=False)
    remark = TextField(label="备注", max_length=300, required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        assert isinstance(place, forms.ModelChoiceField)  # noqa: S101 - declared so above
        place.queryset = places  # type: ignore[assignment] # a queryset is what is given
        place.empty_label = "全县或未填"

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: self.cleaned_data[name] for name in registering.FIELDS}


def initial_of(row: Organisation) -> dict[str, Any]:
    """Return an organisation as its form shows it."""
    return {**{name: getattr(row, name) for name in registering.FIELDS}, "place": row.place_id}


class PostForm(forms.Form):
    """One post."""

    kind = forms.ChoiceField(label="任职", choices=PostKind.choices)
    name = TextField(label="姓名", max_length=40, required=False)
    workplace = TextField(label="单位", max_length=100, required=False)
    head = forms.ChoiceField(label="三长", choices=ThreeHeads.choices, required=False)
    since = DayField(label="任职起", required=False)
    until = DayField(label="任职止", required=False)


PostFormSet = forms.formset_factory(PostForm, extra=2, can_delete=True, max_num=60, absolute_max=60)


def initial_of_posts(posts: Iterable[Post]) -> list[dict[str, Any]]:
    """Return the posts as their rows show them."""
    return [{name: getattr(one, name) for name in PostForm.base_fields} for one in posts]


def posts_in(formset: Any) -> list[Appointed]:  # noqa: ANN401 - a formset of posts
    """Return the posts of the rows that are not taken out and not empty."""
    rows = [one.cleaned_data for one in formset.forms if one.cleaned_data and not one.cleaned_data.get("DELETE")]
    names = ("kind", "name", "workplace", "head", "since", "until")
    return [Appointed(**{name: row[name] for name in names}) for row in rows if row["name"].strip()]


class CheckForm(StampedForm):
    """How an organisation stood in a year."""

    has_people = forms.BooleanField(label="有人员（班子和工作人员到位）", required=False)
    has_place = forms.BooleanField(label="有场所", required=False)
    has_activities = forms.BooleanField(label="有活动", required=False)
    activities = CountField(label="活动次数", unit="次", required=False)
    verdict = forms.ChoiceField(label="检查结论", choices=Verdict.choices, help_text="三项都有才能合格")
    remark = TextField(
        label="检查意见", max_length=300, required=False, widget=forms.Textarea({"rows": 2}), help_text="不合格的必填"
    )
    checked_on = DayField(label="检查日期")

    def values(self) -> dict[str, Any]:
        """Return what the act takes."""
        return {name: self.cleaned_data[name] for name in checking.FIELDS}


def initial_of_check(row: YearlyCheck) -> dict[str, Any]:
    """Return a check as its form shows it."""
    return {name: getattr(row, name) for name in checking.FIELDS}


class PlaceForm(StampedForm):
    """A township or street."""

    kind = forms.ChoiceField(label="类别", choices=PlaceKind.choices)
    name = TextField(label="名称", max_length=60)
    x = CountField(label="图上横位置", required=False, help_text="0 最左，100 最右；空着自动排")
    y = CountField(label="图上纵位置", required=False, help_text="0 最上，100 最下")
    position = CountField(label="次序", required=False, help_text="空着排在最后")

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "stamp"}
