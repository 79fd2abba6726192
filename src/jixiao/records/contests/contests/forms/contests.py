"""The forms of a contest: drawn up, opened, changed, closed."""

from typing import Any

from django import forms

from jixiao.records.contests.contests.drafting import DAYS
from jixiao.records.contests.models import Contest, ContestKind, OneEach
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm

GROUPS = (
    ("赛事", ("kind", "title", "theme", "organiser", "partners", "contact", "basis", "intro")),
    (
        "日期",
        (
            "entry_from",
            "entry_to",
            "qualify_to",
            "judge_from",
            "judge_to",
            "notice_from",
            "notice_to",
            "age_on",
            "kept_until",
        ),
    ),
    ("规则", ("one_each", "normalises")),
    ("告知和承诺", ("consent", "promise")),
)  # fmt: skip


class ContestForm(StampedForm):
    """What schools are told of a contest; groups, places and codes have pages of their own."""

    kind = forms.ChoiceField(
        label="赛事类别", choices=ContestKind.choices, help_text="新建时按类别带上自带的组别、评分表和奖项，可以再改"
    )
    title = TextField(label="赛事名称", max_length=120, wide=True, help_text="写文件上的全称")
    theme = TextField(label="赛事主题", max_length=120, required=False, wide=True)
    organiser = TextField(label="主办单位", max_length=120, required=False, help_text="空着就是本单位")
    partners = TextField(label="协办单位", max_length=200, required=False)
    contact = TextField(label="咨询电话", max_length=60, required=False, help_text="写单位电话，公布在赛事页")
    basis = TextField(label="赛事依据", max_length=200, required=False, wide=True, help_text="通知、规则的名称和文号")
    intro = TextField(label="赛事说明", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=3000)
    entry_from = DayField(label="报名开始", required=False, help_text="当天零点开始")
    entry_to = DayField(label="报名截止", required=False, help_text="当天 24 时截止")
    qualify_to = DayField(label="资格审查截止", required=False, help_text="退回修改的也到这天为止")
    judge_from = DayField(label="评审开始", required=False)
    judge_to = DayField(label="评审截止", required=False)
    notice_from = DayField(label="公示开始", required=False)
    notice_to = DayField(label="公示截止", required=False)
    age_on = DayField(label="年龄计算日", required=False, help_text="空着按报名截止日期算")
    kept_until = DayField(
        label="个人信息保存至", required=False,
        help_text="过了这天，作者、监护人、辅导教师的姓名和电话自动删除；空着到下一年年底",
    )  # fmt: skip
    one_each = forms.ChoiceField(label="每人申报项数", choices=OneEach.choices, help_text="一名申报者一届只能申报一项")
    normalises = forms.BooleanField(label="几个评审组之间分数归一", required=False)
    consent = TextField(
        label="监护人告知", required=False, widget=forms.Textarea(attrs={"rows": 5}), max_length=3000,
        help_text="空着保存就带上自带的文字",
    )  # fmt: skip
    promise = TextField(label="诚信承诺", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields as the page shows them, under their heads."""
        return [(title, [self[name] for name in names]) for title, names in GROUPS]

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "stamp"}


class NewContestForm(ContestForm):
    """A contest that is begun: the title may be left to what is shipped."""

    title = TextField(label="赛事名称", max_length=120, required=False, wide=True, help_text="空着用自带的名称")


class OpeningForm(StampedForm):
    """Why what should be mended is not."""

    reason = TextField(label="应当改的没有改，理由", max_length=300, required=False, help_text="没有这类问题的不用填")


class ClosingForm(StampedForm):
    """Why a contest is closed before all is done."""

    reason = TextField(label="有未了事项时，结束的原因", max_length=300, required=False)


class DaysForm(StampedForm):
    """Other days of a contest that has begun."""

    entry_to = DayField(label="报名截止", help_text="只能延后")
    qualify_to = DayField(label="资格审查截止", required=False)
    judge_from = DayField(label="评审开始", required=False)
    judge_to = DayField(label="评审截止", required=False)
    notice_from = DayField(label="公示开始", required=False)
    notice_to = DayField(label="公示截止", required=False)
    kept_until = DayField(label="个人信息保存至", required=False, help_text="监护人同意的那天，只能提前")
    contact = TextField(label="咨询电话", max_length=60, required=False)
    why = TextField(label="变更原因", max_length=300, wide=True, help_text="留痕，如：按市科协通知延期")

    def values(self) -> dict[str, Any]:
        """Return what the act takes."""
        return {name: self.cleaned_data[name] for name in self.fields if name not in {"stamp", "why"}}


def initial_of(contest: Contest) -> dict[str, Any]:
    """Return a contest as its form shows it."""
    return {name: getattr(contest, name) for name in ContestForm.base_fields}


def days_of(contest: Contest) -> dict[str, Any]:
    """Return the days of a contest as their form shows them."""
    return {name: getattr(contest, name) for name in (*DAYS, "contact")}
