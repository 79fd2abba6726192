"""The forms of this part: reasons, a report, a correction, somebody who may not win, an appeal's answer."""

from typing import Any

from django import forms

from jixiao.records.quiz.models import Suspicion
from jixiao.web.fields import TextField
from jixiao.web.stamp import StampedForm

KEEP, EXCLUDE = "keep", "exclude"
VERDICTS = ((KEEP, "保留：没有问题"), (EXCLUDE, "剔除：不排名、不抽奖，取消待领奖品"))


class DecideForm(StampedForm):
    """What is decided of one lead."""

    verdict = forms.ChoiceField(label="结论", choices=VERDICTS, widget=forms.RadioSelect)
    reason = TextField(
        label="核查说明", max_length=300, wide=True, widget=forms.Textarea,
        help_text="看了什么、根据什么。参与者申诉时能看到剔除的理由，不要写姓名、电话",
    )  # fmt: skip


class DecideManyForm(forms.Form):
    """What is decided of many leads alike."""

    chosen = forms.TypedMultipleChoiceField(
        label="线索", coerce=int, error_messages={"invalid_choice": "有的线索已经有结论", "required": "没有勾选"}
    )
    verdict = DecideForm.base_fields["verdict"]
    reason = DecideForm.base_fields["reason"]

    def __init__(self, *args: Any, offered: list[Suspicion], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(one.pk, str(one.pk)) for one in offered]  # type: ignore[attr-defined] # a choice field has them


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = TextField(label="原因", max_length=300, wide=True)


class ReportForm(forms.Form):
    """What somebody said of a player."""

    told = TextField(
        label="异常情况",
        max_length=300,
        wide=True,
        widget=forms.Textarea,
        help_text="谁怎么说的、看到什么",
    )


class PointsForm(forms.Form):
    """Points put right."""

    change = forms.IntegerField(
        label="积分增减", help_text="加分填正数，扣分填负数",
        error_messages={"invalid": "填整数，扣分写负数，如 -20"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    reason = TextField(label="更正理由", max_length=200, wide=True, help_text="参与者在积分流水里看得到")


class BarredForm(forms.Form):
    """Somebody who may not win."""

    phone = TextField(label="手机号", max_length=30, help_text="只存摘要，不存号码")
    label = TextField(label="回避人员", max_length=60, help_text="单位和职务，如 科普部工作人员")
    reason = TextField(label="回避原因", max_length=100, help_text="如 参加出题")


class AppealAnswerForm(forms.Form):
    """The answer to an appeal."""

    verdict = forms.ChoiceField(
        label="结论",
        choices=(("uphold", "申诉成立：恢复参与资格"), ("reject", "维持原决定")),
        widget=forms.RadioSelect,
    )
    answer = TextField(
        label="申诉答复", max_length=300, wide=True, widget=forms.Textarea, help_text="参与者看得到；写清楚依据"
    )


class FaultForm(forms.Form):
    """What came of a report that a question is wrong."""

    verdict = forms.ChoiceField(
        label="结论",
        choices=(
            ("points", "确有错误：撤下，答错的都补分"),
            ("none", "确有错误：撤下，不补分"),
            ("dismiss", "题目无误"),
        ),
        widget=forms.RadioSelect,
    )
    answer = TextField(
        label="差错答复", max_length=300, wide=True, widget=forms.Textarea, help_text="根据什么，哪个答案对"
    )


class AppealForm(forms.Form):
    """What a player says to having been excluded."""

    text = forms.CharField(max_length=500, required=False)
