"""Input of the paper's words. Forms do not save."""

from django import forms

from jixiao.reports.gathering import WORDS
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm

_HINTS = {
    "total_outcome": "对照年度总体目标写结果和数据",
    "management": "目标、监控、自评各做了什么，哪天，几个项目",
    "experience": "能给别的单位借鉴的做法",
    "adjustment_reason": "全年预算与年初预算不同时必填；调整单里写了的不必重复",
    "approved_on": "批复后 20 日内公开（预算法第十四条）",
    "channel": "如：县政府门户网站“预决算公开”专栏",
    "application": "自评结果拟怎样用于改进管理和安排预算",
    "reported_on": "封面上的年月，如 2020年11月",
    "contact": "填岗位或姓名",
}
_SHORT = ("channel", "address", "reported_on", "contact", "telephone")
_DAYS = ("approved_on", "disclosed_on")


class WordsForm(StampedForm):
    """The fields of the report that only an officer can write."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # the stubs know less than Django takes
        for name, label in WORDS.items():
            if name in _DAYS:
                self.fields[name] = DayField(label=label, required=False)
                continue
            widget = forms.TextInput() if name in _SHORT else forms.Textarea(attrs={"rows": 4})
            self.fields[name] = forms.CharField(
                label=label, help_text=_HINTS.get(name, ""), required=False, widget=widget, max_length=20_000
            )


class PassageForm(StampedForm):
    """An officer's own paragraphs for one section."""

    text = forms.CharField(
        label="自写段落", required=False, widget=forms.Textarea(attrs={"rows": 5}), max_length=20_000,
        help_text="一行一段，照原样印；留空就去掉",
    )  # fmt: skip


class OutcomeForm(StampedForm):
    """What became of one goal."""

    text = forms.CharField(
        label="完成情况", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000,
        help_text="没有活动或成果可引时，在这里写；没有做的如实写明原因",
    )  # fmt: skip


class ProblemForm(StampedForm):
    """A problem with its cause and its cure."""

    problem = forms.CharField(label="存在问题", widget=forms.Textarea(attrs={"rows": 2}))
    cause = forms.CharField(label="原因分析", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    measure = forms.CharField(label="改进措施", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    owner = TextField(label="责任科室或岗位", required=False)
    due = DayField(label="完成时限", required=False)


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 2}), max_length=300)


class YearbookForm(forms.Form):
    """A whole year's figures as a file."""

    file = forms.FileField(
        label="年度数据", help_text="XLSX（用「下载年度数据」或 jixiao year template 的格式）或 TOML"
    )


class ScanForm(forms.Form):
    """The signed and stamped paper."""

    scan = forms.FileField(label="盖章扫描件", help_text="PDF、JPG 或 PNG")
