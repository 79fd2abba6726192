"""The forms of a group: who may enter what, its judging scale and its awards."""

from decimal import Decimal
from typing import Any

from django import forms
from django.forms import formset_factory

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.form_fields import (
    FAMILIES,
    FIELD_LINE,
    FILE_LINE,
    KINDS,
    listed_fields,
    listed_files,
    read_fields,
    read_files,
)
from jixiao.records.contests.contests.grouping import FIELDS, Line
from jixiao.records.contests.contests.wording import TICK_WORDS
from jixiao.records.contests.models import TICKS, Entrants, FileKind, Group, WorkKind
from jixiao.web.fields import CountField, DayField, ExactField, TextField
from jixiao.web.stamp import StampedForm

_GRADES = (("小学", 1), ("初中", 7), ("高中", 10))
_NAMES = ("一", "二", "三", "四", "五", "六")
GRADE_WORDS = {
    first + step: f"{stage}{_NAMES[step]}年级" for stage, first in _GRADES for step in range(6 if first == 1 else 3)
}
GROUPS = (
    ("组别", ("code", "name", "work_kind", "entrants", "default_places")),
    ("资格", (
        "grade_from", "grade_to", "age_least", "age_most", "team_least", "team_most", "tutor_most", "work_from",
        "work_to",
    )),
    ("申报表", ("form", "files")),
    ("审查和评审", ("ticks", "judges_each", "drops_ends")),
    ("出处", ("source", "doubts")),
)  # fmt: skip


class GroupForm(StampedForm):
    """A group: whom it is for, what is asked of a work, how it is looked through and judged."""

    code = TextField(label="组别编号", max_length=10, help_text="字母和数字，印在作品编号里，如 X1")
    name = TextField(label="组别名称", max_length=60)
    work_kind = forms.ChoiceField(label="作品类别", choices=WorkKind.choices, help_text="计数按它归到指标")
    entrants = forms.ChoiceField(label="参赛对象", choices=Entrants.choices)
    default_places = CountField(label="每校名额", unit="件", required=False, help_text="空着不限；另定的在「名额」里改")
    grade_from = forms.TypedChoiceField(label="最低年级", required=False, coerce=int, empty_value=None)
    grade_to = forms.TypedChoiceField(label="最高年级", required=False, coerce=int, empty_value=None)
    age_least = CountField(label="最小年龄", unit="岁", required=False)
    age_most = CountField(label="最大年龄", unit="岁", required=False)
    team_least = CountField(label="最少作者", unit="人", initial=1)
    team_most = CountField(label="最多作者", unit="人", initial=1)
    tutor_most = CountField(label="最多辅导教师", unit="人", initial=1)
    work_from = DayField(label="作品完成不早于", required=False)
    work_to = DayField(label="作品完成不晚于", required=False)
    form = TextField(
        label="申报表栏目", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"每行一个：{FIELD_LINE}。类别：{'、'.join(KINDS.values())}；选择的写选项，用顿号隔开",
    )  # fmt: skip
    ticks = forms.MultipleChoiceField(
        label="三自三性审查项", choices=TICK_WORDS, widget=forms.CheckboxSelectMultiple, required=False,
        initial=list(TICKS), help_text="不勾的这个组不适用",
    )  # fmt: skip
    judges_each = CountField(label="每件作品", unit="名评委", initial=3)
    drops_ends = forms.BooleanField(label="去掉最高分和最低分", required=False)
    source = TextField(label="规则出处", max_length=300, required=False, wide=True)
    doubts = TextField(label="待核实", max_length=300, required=False, wide=True, help_text="对照当年通知核对后清空")

    def __init__(self, *args: Any, group: Group | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.group = group
        self.fields["files"] = TextField(
            label="申报文件", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
            help_text=(
                f"每行一类：{FILE_LINE}。文件类别：{'、'.join(FileKind.labels)}；格式：{'、'.join(FAMILIES.values())}"
            ),
        )  # fmt: skip
        for name in ("grade_from", "grade_to"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared so above
            field.choices = [("", "不限"), *GRADE_WORDS.items()]

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields as the page shows them, under their heads."""
        return [(title, [self[name] for name in names]) for title, names in GROUPS]

    def clean_form(self) -> list[dict[str, Any]]:
        """Return the fields of the group's own."""
        before = self.group.form if self.group else ()
        return _read(lambda: read_fields(self.cleaned_data["form"] or "", before=before))

    def clean_files(self) -> list[dict[str, Any]]:
        """Return which files are asked for."""
        return _read(lambda: read_files(self.cleaned_data["files"] or ""))

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class LineForm(forms.Form):
    """A criterion or an award."""

    name = TextField(label="名称", max_length=40, required=False)
    number = ExactField(label="满分或比例", places=2, required=False)
    hint = TextField(label="说明", max_length=200, required=False)


class AwardForm(forms.Form):
    """An award and its share."""

    name = TextField(label="奖项", max_length=20, required=False)
    number = ExactField(label="比例", places=2, unit="%", required=False)


CriterionFormSet = formset_factory(LineForm, extra=1)
AwardFormSet = formset_factory(AwardForm, extra=1)


def lines_in(formset: Any) -> list[Line]:  # noqa: ANN401 - a formset
    """Return the rows that say something."""
    rows = (form.cleaned_data for form in formset.forms if form.cleaned_data)
    return [
        Line((row.get("name") or "").strip(), row.get("number") or Decimal(0), (row.get("hint") or "").strip())
        for row in rows
        if row.get("name") or row.get("number")
    ]


def initial_of(group: Group) -> dict[str, Any]:
    """Return a group as its form shows it."""
    found = {name: getattr(group, name) for name in FIELDS}
    return {**found, "form": listed_fields(group.form), "files": listed_files(group.files)}


def _read(read: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a reader without arguments
    try:
        found: list[dict[str, Any]] = read()
    except Refused as refused:
        raise forms.ValidationError(str(refused).replace("%", "%%")) from refused
    return found
