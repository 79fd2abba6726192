"""Input of the room: clean values for the acts."""

from typing import Any

from django import forms

from jixiao.cycle.evaluation.entering import Said, said_of
from jixiao.cycle.evaluation.models import ExecutionReview, ScoreRow
from jixiao.cycle.evaluation.sampling import LONGEST_SEED
from jixiao.cycle.evaluation.tree import Line
from jixiao.engine.values import Points
from jixiao.web.fields import CountField, ExactField, TextField
from jixiao.web.stamp import StampedForm

POINTS = 2


class PartialForm(StampedForm):
    """A form of which a page may show some fields only: what it did not show stays as it is.

    The hidden ``fields`` names those that were shown; without it all are meant.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        if self.is_bound and "fields" in self.data:
            kept = {*self.data["fields"].split(","), "stamp"}
            for name in [name for name in self.fields if name not in kept]:
                del self.fields[name]

    def points(self, name: str, otherwise: Points | None) -> Points | None:
        """Return the points typed into a field, or ``otherwise`` where the field was not shown."""
        if name not in self.fields:
            return otherwise
        value = self.cleaned_data.get(name)
        return None if value is None else Points.of(value)

    def words(self, name: str, otherwise: str) -> str:
        """Return the words typed into a field, or ``otherwise`` where the field was not shown."""
        return str(self.cleaned_data.get(name) or "") if name in self.fields else otherwise


class RowForm(PartialForm):
    """What the clerk says of one indicator."""

    actual = TextField(label="实际完成值", required=False, max_length=100)
    manual = ExactField(label="人工评分", required=False, places=POINTS)
    deduction = ExactField(label="扣减分", required=False, places=POINTS, help_text="自行扣减的分数，须写理由")
    not_applicable = forms.BooleanField(
        label="本年不适用", required=False, help_text="分值按规则转到其他指标，须写理由"
    )
    reason = TextField(
        label="偏差原因分析及改进措施", required=False, max_length=2000, widget=forms.Textarea, wide=True
    )

    def said(self, row: ScoreRow) -> Said:
        """Return all that the row says after this form."""
        kept = said_of(row)
        left_out = (
            bool(self.cleaned_data.get("not_applicable")) if "not_applicable" in self.fields else kept.not_applicable
        )
        return Said(
            actual=self.words("actual", kept.actual),
            not_applicable=left_out,
            manual=self.points("manual", kept.manual),
            deduction=self.points("deduction", kept.deduction),
            reason=self.words("reason", kept.reason),
        )


def row_form(line: Line, data: Any = None) -> RowForm:  # noqa: ANN401 - what Django's form takes
    """Return the form of one row, with the fields its method takes."""
    row = line.row
    kept = said_of(row)
    initial = {name: getattr(kept, name) for name in ("actual", "manual", "deduction", "not_applicable", "reason")}
    form = RowForm(data, initial=initial, stamp=row.version)
    if line.typed == "formula" and data is None:
        del form.fields["actual"]
    elif line.typed == "grade" and "actual" in form.fields:
        choices = [("", "未填"), *((word, f"{word}（{points}）") for word, points in line.bands)]
        form.fields["actual"] = forms.ChoiceField(
            label="实际完成值", required=False, choices=choices, widget=forms.Select(attrs={"class": "input"})
        )
    elif line.typed == "number" and "actual" in form.fields:
        form.fields["actual"].unit = row.indicator.unit  # type: ignore[attr-defined]  # drawn inside the input
    if not line.takes_points and data is None:
        del form.fields["manual"]
    return form


class ExecutionForm(StampedForm):
    """Why the money was not spent as planned."""

    reason = TextField(label="预算执行偏差原因", required=False, max_length=2000, widget=forms.Textarea, wide=True)


class OutcomeForm(StampedForm):
    """What became of the total goal."""

    outcome = TextField(
        label="实际完成情况",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        wide=True,
        help_text="对照总体目标写结果和数据，印在自评表和报告里",
    )


class ReviewForm(PartialForm):
    """The reviewer's score and opinion of a row or of an execution rate, and what was agreed."""

    review_score = ExactField(label="复核得分", required=False, places=POINTS)
    agreed_score = ExactField(label="认定得分", required=False, places=POINTS)
    review_opinion = TextField(label="复核意见", required=False, max_length=2000)


def reviewed(form: ReviewForm, one: ScoreRow | ExecutionReview) -> dict[str, Any]:
    """Return what ``review_row`` and ``review_execution`` take."""
    return {
        "score": form.points("review_score", one.review_score),
        "agreed": form.points("agreed_score", one.agreed_score),
        "opinion": form.words("review_opinion", one.review_opinion),
        "stamp": form.stamp,
    }


class OpinionForm(StampedForm):
    """The reviewer's opinion of the whole."""

    opinion = TextField(label="复核意见", required=False, max_length=2000, widget=forms.Textarea, wide=True)


class SamplingForm(forms.Form):
    """A drawing: the seed, and how many."""

    seed = TextField(
        label="随机种子",
        max_length=LONGEST_SEED,
        help_text="当场公布、大家都能核对的文字，如抽取当天某项公开开奖的号码。定下后不能改",
    )
    wanted = CountField(label="抽取个数", unit="个")
