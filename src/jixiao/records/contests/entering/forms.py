"""The form of a work, made from what its group asks: for the school at the open door and for the office."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.records.contests.contests.form_fields import FormField, fields_of
from jixiao.records.contests.contests.showing import grade_word
from jixiao.records.contests.entering.people import TypedAuthor, TypedTutor, typed_authors, typed_tutors
from jixiao.records.contests.entering.writing import MOST_ABSTRACT, MOST_TITLE, Written
from jixiao.records.contests.models import Entrants, Entry, Group, School
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

GRADES = [("", "选年级"), *((number, grade_word(number)) for number in range(1, 13))]


class EntryForm(StampedForm):
    """A work: its words, the fields of its group, its authors and tutors. A draft may leave anything but its title."""

    title = TextField(label="作品名称", max_length=MOST_TITLE, wide=True)
    abstract = TextField(
        label="作品简介", required=False, max_length=MOST_ABSTRACT, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="做了什么、怎么做的、有什么用，50 字以上；不要写学校和姓名，评委盲评",
    )  # fmt: skip
    begun_on = DayField(label="开始日期", required=False)
    finished_on = DayField(label="完成日期", required=False)
    link = forms.URLField(
        label="作品链接", required=False, max_length=300, assume_scheme="https", help_text="大的影片放到网上，填地址",
        error_messages={"invalid": "不是网址，要以 http:// 或 https:// 开头"},
    )  # fmt: skip

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.group, self.own = group, fields_of(group)
        for one in self.own:
            self.fields[f"f_{one.key}"] = _own_field(one)
        self.is_pupils = group.entrants == Entrants.PUPILS
        for number in range(1, group.team_most + 1):
            self._add_author(number)
        for number in range(1, group.tutor_most + 1):
            self._add_tutor(number)

    def _add_author(self, number: int) -> None:
        place = f"a{number}"
        self.fields[f"{place}_name"] = TextField(label="姓名", max_length=30, required=False)
        if self.is_pupils:
            grade = forms.TypedChoiceField(label="年级", choices=GRADES, coerce=int, empty_value=None, required=False)
            self.fields[f"{place}_grade"] = grade
        born = TextField(label="出生年月", max_length=12, required=False, widget=_month(), help_text="如 2012-05")
        self.fields[f"{place}_born"] = born
        if self.group.team_most > 1:
            self.fields[f"{place}_duty"] = TextField(label="分工", max_length=60, required=False)
        if self.is_pupils:
            self.fields[f"{place}_guardian"] = TextField(label="监护人姓名", max_length=30, required=False)
            agreed = forms.BooleanField(label="监护人看过下面的告知，同意参赛", required=False)
            self.fields[f"{place}_agreed"] = agreed

    def _add_tutor(self, number: int) -> None:
        place = f"t{number}"
        self.fields[f"{place}_name"] = TextField(label="姓名", max_length=30, required=False)
        self.fields[f"{place}_workplace"] = TextField(label="单位", max_length=60, required=False)
        self.fields[f"{place}_phone"] = TextField(label="电话", max_length=20, required=False)

    def words(self) -> list[forms.BoundField]:
        """Return the fields of the work itself."""
        names = ["title", "abstract", *(f"f_{one.key}" for one in self.own), "begun_on", "finished_on", "link"]
        return [self._marked(name) for name in names]

    def people(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields of each author and tutor, under their heads."""
        found = [(f"作者 {number}", self._of(f"a{number}_")) for number in range(1, self.group.team_most + 1)]
        tutors = [(f"辅导教师 {number}", self._of(f"t{number}_")) for number in range(1, self.group.tutor_most + 1)]
        return [*found, *tutors]

    def written(self) -> Written:
        """Return what the acts take; rows without a name and anything else are left out."""
        clean = self.cleaned_data
        answers = {one.key: _kept(clean.get(f"f_{one.key}")) for one in self.own}
        return Written(
            clean["title"], clean.get("abstract") or "", answers, clean.get("begun_on"), clean.get("finished_on"),
            clean.get("link") or "", self._authors(), self._tutors(),
        )  # fmt: skip

    def _authors(self) -> list[TypedAuthor]:
        found = []
        for number in range(1, self.group.team_most + 1):
            given = self._given(f"a{number}_")
            if any(given.values()):
                found.append(TypedAuthor(
                    given.get("name") or "", given.get("grade"), given.get("born") or "", given.get("duty") or "",
                    given.get("guardian") or "", bool(given.get("agreed")),
                ))  # fmt: skip
        return found

    def _tutors(self) -> list[TypedTutor]:
        found = []
        for number in range(1, self.group.tutor_most + 1):
            given = self._given(f"t{number}_")
            if any(given.values()):
                found.append(TypedTutor(given["name"] or "", given["workplace"] or "", given["phone"] or ""))
        return found

    def _given(self, place: str) -> dict[str, Any]:
        return {name.removeprefix(place): self.cleaned_data.get(name) for name in self.fields if name.startswith(place)}

    def _of(self, place: str) -> list[forms.BoundField]:
        return [self._marked(name) for name in self.fields if name.startswith(place)]

    def _marked(self, name: str) -> forms.BoundField:
        """Return a field, shown as needed where handing in needs it; a draft may be saved without."""
        self.fields[name].required = name in self._needed()
        return self[name]

    def _needed(self) -> set[str]:
        group, found = self.group, {"title", "abstract"}
        found |= {f"f_{one.key}" for one in self.own if one.required}
        found |= {"finished_on"} if group.work_from or group.work_to else set()
        parts = ("name", "grade", "born", "guardian", "agreed") if self.is_pupils else ("name",)
        return found | {f"a{number}_{part}" for number in range(1, group.team_least + 1) for part in parts}


class BeginForm(forms.Form):
    """A work that is begun: its group and title."""

    group = forms.ChoiceField(label="参赛组别")
    title = TextField(label="作品名称", max_length=MOST_TITLE, wide=True)

    def __init__(self, *args: Any, groups: Iterable[Group], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so above
        field.choices = [("", "选组别"), *((str(one.pk), one.name) for one in groups)]


class BeginForSchoolForm(BeginForm):
    """A work that the office writes down for a school."""

    school = forms.ChoiceField(label="学校")

    def __init__(self, *args: Any, schools: Iterable[School], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so above
        field.choices = [("", "选学校"), *((str(one.pk), one.name) for one in schools)]


class ReasonForm(StampedForm):
    """Why something of a work is undone."""

    reason = TextField(label="原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


def initial_of(entry: Entry) -> dict[str, Any]:
    """Return a work as its form shows it to its school; the office sees names only where it may."""
    found: dict[str, Any] = {
        name: getattr(entry, name) for name in ("title", "abstract", "begun_on", "finished_on", "link")
    }
    found.update({f"f_{key}": value for key, value in entry.answers.items()})
    for number, one in enumerate(typed_authors(entry), start=1):
        place = f"a{number}"
        found.update({
            f"{place}_name": one.name, f"{place}_grade": one.grade or "", f"{place}_born": one.born,
            f"{place}_duty": one.duty, f"{place}_guardian": one.guardian, f"{place}_agreed": one.agreed,
        })  # fmt: skip
    for number, tutor in enumerate(typed_tutors(entry), start=1):
        place = f"t{number}"
        found.update({
            f"{place}_name": tutor.name, f"{place}_workplace": tutor.workplace, f"{place}_phone": tutor.phone,
        })  # fmt: skip
    return found


def _own_field(one: FormField) -> forms.Field:
    more: dict[str, Any] = {"label": one.label, "required": False, "help_text": one.hint}
    if one.kind == "choice":
        return forms.ChoiceField(choices=[("", "选一项"), *((word, word) for word in one.choices)], **more)
    if one.kind == "number":
        return CountField(**more)
    if one.kind == "day":
        return DayField(**more)
    if one.kind == "tick":
        return forms.BooleanField(**more)
    if one.kind == "line":
        return TextField(max_length=one.most, wide=True, **more)
    return TextField(max_length=one.most, widget=forms.Textarea(attrs={"rows": 4}), **more)


def _kept(value: Any) -> Any:  # noqa: ANN401 - a field of a group may hold anything JSON can
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _month() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
