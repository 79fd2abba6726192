"""The form of a check: its head, and for each of the five whether it is there, what was seen, and a file."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from jixiao.measures.materials import ACCEPT
from jixiao.measures.models import Proof
from jixiao.records.stations.models import CheckStage, FiveCheck, FiveHave
from jixiao.records.stations.sites.checking import MOST_DOCUMENT, MOST_NOTE, MOST_PEOPLE, MOST_WORDS, Found, Visit
from jixiao.web.drawing import Drawn, drawn
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm

ASKED = {
    FiveHave.NETWORK: "满足正常浏览互联网科普内容的网络环境，无线网络覆盖",
    FiveHave.PEOPLE: "有管理、服务的工作人员",
    FiveHave.PLACE: "有开展科普活动的场所",
    FiveHave.ACTIVITIES: "有线上线下结合、满足公众需求的科普活动",
    FiveHave.TERMINALS: "有手机、台式电脑等阅读（浏览）终端",
}
"""What each of the five means, word for word from the rules of 科普中国e站."""
_THERE = [("yes", "有"), ("no", "没有"), ("", "未查")]
_MET = {"yes": True, "no": False, "": None}
_TYPED = {True: "yes", False: "no", None: ""}


class CheckForm(StampedForm):
    """A check of the five 有; what is not looked at yet may stay so."""

    day = DayField(label="核查日期")
    people_there = TextField(label="核查人员", max_length=MOST_PEOPLE, help_text="到场的人，两人以上")
    document = TextField(label="复核文件", max_length=MOST_DOCUMENT, help_text="市科协复核并公布的文件名称或文号")

    def __init__(self, *args: Any, stage: str, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        del self.fields["document" if stage == CheckStage.ON_SITE else "people_there"]
        for item in FiveHave:
            self.fields[item.value] = forms.ChoiceField(
                label=item.label, required=False, choices=_THERE, widget=forms.RadioSelect
            )
            self.fields[f"{item.value}_words"] = TextField(
                label=f"{item.label}查证情况", required=False, max_length=MOST_WORDS,
                widget=forms.Textarea({"rows": 2}),
            )  # fmt: skip
            self.fields[f"{item.value}_file"] = forms.FileField(
                label=f"{item.label}查证材料", required=False, widget=forms.FileInput({"accept": ACCEPT}),
                error_messages={"empty": "文件是空的", "invalid": "没有选文件"},
            )  # fmt: skip
            self.fields[f"{item.value}_kept"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def rows(self) -> list[tuple[FiveHave, str, Drawn, Drawn, Drawn]]:
        """Return a row for each of the five as it is drawn: item, what it means, there or not, words, file."""
        return [
            (
                item, ASKED[item], drawn(self[item.value], label=item.label),
                drawn(self[f"{item.value}_words"], label=f"{item.label}查证情况"),
                drawn(self[f"{item.value}_file"], label=f"{item.label}查证材料"),
            )
            for item in FiveHave
        ]  # fmt: skip

    def visit(self, kept: Mapping[str, Proof]) -> Visit:
        """Return what the act takes; ``kept`` are the files by item."""
        clean = self.cleaned_data
        found = {item: Found(_MET[clean[item]], clean[f"{item}_words"], kept.get(item)) for item in FiveHave.values}
        return Visit(clean["day"], clean.get("people_there", ""), clean.get("document", ""), found)


def initial_of_check(check: FiveCheck | None) -> dict[str, Any]:
    """Return a check as its form shows it."""
    if check is None:
        return {}
    found: dict[str, Any] = {"day": check.day, "people_there": check.people_there, "document": check.document}
    points = {one.item: one for one in check.points.all()}
    for item in FiveHave.values:
        found[item] = _TYPED[getattr(check, item)]
        if item in points:
            found |= {f"{item}_words": points[item].words, f"{item}_kept": points[item].proof_id}
    return found


def kept_in(form: CheckForm, offered: Iterable[Proof]) -> dict[str, Proof]:
    """Return the files that a form names, by item, among those it may name."""
    by_pk = {str(one.pk): one for one in offered}
    names = ((item, str(form[f"{item}_kept"].value() or "")) for item in FiveHave.values)
    return {item: by_pk[pk] for item, pk in names if pk in by_pk}


class VerdictForm(StampedForm):
    """The end of a check."""

    verdict = forms.ChoiceField(
        label="核查结论", choices=[("pass", "通过"), ("fail", "不通过")], widget=forms.RadioSelect,
        error_messages={"required": "没有选核查结论"},
    )  # fmt: skip
    note = TextField(
        label="核查意见", required=False, max_length=MOST_NOTE, widget=forms.Textarea({"rows": 2}),
        help_text="不通过的必填：缺哪一项、怎样补",
    )  # fmt: skip
