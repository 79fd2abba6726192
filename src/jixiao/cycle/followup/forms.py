"""Input of the room: clean values for the acts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.cycle.followup.models import AnswerKind, MeasureKind, Problem, Source, VerdictKind
from jixiao.web.fields import DayField, ExactField, TextField
from jixiao.web.stamp import StampedForm

_MISSING = {"required": "没有选", "invalid_choice": "选项里没有这一个"}


class ProblemForm(StampedForm):
    """A problem: what was found, by which ground, in which figure."""

    source = forms.ChoiceField(label="问题来源", choices=Source.choices, error_messages=_MISSING)
    title = TextField(label="问题", max_length=120, help_text="一句话说清")
    what = TextField(label="具体情况", max_length=2000, widget=forms.Textarea, wide=True, help_text="写事实和数据")
    ground = TextField(label="依据", max_length=300, wide=True, help_text="哪个文件哪一条，或哪项批复的目标")
    place = TextField(label="所指数据或位置", required=False, max_length=200, help_text="如自评表 Z11 培训合格率")
    key = TextField(
        label="指标或主题", required=False, max_length=120, help_text="用来认出下一年的同一问题，如指标名称"
    )
    project_code = TextField(label="项目编号", required=False, max_length=30)


class LetterForm(forms.Form):
    """A letter: to which problems, until when, with which words."""

    problems = forms.ModelMultipleChoiceField(
        label="写进文书的问题",
        queryset=Problem.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "没有选问题", "invalid_choice": "选项里没有这一个"},
    )
    deadline = DayField(label="期限")
    opinion = TextField(label="意见和要求", required=False, max_length=2000, widget=forms.Textarea, wide=True)

    def __init__(self, *args: Any, problems: QuerySet[Problem], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["problems"].queryset = problems  # type: ignore[attr-defined]  # the field has one
        if not problems.exists():
            self.fields["problems"].help_text = "没有待通知的问题：先登记问题，或确认自动提出的问题"


class PlanForm(StampedForm):
    """Who puts a problem right, and how."""

    section = TextField(label="责任科室", max_length=60)
    responsible = TextField(label="责任人", max_length=60, help_text="写姓名和职务")
    measures = TextField(label="整改措施", max_length=2000, widget=forms.Textarea, wide=True)


class ProgressForm(StampedForm):
    """How far the mending is."""

    words = TextField(
        label="整改情况",
        max_length=2000,
        widget=forms.Textarea,
        wide=True,
        help_text="写结果；印在整改报告里",
    )


class ReasonForm(StampedForm):
    """The reason of an act."""

    reason = TextField(label="理由", max_length=500, widget=forms.Textarea, wide=True)


class DeadlineForm(ReasonForm):
    """Another day for a problem, and why."""

    due = DayField(label="新的整改期限")


class AccountabilityForm(forms.Form):
    """A step of 激励与问责."""

    kind = forms.ChoiceField(label="方式", choices=MeasureKind.choices, error_messages=_MISSING)
    on = DayField(label="办理日期")
    ground = TextField(label="依据", max_length=300, wide=True)
    words = TextField(label="情况说明", max_length=2000, widget=forms.Textarea, wide=True)
    problems = forms.ModelMultipleChoiceField(
        label="涉及问题",
        queryset=Problem.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="表扬可以不选",
    )

    def __init__(self, *args: Any, problems: QuerySet[Problem], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["problems"].queryset = problems  # type: ignore[attr-defined]  # the field has one


class AdviceForm(StampedForm):
    """What the finance bureau decides instead of the rules."""

    verdict = forms.ChoiceField(label="建议", choices=VerdictKind.choices, error_messages=_MISSING)
    cut = ExactField(label="压减比例", required=False, places=2, unit="%", help_text="只有压减才填")
    reason = TextField(label="调整理由", max_length=500, widget=forms.Textarea, wide=True)


class AnswerForm(StampedForm):
    """What the unit thinks of an advice."""

    answer = forms.ChoiceField(
        label="本单位意见", choices=AnswerKind.choices, widget=forms.RadioSelect, error_messages=_MISSING
    )
    words = TextField(
        label="说明",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        wide=True,
        help_text="有不同意见的必须写明事实和依据",
    )


class UndoForm(forms.Form):
    """Which letters of a bulk act are taken back, and why."""

    letters = forms.MultipleChoiceField(
        label="撤回哪些",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "没有选文书", "invalid_choice": "选项里没有这一个"},
    )
    reason = TextField(label="撤回原因", max_length=200, wide=True)

    def __init__(self, *args: Any, letters: Sequence[tuple[int, str]], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["letters"].choices = letters  # type: ignore[attr-defined]  # the field has them


class CaseForm(StampedForm):
    """A good case."""

    title = TextField(label="案例名称", max_length=120)
    score_from = TextField(label="得分出处", max_length=200, help_text="如 2024 年自评，科普活动场次 10/10 分")
    what = TextField(label="主要做法", max_length=3000, widget=forms.Textarea, wide=True)
    why_good = TextField(label="好在哪里", max_length=1000, widget=forms.Textarea, wide=True)
