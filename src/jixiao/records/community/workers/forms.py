"""Forms of the register."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.records.community.models import ConsentWay, Place, Privacy, Worker
from jixiao.records.community.workers.registering import FIELDS
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm

CONSENT = "本人同意科协登记姓名、专业、职称、工作单位和电话，用于联系服务；公开展示只限姓名、专业、职称和单位。"


class WorkerForm(StampedForm):
    """What is known of somebody."""

    name = TextField(label="姓名", max_length=40)
    field = TextField(label="专业领域", max_length=60, required=False, help_text="如：蔬菜栽培、内科、物理教学")
    title = TextField(label="职称", max_length=40, required=False, help_text="如：高级农艺师")
    workplace = TextField(label="工作单位", max_length=100, required=False)
    position = TextField(label="职务", max_length=60, required=False)
    place = forms.ModelChoiceField(label="所在乡镇街道", queryset=Place.objects.none(), required=False)
    phone = TextField(label="电话", max_length=30, required=False, help_text="加密保存，页面上只显示 138****1234")
    born = DayField(label="出生日期", required=False)
    registered_on = DayField(label="登记日期", required=False, help_text="空着按今天")
    privacy = forms.ChoiceField(
        label="隐私级别", choices=Privacy.choices,
        help_text="公开：能看本单位的人都看到姓名；内部：只有本单位的人；保密：只有填报人和审核人",
    )  # fmt: skip
    consent_on = DayField(label="同意日期", required=False, help_text="设为公开的要有")
    consent_way = forms.ChoiceField(label="同意方式", choices=[("", "未填"), *ConsentWay.choices], required=False)
    consent_text = TextField(
        label="同意内容", required=False, max_length=500, widget=forms.Textarea({"rows": 3}), help_text=f"如：{CONSENT}"
    )
    remark = TextField(label="备注", max_length=300, required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        assert isinstance(place, forms.ModelChoiceField)  # noqa: S101 - declared so above
        place.queryset = places  # type: ignore[assignment] # a queryset is what is given
        place.empty_label = "未填"

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "stamp"}


def initial_of(worker: Worker) -> dict[str, Any]:
    """Return somebody as the form shows them; the telephone stays sealed."""
    found = {name: getattr(worker, name) for name in FIELDS}
    return {**found, "place": worker.place_id, "phone": ""}


class WithdrawForm(forms.Form):
    """When somebody withdrew what they agreed to."""

    on = DayField(label="撤回日期")


class MergeForm(forms.Form):
    """Which of two entries stays, and why they are one."""

    kept = forms.TypedChoiceField(label="保留哪一条", coerce=int, widget=forms.RadioSelect)
    reason = TextField(label="合并理由", max_length=200, help_text="如：本人确认，两次登记")

    def __init__(self, *args: Any, pair: tuple[tuple[int, str], tuple[int, str]], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["kept"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - declared so above
        chosen.choices = list(pair)
