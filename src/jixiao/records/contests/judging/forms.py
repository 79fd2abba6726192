"""The forms of this part: panels, judges, avoidance, giving works out, ending."""

from typing import Any

from django import forms

from jixiao.records.contests.models import Contest, Entry, Group, Judge, Panel, School
from jixiao.web.fields import TextField
from jixiao.web.stamp import StampedForm


class PanelForm(forms.Form):
    """A panel and what it marks."""

    name = TextField(label="评审组名称", max_length=60, help_text="如：创新成果小学组")
    groups = forms.ModelMultipleChoiceField(
        label="评审的组别", queryset=Group.objects.none(), widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, contest: Contest, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = contest.groups.order_by("position")  # type: ignore[attr-defined] # a model field has one


class JudgeForm(StampedForm):
    """A judge."""

    name = TextField(label="评委姓名", max_length=30)
    workplace = TextField(label="评委单位", max_length=100, required=False, help_text="写学校全称的，自动回避本校作品")
    field = TextField(label="评委专业", max_length=60, required=False)
    phone = TextField(label="评委电话", max_length=30, required=False, help_text="密封保存，发码时用")
    school = forms.ModelChoiceField(
        label="所在学校", queryset=School.objects.none(), required=False, empty_label="不在名册里的学校",
        help_text="本校作品不会分给他",
    )  # fmt: skip
    panels = forms.ModelMultipleChoiceField(
        label="所在评审组", queryset=Panel.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, contest: Contest, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        schools = School.objects.filter(unit=contest.unit_year.unit_id).order_by("name")
        self.fields["school"].queryset = schools  # type: ignore[attr-defined] # a model field has one
        self.fields["panels"].queryset = contest.panels.order_by("pk")  # type: ignore[attr-defined] # as above


class AvoidanceForm(forms.Form):
    """What a judge must not mark: a school, or a work, or whoever made one."""

    school = forms.ModelChoiceField(
        label="回避的学校", queryset=School.objects.none(), required=False, empty_label="不按学校"
    )
    number = TextField(label="作品编号", max_length=30, required=False, help_text="按作品或作者回避时填")
    whole = forms.BooleanField(label="连同第一作者的其他作品", required=False)
    why = TextField(label="回避理由", max_length=200, help_text="如：亲属、同事、曾经指导")

    def __init__(self, *args: Any, contest: Contest, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.contest = contest
        schools = School.objects.filter(unit=contest.unit_year.unit_id).order_by("name")
        self.fields["school"].queryset = schools  # type: ignore[attr-defined] # a model field has one

    def clean(self) -> dict[str, Any]:
        """Find what is meant, exactly one thing."""
        clean = super().clean() or {}
        school, number = clean.get("school"), (clean.get("number") or "").strip()
        if bool(school) == bool(number):
            raise forms.ValidationError("学校和作品编号填一项，不要都填")
        clean["thing"] = school or self._work(number, whole=bool(clean.get("whole")))
        return clean

    def _work(self, number: str, *, whole: bool) -> object:
        entry = Entry.objects.filter(contest=self.contest, number=number).first()
        author = entry.authors.order_by("position").first() if entry and whole else None
        if entry is None:
            self.add_error("number", f"没有编号为 {number} 的作品")
        return author or entry


class AssignForm(forms.Form):
    """A work for a judge, by hand."""

    judge = forms.ModelChoiceField(label="评委", queryset=Judge.objects.none(), empty_label="选评委")
    number = TextField(label="作品编号", max_length=30)

    def __init__(self, *args: Any, contest: Contest, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.contest = contest
        rows = contest.judges.filter(removed_at=None).order_by("number")
        self.fields["judge"].queryset = rows  # type: ignore[attr-defined] # a model field has one
        self.fields["judge"].label_from_instance = lambda one: f"{one.number} 号 {one.name}"  # type: ignore[attr-defined] # as above

    def clean_number(self) -> Entry:
        """Find the work."""
        number = self.cleaned_data["number"].strip()
        found = Entry.objects.filter(contest=self.contest, number=number).select_related("group", "contest").first()
        if found is None:
            raise forms.ValidationError(f"没有编号为 {number} 的作品")
        return found


class BalanceForm(forms.Form):
    """The word that decides what is left open."""

    seed = TextField(label="分配种子", max_length=40, help_text="任意一个词，如 2024-10-08；同一个种子分出同样的结果")


class CodesForm(forms.Form):
    """Whose codes are made."""

    chosen = forms.ModelMultipleChoiceField(
        label="评委", queryset=Judge.objects.none(), error_messages={"required": "没有选评委"}
    )

    def __init__(self, *args: Any, contest: Contest, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        rows = contest.judges.filter(removed_at=None).order_by("number")
        self.fields["chosen"].queryset = rows  # type: ignore[attr-defined] # a model field has one


class ReasonForm(StampedForm):
    """Why something is done."""

    reason = TextField(label="原因", max_length=200, wide=True)


class EndForm(StampedForm):
    """Why judging ends though works are left."""

    reason = TextField(label="原因", max_length=200, wide=True, required=False, help_text="还有没评完的，写明原因")
