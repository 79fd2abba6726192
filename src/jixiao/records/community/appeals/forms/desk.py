"""Forms of appeals at a desk."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.orgs.models import Person
from jixiao.orgs.refusing import Refused
from jixiao.records.community.appeals.assigning import Office
from jixiao.records.community.appeals.receiving import Asked
from jixiao.records.community.models import AppealKind, CallResult, Worker
from jixiao.records.community.workers.meaning import meant_worker
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

MOST_HELPERS = 10


class AskForm(forms.Form):
    """An appeal that came by letter, call or in person."""

    kind = forms.ChoiceField(label="类别", choices=AppealKind.choices)
    topic = TextField(label="标题", max_length=60, required=False, help_text="空着取内容的头一句")
    text = TextField(label="诉求内容", max_length=2000, widget=forms.Textarea({"rows": 6}))
    who = TextField(label="名册里的科技工作者", max_length=60, required=False, help_text="重名的在姓名后空一格写单位")
    name = TextField(label="姓名", max_length=40, required=False, help_text="不在名册里的填这里")
    phone = TextField(label="电话", max_length=30, required=False, help_text="加密保存")
    is_anonymous = forms.BooleanField(label="匿名", required=False)

    def asked(self) -> Asked:
        """Return what was typed as the act takes it."""
        clean = self.cleaned_data
        names = ("kind", "topic", "text", "name", "phone", "is_anonymous")
        return Asked(**{name: clean[name] for name in names})

    def worker(self, unit_id: int) -> Worker | None:
        """Return who of the register is meant; refuses a name nobody has."""
        typed = self.cleaned_data["who"].strip()
        return meant_worker(unit_id, typed) if typed else None


class AssignForm(StampedForm):
    """To whom an appeal is handed, and by when."""

    lead = TextField(label="承办单位", max_length=60, help_text="本单位科室或外单位，如：学会部、县农业农村局")
    person = forms.ModelChoiceField(label="承办人", queryset=Person.objects.none(), required=False)
    helpers = TextField(
        label="协办单位", required=False, max_length=600, widget=forms.Textarea({"rows": 2}), help_text="一行一个"
    )
    deadline = DayField(label="答复期限", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101 - declared so above
        person.queryset = people  # type: ignore[assignment] # a queryset is what is given
        person.empty_label = "不指定"

    def offices(self) -> tuple[Office, list[Office]]:
        """Return who answers for it and who helps."""
        lines = [line.strip() for line in self.cleaned_data["helpers"].splitlines() if line.strip()]
        if len(lines) > MOST_HELPERS:
            raise Refused(f"协办单位有 {len(lines)} 个", cure=f"最多 {MOST_HELPERS} 个", code="V437", field="helpers")
        return Office(self.cleaned_data["lead"], self.cleaned_data["person"]), [Office(line) for line in lines]


class HelpForm(forms.Form):
    """One more office that helps."""

    office = TextField(label="协办单位", max_length=60)


class SaidForm(forms.Form):
    """What an office says: its opinion, or why it hands the appeal back."""

    said = TextField(label="内容", max_length=1000, widget=forms.Textarea({"rows": 4}))


class AnswerForm(StampedForm):
    """The answer."""

    answer = TextField(
        label="答复", max_length=2000, widget=forms.Textarea({"rows": 8}), help_text="本人凭查询码看得到全文"
    )


class RefuseForm(StampedForm):
    """Who refuses an appeal, and why."""

    office = TextField(label="不予受理的单位", max_length=60)
    why = TextField(label="原因", max_length=300, widget=forms.Textarea({"rows": 3}), help_text="写明依据和可以找谁")


class CallForm(forms.Form):
    """What a follow-up call brought."""

    on = DayField(label="回访日期")
    result = forms.ChoiceField(label="回访结果", choices=CallResult.choices)
    note = TextField(label="回访记录", max_length=300, required=False, widget=forms.Textarea({"rows": 2}))


class AgainForm(forms.Form):
    """Why an appeal is seen to again, and by when."""

    why = TextField(label="原因", max_length=200)
    deadline = DayField(label="新的答复期限")


class DoorForm(forms.Form):
    """The public door."""

    is_open = forms.BooleanField(label="接受网上提交", required=False)
    intro = TextField(label="入口说明", required=False, max_length=500, widget=forms.Textarea({"rows": 3}))
    contact = TextField(label="咨询电话", max_length=40, required=False, help_text="写单位电话")
    working_days = CountField(label="答复工作日数", unit="个", help_text="收到次日起算，只数工作日")
