"""The form of a campaign while it is drawn up."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.measures.activities import OfferedActivity
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.draw_list import FORM, listed, read_draw
from jixiao.records.quiz.models import Audience, Campaign, Feedback, IdentityWay
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

DAY = 24 * 60
GROUPS = (
    ("活动", ("title", "theme", "organiser", "partners", "contact", "activity", "intro")),
    ("时间和题目", (
        "first_day", "last_day", "per_day", "points_each", "draw", "minutes", "feedback", "shuffles_options",
        "shows_ranking",
    )),
    ("谁可以参加", ("audience", "ways", "places", "lets_minors")),
    ("公平", ("device_most", "address_most", "least_seconds")),
    ("领奖", ("claim_days", "hold_days", "keep_days")),
    ("告知", ("consent", "guardian_consent")),
)  # fmt: skip


class CampaignForm(StampedForm):
    """What is promised of a campaign: who, when, how many questions, for whom, under which terms."""

    title = TextField(label="竞答名称", max_length=120, wide=True, help_text="写日期的，要和下面的起止日期一样")
    theme = TextField(label="竞答主题", max_length=120, required=False, wide=True)
    organiser = TextField(label="主办单位", max_length=120, required=False, help_text="空着就是本单位")
    partners = TextField(label="协办单位", max_length=200, required=False)
    contact = TextField(label="咨询电话", max_length=60, required=False, help_text="写单位电话，公布在活动页")
    activity = forms.ChoiceField(label="对应活动", required=False, help_text="从本年的科普活动里选")
    first_day = DayField(label="开始日期", required=False, help_text="当天零点开始")
    last_day = DayField(label="结束日期", required=False, help_text="当天 24 时结束")
    per_day = CountField(label="每天题数", unit="题", initial=5)
    points_each = CountField(label="每题积分", unit="分", initial=1)
    draw = TextField(
        label="抽题办法", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        help_text=f"{FORM}；空着就从全部题目里抽",
    )  # fmt: skip
    minutes = CountField(label="每天答题时限", unit="分钟", required=False, help_text="空着不限，零点前交卷")
    least_seconds = CountField(label="每题最少秒数", unit="秒", initial=2, help_text="平均快于它的作为异常核查")
    shuffles_options = forms.BooleanField(label="选项乱序", required=False, initial=True)
    shows_ranking = forms.BooleanField(label="公开排行", required=False, initial=True)
    feedback = forms.ChoiceField(
        label="答案公布", choices=Feedback.choices, initial=Feedback.AFTER_DAY, help_text="当天结束后看，最能防止传答案"
    )
    audience = forms.ChoiceField(label="参与范围", choices=Audience.choices, initial=Audience.ALL)
    ways = forms.MultipleChoiceField(
        label="参与方式", choices=IdentityWay.choices, widget=forms.CheckboxSelectMultiple, required=False,
        initial=[IdentityWay.CODE.value],
    )  # fmt: skip
    places = TextField(
        label="乡镇街道或学校", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=12_000,
        help_text="每行一个；参与范围不是“不限”时要写",
    )  # fmt: skip
    device_most = CountField(label="一台手机最多", unit="人", initial=3)
    address_most = CountField(label="一个网络每小时最多新增", unit="人", initial=300)
    claim_days = CountField(label="领奖期限", unit="天", initial=30, help_text="从结束日期的次日算起")
    hold_days = CountField(label="兑换后保留", unit="天", initial=7, help_text="到时没有领的放回，积分退还")
    keep_days = CountField(label="领奖信息保存", unit="天", initial=30, help_text="领奖办结后多少天删除")
    lets_minors = forms.BooleanField(label="不满 14 周岁可以参加", required=False)
    intro = TextField(label="活动说明", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    consent = TextField(
        label="个人信息告知", required=False, widget=forms.Textarea(attrs={"rows": 5}), max_length=3000,
        help_text="空着保存就带上自带的文字",
    )  # fmt: skip
    guardian_consent = TextField(
        label="监护人告知", required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=3000,
        help_text="不满 14 周岁可以参加的要写；第一次保存时自带",
    )  # fmt: skip

    def __init__(self, *args: Any, activities: Iterable[OfferedActivity], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        offered = [(one.reference, f"{one.title}（{one.day}）" if one.day else one.title) for one in activities]
        kept = (kwargs.get("initial") or {}).get("activity") or ""
        known = {reference for reference, _ in offered}
        gone = [(kept, "原来选的活动（已取消或删除）")] if kept and kept not in known else []
        field = self.fields["activity"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so above
        field.choices = [("", "不对应活动"), *gone, *offered]

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields as the page shows them, under their heads."""
        return [(title, [self[name] for name in names]) for title, names in GROUPS]

    def clean_draw(self) -> list[dict[str, Any]]:
        """Return the lines of the draw."""
        try:
            return read_draw(self.cleaned_data["draw"] or "")
        except Refused as refused:
            raise forms.ValidationError(str(refused).replace("%", "%%")) from refused

    def clean_places(self) -> list[str]:
        """Return the places, one a line."""
        return [line.strip() for line in (self.cleaned_data["places"] or "").splitlines() if line.strip()]

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        found = {name: self.cleaned_data[name] for name in self.fields if name not in {"stamp", "hold_days"}}
        found["hold_minutes"] = (self.cleaned_data["hold_days"] or 0) * DAY
        return found


def initial_of(campaign: Campaign) -> dict[str, Any]:
    """Return a campaign as its form shows it."""
    names = (name for name in CampaignForm.base_fields if name != "hold_days")
    found = {name: getattr(campaign, name) for name in names}
    found["hold_days"] = max(1, campaign.hold_minutes // DAY)
    return {**found, "draw": listed(campaign.draw), "places": "\n".join(campaign.places)}
