"""Forms of the bank: a question with its options, a review, a set."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.measures.models import Proof
from jixiao.orgs.verdicts import VerdictForm
from jixiao.records.quiz.bank.wording import (
    LETTERS,
    MOST_EXPLANATION,
    MOST_OPTION,
    MOST_SOURCE,
    MOST_TEXT,
    MOST_WORDS,
    TRUTH,
    Said,
)
from jixiao.records.quiz.bank.writing import said_by
from jixiao.records.quiz.models import HARDEST, Aspect, QuestionKind, QuestionSet, QuestionVersion
from jixiao.web.drawing import Drawn, drawn
from jixiao.web.faults import Fault, field_faults
from jixiao.web.fields import TextField
from jixiao.web.stamp import StampedForm
from jixiao.web.tagged import read_tags

_ENDS = {1: "（最易）", HARDEST: "（最难）"}
_DIFFICULTIES = [(str(one), f"{one}{_ENDS.get(one, '')}") for one in range(1, HARDEST + 1)]
KEPT = "picture_kept"
PICTURES = "image/jpeg,image/png,image/webp"
ASK = "alike_seen"


class QuestionForm(StampedForm):
    """A question as it is written: the options each with a box that says whether it is right."""

    kind = forms.ChoiceField(label="题型", choices=QuestionKind.choices, initial=QuestionKind.SINGLE)
    difficulty = forms.TypedChoiceField(label="难度", choices=_DIFFICULTIES, coerce=int, initial="2")
    text = TextField(label="题干", max_length=MOST_TEXT, widget=forms.Textarea({"rows": 3}))
    truth = forms.ChoiceField(
        label="判断题的答案", choices=[("1", TRUTH[0]), ("2", TRUTH[1])], required=False, widget=forms.RadioSelect,
        help_text="题型是判断的在这里选，上面的选项不用填",
    )  # fmt: skip
    explanation = TextField(
        label="解析", required=False, max_length=MOST_EXPLANATION, widget=forms.Textarea({"rows": 3}),
        help_text="答完后给人看：为什么对，为什么错",
    )  # fmt: skip
    source = TextField(label="题目出处", required=False, max_length=MOST_SOURCE, help_text="审科学性的人要靠它核对")
    tags = TextField(label="标签", required=False, max_length=200, help_text="抽题用，几个的用顿号隔开，如：健康、饮食")
    picture = forms.FileField(
        label="题图", required=False, widget=forms.FileInput({"accept": PICTURES}), help_text="JPG、PNG 或 WEBP",
        error_messages={"empty": "文件是空的", "missing": "没有选文件", "invalid": "没有选文件"},
    )  # fmt: skip
    picture_words = TextField(
        label="题图文字说明", required=False, max_length=MOST_WORDS, help_text="有题图的必填：看不见图的人靠它答题"
    )
    without_picture = forms.BooleanField(label="不要题图", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        for place, letter in enumerate(LETTERS):
            self.fields[f"option_{place}"] = TextField(label=f"选项 {letter}", required=False, max_length=MOST_OPTION)
            self.fields[f"right_{place}"] = forms.BooleanField(label=f"选项 {letter} 正确", required=False)
        self.fields[KEPT] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        self.fields["options"] = forms.CharField(required=False, widget=forms.HiddenInput, label="选项")
        self.fields["right"] = forms.CharField(required=False, widget=forms.HiddenInput, label="正确答案")

    def rows(self) -> list[tuple[str, Drawn, Drawn]]:
        """Return the rows of the options as they are drawn: letter, words, box."""
        return [
            (letter, drawn(self[f"option_{place}"], label=f"选项 {letter}"), self._box(place, letter))
            for place, letter in enumerate(LETTERS)
        ]

    def _box(self, place: int, letter: str) -> Drawn:
        return drawn(self[f"right_{place}"], label=f"选项 {letter} 正确")

    def option_faults(self) -> list[tuple[str, list[Fault]]]:
        """Return what is wrong with the options or the answer as a whole, each with the id the summary leads to."""
        found = [(self[name].auto_id, field_faults(self[name])) for name in ("options", "right")]
        return [(anchor, faults) for anchor, faults in found if faults]

    def said(self) -> Said:
        """Return what the acts take; options up to the last one that was filled or ticked."""
        clean = self.cleaned_data
        options = [clean[f"option_{place}"] for place in range(len(LETTERS))]
        ticked = sum(1 << place for place in range(len(LETTERS)) if clean[f"right_{place}"])
        while options and not options[-1] and not ticked & 1 << len(options) - 1:
            options.pop()
        is_judge = clean["kind"] == QuestionKind.JUDGE
        return Said(
            kind=clean["kind"], text=clean["text"], options=TRUTH if is_judge else tuple(options),
            right=int(clean["truth"] or 0) if is_judge else ticked, explanation=clean["explanation"],
            source=clean["source"], tags=read_tags(clean["tags"]), difficulty=clean["difficulty"],
            picture_words=clean["picture_words"],
        )  # fmt: skip


def initial_of(version: QuestionVersion) -> dict[str, Any]:
    """Return a version as its form shows it."""
    said = said_by(version)
    found: dict[str, Any] = {
        "kind": said.kind, "difficulty": str(said.difficulty), "text": said.text, "explanation": said.explanation,
        "source": said.source, "tags": "、".join(said.tags), "picture_words": said.picture_words,
        KEPT: version.picture_id,
    }  # fmt: skip
    if said.kind == QuestionKind.JUDGE:
        return found | {"truth": str(said.right)}
    for place, option in enumerate(said.options):
        found |= {f"option_{place}": option, f"right_{place}": bool(said.right & 1 << place)}
    return found


def picture_of(form: QuestionForm, *, offered: Iterable[Proof]) -> Proof | None:
    """Return the picture that the form names, among those it may name; None where it names none or wants none."""
    if form.cleaned_data.get("without_picture"):
        return None
    pk = form.cleaned_data.get(KEPT)
    return next((one for one in offered if one.pk == pk), None)


class ReviewForm(VerdictForm):
    """One person's verdict on one aspect."""

    def __init__(self, *args: Any, aspects: list[Aspect], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        told = [(one.value, f"{one.label}：{ASPECT_WORDS[one]}") for one in aspects]
        super().__init__(*args, aspects=told, **kwargs)


ASPECT_WORDS = {
    Aspect.SCIENCE: "题干、选项、答案和解析准不准，有没有争议，出处对不对",
    Aspect.GUIDANCE: "导向正不正确，用语合不合适，会不会伤害谁",
}


class SetForm(StampedForm):
    """A set of questions."""

    name = TextField(label="题组名称", max_length=80)
    note = TextField(label="题组说明", max_length=200, required=False, wide=True)


def initial_of_set(questions: QuestionSet) -> dict[str, Any]:
    """Return a set as its form shows it."""
    return {"name": questions.name, "note": questions.note}


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(label="停用原因", max_length=200, wide=True, help_text="如：政策已经修订、答案有争议")
