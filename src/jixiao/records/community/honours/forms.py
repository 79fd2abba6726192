"""Forms of the nominations."""

from collections.abc import Sequence
from typing import Any

from django import forms

from jixiao.orgs.models import Person
from jixiao.records.community.honours.calling import FIELDS
from jixiao.records.community.honours.reviewing import Opinion
from jixiao.records.community.models import Call, HonourLevel, Nomination, NomineeKind
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm
from jixiao.web.tagged import read_tags


class CallForm(StampedForm):
    """What is known of a call before it opens."""

    title = TextField(label="举荐通知名称", max_length=120, wide=True)
    honour = TextField(label="荣誉名称", max_length=100)
    level = forms.ChoiceField(label="荣誉级别", choices=HonourLevel.choices)
    giver = TextField(label="授予单位", max_length=100, required=False)
    paper_number = TextField(label="通知文号", max_length=60, required=False)
    takes = forms.ChoiceField(label="举荐对象", choices=NomineeKind.choices)
    quota = CountField(label="举荐名额", unit="名", required=False, help_text="空着不限")
    opens = DayField(label="举荐开始日期", required=False)
    closes = DayField(label="举荐截止日期", required=False, help_text="当天还能提交")
    reviewers_wanted = CountField(label="评审人数", unit="人", help_text="至少 2 人")
    is_scored = forms.BooleanField(label="评审时打分（0—100）", required=False)
    notice_days = CountField(label="公示天数", unit="个工作日")
    proposers = TextField(
        label="可举荐单位", required=False, max_length=3000, widget=forms.Textarea({"rows": 3}),
        help_text="一行一个；空着任何单位都能举荐",
    )  # fmt: skip
    conditions = TextField(label="举荐条件", required=False, max_length=3000, widget=forms.Textarea({"rows": 4}))

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        clean = self.cleaned_data
        found = {name: clean[name] for name in FIELDS}
        return {**found, "proposers": list(read_tags(clean["proposers"]))}


def initial_of_call(call: Call) -> dict[str, Any]:
    """Return a call as its form shows it."""
    return {**{name: getattr(call, name) for name in FIELDS}, "proposers": "\n".join(call.proposers)}


class ProlongForm(StampedForm):
    """Another last day, and why."""

    closes = DayField(label="新的截止日期")
    reason = TextField(label="改期原因", max_length=200)


class ReviewerForm(forms.Form):
    """Who reviews, and where they work."""

    person = forms.TypedChoiceField(label="评审人", coerce=int)
    workplace = TextField(label="评审人工作单位", max_length=100, help_text="按现在的工作单位填全称，评审时据此回避")

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["person"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - declared so above
        chosen.choices = [("", "请选择"), *((one.pk, f"{one.name}（{one.username}）") for one in people)]


class NominationForm(StampedForm):
    """What is said of a nominee."""

    proposer = TextField(label="举荐单位", max_length=100)
    consented_on = DayField(label="本人同意日期", required=False, help_text="提交前要有；集体填负责人同意的日期")
    deeds = TextField(label="主要事迹", required=False, max_length=3000, widget=forms.Textarea({"rows": 8}))
    opinion = TextField(label="举荐意见", required=False, max_length=1000, widget=forms.Textarea({"rows": 3}))

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "stamp"}


def initial_of_nomination(row: Nomination) -> dict[str, Any]:
    """Return a nomination as its form shows it."""
    return {name: getattr(row, name) for name in NominationForm.base_fields}


VOTES = (("yes", "同意"), ("no", "不同意"), ("recuse", "回避"))


class VoteForm(forms.Form):
    """A vote, points where the call wants some, and why."""

    vote = forms.ChoiceField(label="评审意见", choices=VOTES, widget=forms.RadioSelect)
    points = CountField(label="评分", unit="分", required=False)
    words = TextField(
        label="理由", required=False, max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="不同意、回避的要写；提交后不能改",
    )  # fmt: skip

    def __init__(self, *args: Any, is_scored: bool, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        if not is_scored:
            del self.fields["points"]

    def opinion(self) -> Opinion:
        """Return what the act takes."""
        clean = self.cleaned_data
        agrees = {"yes": True, "no": False}.get(clean["vote"])
        return Opinion(agrees, clean["words"], clean.get("points"))


class NoticeForm(StampedForm):
    """Who is shown, and whom to call."""

    chosen = forms.TypedMultipleChoiceField(label="公示对象", coerce=int, widget=forms.CheckboxSelectMultiple)
    contact = TextField(label="受理电话", max_length=40, help_text="单位受理异议的电话，印在公示页上")

    def __init__(self, *args: Any, offered: Sequence[tuple[int, str]], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.MultipleChoiceField)  # noqa: S101 - declared so above
        chosen.choices = list(offered)


class ObjectionAnswerForm(forms.Form):
    """Whether an objection holds, and what is said to it."""

    verdict = forms.ChoiceField(
        label="结论", choices=(("dismissed", "异议不成立"), ("upheld", "异议成立，取消这个对象的举荐")),
        widget=forms.RadioSelect,
    )  # fmt: skip
    answer = TextField(
        label="异议答复", max_length=500, widget=forms.Textarea({"rows": 4}), help_text="提出的人凭查询码看得到"
    )


class AwardForm(forms.Form):
    """That a recommendation was awarded."""

    awarded_on = DayField(label="表彰日期")
    paper_number = TextField(label="表彰文号", max_length=60, required=False)


class MissForm(forms.Form):
    """That nothing came of a recommendation."""

    on = DayField(label="结果日期")
    reason = TextField(label="结果说明", max_length=200)


class HonourForm(forms.Form):
    """An honour that came otherwise than by a nomination here."""

    name = TextField(label="荣誉名称", max_length=100)
    level = forms.ChoiceField(label="荣誉级别", choices=HonourLevel.choices)
    giver = TextField(label="授予单位", max_length=100, required=False)
    paper_number = TextField(label="表彰文号", max_length=60, required=False)
    awarded_on = DayField(label="表彰日期", required=False, help_text="只知道年份的，填下一栏")
    awarded_year = CountField(label="表彰年度", required=False)

    def clean_awarded_year(self) -> int | None:
        """Return the year; one far off is refused by the act, one that fits no column here."""
        year: int | None = self.cleaned_data["awarded_year"]
        return None if year is None else min(year, 9999)


class ArchiveForm(forms.Form):
    """Under which number the papers are filed."""

    number = TextField(label="归档号", max_length=40)
