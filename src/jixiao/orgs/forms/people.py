"""People, their duties, and who stands in for them."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.orgs.models import Duty, Person, Unit
from jixiao.orgs.passwords import PasswordRules
from jixiao.orgs.queries import in_force, people_of
from jixiao.orgs.roles import ADMINISTRATORS, Role
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm

PICK = "没有填"
EMPTY = "请选择"
_MISSING = {"required": PICK, "invalid_choice": "选项里没有这一个"}


class PersonChoice(forms.ModelChoiceField):
    """A person, shown with the office and the user name, since names repeat."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return how a person stands in the list."""
        return f"{obj.name}（{obj.office + '，' if obj.office else ''}{obj.username}）"


class DutyChoice(forms.ModelMultipleChoiceField):
    """Duties, shown as role and unit."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return how a duty stands in the list."""
        return f"{obj.unit.name} · {Role(obj.role).label}"


class OneDutyChoice(forms.ModelChoiceField):
    """A duty, shown as role and unit."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return how a duty stands in the list."""
        return f"{obj.unit.name} · {Role(obj.role).label}"


class RegisterForm(forms.Form):
    """Somebody new: user name, name, office, a first password, and perhaps a first duty."""

    username = TextField(label="用户名", max_length=40, help_text="小写字母开头，3 到 40 个字符，登录时用，以后不能改")
    name = TextField(label="姓名", max_length=40)
    office = TextField(label="科室", max_length=40, required=False)
    password = TextField(
        label="初始口令", max_length=200, help_text=f"{PasswordRules().get_help_text()}；第一次登录要改"
    )
    unit = forms.ModelChoiceField(
        label="单位", queryset=Unit.objects.none(), empty_label=EMPTY, error_messages=_MISSING
    )
    role = forms.ChoiceField(label="角色", choices=Role.choices, error_messages=_MISSING)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined] # Django and the engine give it at run time


class PersonForm(StampedForm):
    """What may change of somebody."""

    name = TextField(label="姓名", max_length=40)
    office = TextField(label="科室", max_length=40, required=False)


class DutyForm(forms.Form):
    """A role in a unit from a day on."""

    unit = forms.ModelChoiceField(
        label="单位", queryset=Unit.objects.none(), empty_label=EMPTY, error_messages=_MISSING
    )
    role = forms.ChoiceField(label="角色", choices=Role.choices, error_messages=_MISSING)
    since = DayField(label="起始日期")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined] # Django and the engine give it at run time


class HandOverForm(forms.Form):
    """Duties that pass from one person to another."""

    taker = PersonChoice(label="接收人", queryset=Person.objects.none(), empty_label=EMPTY, error_messages=_MISSING)
    duties = DutyChoice(
        label="移交的任职", queryset=Duty.objects.none(), widget=forms.CheckboxSelectMultiple, error_messages=_MISSING
    )
    day = DayField(label="交接日期")
    remark = TextField(label="交接说明", max_length=1000, required=False, widget=forms.Textarea, wide=True)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what Django's form takes
        duties: QuerySet[Duty],
        takers: QuerySet[Person],
        **kwargs: Any,  # noqa: ANN401 - what Django's form takes
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duties"].queryset = duties  # type: ignore[attr-defined] # Django and the engine give it at run time
        self.fields["taker"].queryset = takers  # type: ignore[attr-defined] # Django and the engine give it at run time


class PasswordForm(forms.Form):
    """A first password that the security administrator sets; its holder must change it."""

    password = TextField(label="新的初始口令", max_length=200, help_text=PasswordRules().get_help_text())
    reason = TextField(label="重置理由", max_length=200, help_text="如：本人忘记口令，已电话核实")


class ReasonForm(forms.Form):
    """A reason, nothing else."""

    reason = TextField(label="理由", max_length=500)


class DelegationForm(forms.Form):
    """Who stands in, for which duty, from when to when."""

    duty = OneDutyChoice(
        label="交给别人代理的任职", queryset=Duty.objects.none(), empty_label=None, error_messages=_MISSING
    )
    to = PersonChoice(label="代理人", queryset=Person.objects.none(), empty_label=EMPTY, error_messages=_MISSING)
    first_day = DayField(label="开始日期")
    last_day = DayField(label="结束日期", help_text="当天仍可代理，之后自动失效")
    reason = TextField(label="事由", max_length=200, help_text="如：休假、外出学习")

    def __init__(self, *args: Any, duties: Sequence[Duty], on: datetime.date, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["duty"].queryset = Duty.objects.filter(pk__in=[duty.pk for duty in duties]).select_related("unit")  # type: ignore[attr-defined] # Django and the engine give it at run time
        self.fields["to"].queryset = _colleagues(duties, on)  # type: ignore[attr-defined] # Django and the engine give it at run time


def _colleagues(duties: Iterable[Duty], on: datetime.date) -> QuerySet[Person]:
    found = Person.objects.none()
    own: set[int] = set()
    for duty in duties:
        found = found | people_of(duty.unit, on=on) if own else people_of(duty.unit, on=on)
        own.add(duty.person_id)
    administrators = Duty.objects.filter(in_force(on), role__in=ADMINISTRATORS).values("person")
    return found.exclude(pk__in=own).exclude(pk__in=administrators).order_by("name", "pk")
