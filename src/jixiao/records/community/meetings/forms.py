"""Forms of activities and papers of advice."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.records.community.meetings.recording import FIELDS, PAPER_FIELDS
from jixiao.records.community.models import AdvicePaper, Meeting, MeetingKind, Organisation
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm


class _OfOrganisation(StampedForm):
    def __init__(self, *args: Any, organisations: Iterable[Organisation], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared so below
        field.queryset = organisations  # type: ignore[assignment] # a queryset is what is given
        field.empty_label = "不在名册里"

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "stamp"}


class MeetingForm(_OfOrganisation):
    """Something an association or the party branch did."""

    kind = forms.ChoiceField(label="活动主体", choices=MeetingKind.choices)
    organisation = forms.ModelChoiceField(label="科协组织", queryset=Organisation.objects.none(), required=False)
    day = DayField(label="活动日期")
    title = TextField(label="活动名称", max_length=100, wide=True)
    place = TextField(label="活动地点", max_length=100, required=False)
    people = CountField(label="参加人数", unit="人", required=False)
    advice = CountField(
        label="咨询建言次数", unit="次", required=False, help_text="提供咨询、提出建议几次；老科协的计入 KX-C23"
    )
    services = CountField(label="服务次数", unit="次", required=False, help_text="农技协服务农户、企业几次")
    reference = TextField(
        label="对应活动", max_length=80, required=False, help_text="在「科普活动」里也登记了的，写它的编号，不重复计数"
    )
    what = TextField(label="活动情况", required=False, max_length=2000, widget=forms.Textarea({"rows": 4}))


class PaperForm(_OfOrganisation):
    """A paper of advice."""

    title = TextField(label="报告题目", max_length=120, wide=True)
    author = TextField(label="作者或课题组", max_length=100, required=False)
    organisation = forms.ModelChoiceField(label="科协组织", queryset=Organisation.objects.none(), required=False)
    handed_to = TextField(label="报送对象", max_length=100, help_text="如：县委、县政府")
    handed_on = DayField(label="报送日期")
    outcome = TextField(label="批示或采纳情况", max_length=300, required=False, widget=forms.Textarea({"rows": 2}))


def initial_of(row: Meeting | AdvicePaper) -> dict[str, Any]:
    """Return an activity or a paper as its form shows it."""
    names = FIELDS if isinstance(row, Meeting) else PAPER_FIELDS
    return {**{name: getattr(row, name) for name in names}, "organisation": row.organisation_id}
