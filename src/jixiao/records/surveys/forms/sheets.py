"""Many paper sheets typed in at once: one row a sheet, one field a question."""

from collections.abc import Sequence
from typing import Any

from django import forms

from jixiao.records.surveys.entering import Sheet
from jixiao.records.surveys.models import Group, Question, ResponseWay, Survey
from jixiao.records.surveys.queries import groups_of, questions_of
from jixiao.records.surveys.sheet_reading import read_cells
from jixiao.web.faults import fault
from jixiao.web.fields import TextField

PREFIX, EMPTY_ROWS, MOST = "sheets", 10, 200
WAYS = [(ResponseWay.PAPER.value, "纸质"), (ResponseWay.CALL.value, "电话")]


class SheetForm(forms.Form):
    """One sheet; the fields of its questions are added by ``sheet_formset``."""

    number = TextField(label="卷号", max_length=20, required=False)
    way = forms.ChoiceField(label="方式", choices=WAYS, required=False)
    refused = forms.BooleanField(label="拒访", required=False)

    survey_groups: Sequence[Group] = ()
    survey_questions: Sequence[Question] = ()
    is_blank = True  # a row that nobody touched is never cleaned

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        if self.survey_groups:
            choices = [("", "选一组"), *((str(one.pk), one.name) for one in self.survey_groups)]
            self.fields["group"] = forms.ChoiceField(label="分组", choices=choices, required=False)
        for one in self.survey_questions:
            self.fields[f"q{one.position}"] = TextField(label=f"第{one.position}题", max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """Read the answers; a row in which nothing stands is no sheet."""
        clean = super().clean() or {}
        cells = {one.position: str(clean.get(f"q{one.position}") or "") for one in self.survey_questions}
        self.is_blank = not str(clean.get("number") or "").strip() and not any(cells.values()) and not clean["refused"]
        answers, faults = read_cells(self.survey_questions, cells)
        for position, wrong in () if clean["refused"] else faults.items():
            self.add_error(f"q{position}", fault("不是选项", cause=wrong.cause, cure=wrong.cure))
        if not self.is_blank and not str(clean.get("number") or "").strip():
            self.add_error("number", fault("没有卷号", cure="每份问卷编一个号，写在纸上"))
        if not self.is_blank and self.survey_groups and not clean.get("group"):
            self.add_error("group", fault("没有选分组"))
        clean["answers"] = answers
        return clean

    def sheet(self) -> Sheet:
        """Return the sheet as the acts take it."""
        clean = self.cleaned_data
        group = next((one for one in self.survey_groups if str(one.pk) == clean.get("group")), None)
        return Sheet(clean["number"].strip(), clean["way"] or WAYS[0][0], group, clean["answers"], clean["refused"])


def sheet_formset(survey: Survey) -> Any:  # noqa: ANN401 - a formset made for this survey
    """Return the formset class of a survey's sheets."""
    made = type(
        "SurveySheetForm",
        (SheetForm,),
        {"survey_groups": groups_of(survey), "survey_questions": questions_of(survey)},
    )
    return forms.formset_factory(made, extra=EMPTY_ROWS, max_num=MOST, absolute_max=MOST)
