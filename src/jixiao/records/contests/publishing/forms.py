"""The forms of this part: an award, the days of the notice, answers, certificates, what is sent upward."""

from typing import Any

from django import forms

from jixiao.records.contests.models import Contest, Entry, Group, Round, School
from jixiao.records.contests.publishing.recommending import ABOVE
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm

UPHOLD, CANCEL, REJECT = "uphold", "cancel", "reject"
VERDICTS = (
    (REJECT, "异议不成立"),
    (CANCEL, "异议成立：取消这件作品的奖项"),
    (UPHOLD, "异议成立：奖项不变（如更正姓名）"),
)


class AwardForm(StampedForm):
    """The award of a work."""

    award = forms.ChoiceField(label="奖项", required=False)
    why = TextField(label="调整理由", max_length=300, wide=True, help_text="如：评审会议纪要第几条")

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        names = [(one.name, one.name) for one in group.awards.order_by("position")]
        self.fields["award"].choices = [("", "不授奖"), *names]  # type: ignore[attr-defined] # a choice field has them


class PublishForm(StampedForm):
    """The days of the notice."""

    first = DayField(label="公示开始日期")
    last = DayField(label="公示截止日期", help_text="至少 5 天")
    why = TextField(label="超比例依据", max_length=300, required=False, wide=True, help_text="奖项超过比例的才填")


class AnswerForm(forms.Form):
    """What came of an objection."""

    verdict = forms.ChoiceField(label="结论", choices=VERDICTS, widget=forms.RadioSelect)
    answer = TextField(
        label="异议答复", max_length=500, wide=True, widget=forms.Textarea, help_text="提出人凭查询码看得到；写清楚依据"
    )


class SchoolAwardForm(forms.Form):
    """A school that organised well."""

    school = forms.ModelChoiceField(label="组织奖学校", queryset=School.objects.none(), empty_label="选学校")

    def __init__(self, *args: Any, contest: Contest, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        rows = School.objects.filter(entries__contest=contest).distinct().order_by("name")
        self.fields["school"].queryset = rows  # type: ignore[attr-defined] # a model field has one


class RecommendForm(forms.Form):
    """A work that is sent to the next level."""

    round = forms.ModelChoiceField(label="推荐到", queryset=Round.objects.none(), empty_label="选轮次")
    number = TextField(label="作品编号", max_length=30)
    why = TextField(label="推荐意见", max_length=300, required=False, wide=True)

    def __init__(self, *args: Any, contest: Contest, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.contest = contest
        self.fields["round"].queryset = contest.rounds.filter(level__in=ABOVE).order_by("pk")  # type: ignore[attr-defined] # a model field has one

    def clean_number(self) -> Entry:
        """Find the work."""
        number = self.cleaned_data["number"].strip()
        found = Entry.objects.filter(contest=self.contest, number=number).select_related("result").first()
        if found is None:
            raise forms.ValidationError(f"没有编号为 {number} 的作品")
        return found


class OutcomeForm(forms.Form):
    """What came of works at the next level."""

    chosen = forms.TypedMultipleChoiceField(
        label="作品", coerce=int, error_messages={"required": "没有选作品", "invalid_choice": "有的已经撤回"}
    )
    award = TextField(label="上级奖项", max_length=20, required=False, help_text="如 三等奖；没有获奖空着")
    on = DayField(label="结果日期", help_text="上级文件的日期")
    remark = TextField(label="结果说明", max_length=300, required=False, help_text="文件名、文号")

    def __init__(self, *args: Any, offered: list[int], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(pk, str(pk)) for pk in offered]  # type: ignore[attr-defined] # a choice field has them


class ObjectionForm(forms.Form):
    """What somebody has against a result."""

    number = forms.CharField(max_length=30, required=False)
    text = forms.CharField(max_length=1001, required=False)
    name = forms.CharField(max_length=40, required=False)
    phone = forms.CharField(max_length=30, required=False)
