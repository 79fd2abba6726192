"""Input of this room. Forms do not save."""

from django import forms

from jixiao.web.fields import DayField, MoneyField, TextField
from jixiao.web.stamp import StampedForm


class PlanForm(forms.Form):
    """From which day on a report is public."""

    planned_on = DayField(label="公开日期", help_text="从这一天起，不用登录就能看到")


class ItemForm(StampedForm):
    """One item of the register."""

    is_open = forms.TypedChoiceField(
        label="是否公开", choices=(("1", "公开"), ("0", "不公开")), coerce=lambda text: text == "1", initial="1"
    )
    reason = TextField(label="不公开的理由", required=False)
    amount = MoneyField(label="公开金额", required=False)
    approved_on = DayField(label="批复日期", required=False, help_text="批复后 20 日内公开（预算法第十四条）")
    channel = TextField(label="公开渠道", required=False, help_text="如：县政府门户网站“预决算公开”专栏")
    address = TextField(label="公开网址", required=False)
    published_on = DayField(label="公开日期", required=False)


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 2}), max_length=300)
