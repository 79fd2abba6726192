"""Forms of drawing up: the survey, its questions, its groups, its codes."""

from typing import Any

from django import forms

from jixiao.records.surveys.drawing_up import Asked, asked_by
from jixiao.records.surveys.group_list import FORM
from jixiao.records.surveys.models import Group, Question, QuestionKind, Survey, SurveyWay, Target
from jixiao.records.surveys.planning import Part
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

ROWS = "rows"


class SurveyForm(StampedForm):
    """What is known of a survey before it opens."""

    title = TextField(label="调查名称", max_length=120, wide=True)
    target = forms.ChoiceField(
        label="计入的满意度指标", choices=Target.choices, required=False, help_text="截止后满意率上计量板"
    )
    way = forms.ChoiceField(
        label="答题方式", choices=SurveyWay.choices, help_text="答题码最可靠；公开链接只能按手机防重复"
    )
    opens = DayField(label="开始日期", required=False)
    closes = DayField(label="截止日期", required=False, help_text="当天 24 时前都能答")
    population = CountField(
        label="服务对象总数", unit="人", required=False, help_text="参加活动、培训的人数，用于核对样本"
    )
    population_source = TextField(label="总数来源", max_length=200, required=False, help_text="如：培训签到表")
    serves_minors = forms.BooleanField(label="调查对象有不满 14 周岁的", required=False)
    contact = TextField(label="咨询电话", max_length=40, required=False, help_text="写单位电话，印在答题页上")
    keep_until = DayField(label="答卷保存到", required=False, help_text="到期销毁；印在答题页的说明里")
    intro = TextField(label="调查说明", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=1000)

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "stamp"}


def initial_of(survey: Survey) -> dict[str, Any]:
    """Return a survey as its form shows it."""
    return {name: getattr(survey, name) for name in SurveyForm.base_fields}


class QuestionForm(forms.Form):
    """One question; options and rows one a line."""

    kind = forms.ChoiceField(label="题型", choices=QuestionKind.choices)
    text = TextField(label="题目", max_length=200, required=False, widget=forms.Textarea({"rows": 2}))
    options = TextField(label="选项（一行一个）", required=False, widget=forms.Textarea({"rows": 3}))
    lines = TextField(label="矩阵各行", required=False, widget=forms.Textarea({"rows": 3}))
    is_required = forms.BooleanField(label="必答", required=False)
    is_rate = forms.BooleanField(label="总体满意度题", required=False)

    def asked(self) -> Asked:
        """Return the question as the acts take it."""
        clean = self.cleaned_data
        options, lines = clean["options"].splitlines(), clean["lines"].splitlines()
        return Asked(clean["kind"], clean["text"], tuple(options), tuple(lines), clean["is_required"], clean["is_rate"])


QuestionFormSet = forms.formset_factory(QuestionForm, extra=0, can_delete=True, max_num=30, absolute_max=30)


def initial_of_questions(questions: list[Question]) -> list[dict[str, Any]]:
    """Return the questions as their rows show them."""
    return [
        {
            "kind": one.kind, "text": one.text, "options": "\n".join(one.options), "lines": "\n".join(one.rows),
            "is_required": one.is_required, "is_rate": one.is_rate,
        }
        for one in map(asked_by, questions)
    ]  # fmt: skip


def asked_in(formset: Any) -> list[Asked]:  # noqa: ANN401 - a formset of questions
    """Return the questions of the rows that are not taken out and not empty."""
    forms_left = [one for one in formset.forms if one.cleaned_data and not one.cleaned_data.get("DELETE")]
    return [one.asked() for one in forms_left if one.cleaned_data["text"].strip()]


class GroupForm(forms.Form):
    """One group of those served."""

    name = TextField(label="分组名称", max_length=60, required=False)
    population = CountField(label="服务对象数", unit="人", required=False)
    wanted = CountField(label="计划样本数", unit="份", required=False)
    quota = CountField(label="配额上限", unit="份", required=False)
    liaison = TextField(label="联系人", max_length=60, required=False)


GroupFormSet = forms.formset_factory(GroupForm, extra=3, can_delete=True, max_num=80, absolute_max=80)


def initial_of_groups(groups: list[Group]) -> list[dict[str, Any]]:
    """Return the groups as their rows show them."""
    return [{name: getattr(one, name) for name in GroupForm.base_fields} for one in groups]


def parts_in(formset: Any) -> list[Part]:  # noqa: ANN401 - a formset of groups
    """Return the groups of the rows that are not taken out and not empty."""
    rows = [one.cleaned_data for one in formset.forms if one.cleaned_data and not one.cleaned_data.get("DELETE")]
    return [
        Part(row["name"].strip(), row["population"], row["wanted"] or 0, row["quota"], row["liaison"])
        for row in rows
        if row["name"].strip() or row["wanted"] or row["population"]
    ]


class SpreadForm(StampedForm):
    """Groups pasted from a list, and how many answers are spread over them."""

    groups = TextField(
        label="分组，一行一个", widget=forms.Textarea(attrs={"rows": 8}), max_length=6000, help_text=FORM
    )
    total = CountField(label="样本总数", unit="份")
    over = CountField(label="配额上限比计划多", unit="%", required=False, help_text="空着不设上限")


class CodesForm(forms.Form):
    """How many codes, and for whom."""

    number = CountField(label="制作", unit="个")
    group = forms.ModelChoiceField(
        label="给哪个分组", queryset=Group.objects.none(), required=False, empty_label="不指定，答题时自选"
    )

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        group = self.fields["group"]
        assert isinstance(group, forms.ModelChoiceField)  # noqa: S101 - declared so above
        group.queryset = Group.objects.filter(survey=survey).order_by("position")


class VoidForm(forms.Form):
    """Which codes are voided, and why."""

    first = CountField(label="从第几号")
    last = CountField(label="到第几号")
    reason = TextField(label="原因", max_length=200, help_text="如：码单遗失")


class ProlongForm(forms.Form):
    """Another last day, and why."""

    closes = DayField(label="新的截止日期")
    reason = TextField(label="原因", max_length=200)


class ReopenForm(StampedForm):
    """Until when a closed survey takes answers again, and why."""

    closes = DayField(label="新的截止日期")
    reason = TextField(label="原因", max_length=200)


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = TextField(label="原因", max_length=200)
