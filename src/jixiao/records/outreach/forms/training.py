"""Forms of trainings: sittings, roster, sign-in at the desk and from paper, tests, certificates."""

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from jixiao.engine.values import Money
from jixiao.measures.question_sets import QuestionSet
from jixiao.orgs.actor import SHANGHAI
from jixiao.records.outreach.models import Trainee, TrainingSession
from jixiao.web.faults import fault
from jixiao.web.fields import CountField, DayField, ExactField, MoneyField, TextField, TypedField
from jixiao.web.stamp import StampedForm
from jixiao.web.typed import Misread

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:：]?([0-5]\d)")


class ClockField(TypedField):
    """A time of day, typed as 8:30 or 0830."""

    inputmode = "numeric"

    def read(self, text: str) -> datetime.time | Misread:
        """Return the time a text is."""
        found = _CLOCK.fullmatch(text.strip())
        if not found:
            return Misread("不是时间", f"「{text.strip()[:20]}」不是一个时间", "写成 08:30")
        return datetime.time(int(found[1]), int(found[2]))

    def typed(self, value: datetime.time) -> str:
        """Return the time as 08:30."""
        return f"{value:%H:%M}"


class SessionForm(StampedForm):
    """A sitting of a training."""

    subject = TextField(label="培训内容", max_length=120, wide=True)
    number = CountField(label="次序", required=False, help_text="第几次；空着自动编")
    day = DayField(label="日期")
    begins = ClockField(label="开始时间", help_text="如 08:30")
    ends = ClockField(label="结束时间", help_text="如 11:30")
    place = TextField(label="培训地点", max_length=200, wide=True)
    subjects = TextField(
        label="学时", widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text="一行一个科目：科目 学时，如：大棚蔬菜病虫害防治 3",
    )  # fmt: skip
    teacher = TextField(
        label="授课人岗位或职称", max_length=80, required=False, help_text="不写姓名，如：县农业农村局高级农艺师"
    )
    teacher_fee = MoneyField(label="讲课费", unit="元", required=False)
    fee_limit = MoneyField(label="讲课费标准（每学时）", unit="元", required=False, help_text="按本县培训费管理办法")
    fee_basis = TextField(label="讲课费标准出处", max_length=120, required=False)
    pass_mark = ExactField(label="考核合格线", places=2, unit="分", required=False, help_text="不考核的空着")
    question_set = forms.ChoiceField(label="考核题库", required=False)

    def __init__(self, *args: Any, question_sets: Iterable[QuestionSet], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        offered = [("", "不用题库"), *((one.reference, one.title) for one in question_sets)]
        kept = str(self.initial.get("question_set") or "")
        if kept and kept not in dict(offered):
            offered.append((kept, f"{kept}（题库现在不可用）"))
        if len(offered) > 1:
            self.fields["question_set"].choices = offered  # type: ignore[attr-defined] # it is a ChoiceField
        else:
            del self.fields["question_set"]

    def clean_subjects(self) -> list[tuple[str, Decimal]]:
        """Return the hours by subject."""
        found = []
        for number, line in enumerate(self.cleaned_data["subjects"].splitlines(), start=1):
            name, _, hours = line.strip().rpartition(" ")
            if not line.strip():
                continue
            if not name.strip() or not re.fullmatch(r"\d{1,2}(\.\d{1,2})?", hours.removesuffix("学时")):
                raise fault(
                    "学时写法不对",
                    cause=f"第 {number} 行「{line.strip()[:30]}」",
                    cure="写成：科目 学时，如：果树修剪 2.5",
                )
            found.append((name.strip(), Decimal(hours.removesuffix("学时"))))
        return found

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        clean = self.cleaned_data
        names = ("subject", "number", "place", "teacher", "fee_basis", "pass_mark", "question_set")
        found = {name: clean[name] for name in names if name in clean}
        found |= {name: None if clean[name] is None else Money(clean[name]) for name in ("teacher_fee", "fee_limit")}
        for key, name in (("starts_at", "begins"), ("ends_at", "ends")):
            found[key] = datetime.datetime.combine(clean["day"], clean[name], tzinfo=SHANGHAI)
        return found


def initial_of_session(session: TrainingSession) -> dict[str, Any]:
    """Return a sitting as its form shows it."""
    names = ("subject", "number", "place", "teacher", "teacher_fee", "fee_limit", "fee_basis", "pass_mark")
    begins, ends = session.starts_at.astimezone(SHANGHAI), session.ends_at.astimezone(SHANGHAI)
    subjects = "\n".join(f"{one.name} {one.hours.normalize():f}" for one in session.subjects.all())
    found = {name: getattr(session, name) for name in (*names, "question_set")}
    return {**found, "day": begins.date(), "begins": begins.time(), "ends": ends.time(), "subjects": subjects}


class TraineeForm(forms.Form):
    """Somebody on the roster."""

    name = TextField(label="姓名", max_length=40)
    workplace = TextField(label="单位或村、社区", max_length=100, required=False)
    phone = TextField(label="电话", max_length=20, required=False, help_text="页面上只显示 138****1234")
    identity = TextField(label="身份证号", max_length=18, required=False, help_text="只保存掩码，原号不留")


class WalkInForm(forms.Form):
    """Somebody who came without being on the roster, on their own phone: as little as possible."""

    name = TextField(label="姓名", max_length=40)
    workplace = TextField(label="单位或村、社区", max_length=100, required=False)


class DeskSignInForm(forms.Form):
    """A name, or its first letters, at the clerk's desk."""

    who = TextField(label="姓名或拼音首字母", max_length=40, help_text="如 zm 或 张明")


class PaperForm(forms.Form):
    """A paper sheet typed in."""

    text = TextField(
        label="签到表内容", widget=forms.Textarea(attrs={"rows": 10}),
        help_text="一人一行：姓名 单位 来时 走时。单位和时间可以不写，如：张明 康宁社区 08:25 11:30",
    )  # fmt: skip
    enrol_strangers = forms.BooleanField(label="名单里没有的，按现场报名登记", required=False)


class ChosenForm(forms.Form):
    """Who of the trainees gets a certificate."""

    chosen = forms.TypedMultipleChoiceField(label="学员", coerce=int, required=False)

    def __init__(self, *args: Any, offered: list[Trainee], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - declared so above
        chosen.choices = [(one.pk, one.name) for one in offered]


class SignOutForm(forms.Form):
    """When somebody left."""

    left = ClockField(label="签退时间", required=False, help_text="空着按现在")


class ResultForm(forms.Form):
    """Two test results of one person; ``row`` is their sign-in."""

    row = forms.IntegerField(widget=forms.HiddenInput)
    before = ExactField(label="训前测试", places=2, required=False, widget=forms.TextInput({"class": "input mark"}))
    after = ExactField(label="训后考核", places=2, required=False, widget=forms.TextInput({"class": "input mark"}))


ResultFormSet = forms.formset_factory(ResultForm, extra=0, max_num=2000, absolute_max=2000)
