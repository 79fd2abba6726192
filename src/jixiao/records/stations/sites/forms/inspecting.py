"""Forms of an inspection and of its mending."""

from typing import Any

from django import forms

from jixiao.records.stations.models import MOST_STARS, FiveHave, Inspection
from jixiao.records.stations.sites.inspecting import MOST_FINDINGS, Seen
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm

_STARS = [("", "这次不评"), *((str(one), f"{'★' * one} {one} 星") for one in range(MOST_STARS, 0, -1))]


class InspectionForm(StampedForm):
    """What was seen at a station."""

    day = DayField(label="巡查日期")
    people_there = TextField(label="巡查人员", max_length=120)
    findings = TextField(
        label="巡查情况", max_length=MOST_FINDINGS, widget=forms.Textarea({"rows": 4}),
        help_text="开放、终端、播放、活动台账的情况，发现的问题",
    )  # fmt: skip
    missing = forms.MultipleChoiceField(
        label="不再具备的五有", required=False, choices=FiveHave.choices, widget=forms.CheckboxSelectMultiple,
        help_text="五有齐全的不用选",
    )  # fmt: skip
    stars = forms.TypedChoiceField(
        label="巡查评星", required=False, choices=_STARS, coerce=int, empty_value=None,
        help_text="评了的，从这次起是这个e站的星级",
    )  # fmt: skip
    mend_until = DayField(label="整改期限", required=False, help_text="有问题要改的填")

    def seen(self) -> Seen:
        """Return what the acts take."""
        clean = self.cleaned_data
        return Seen(
            day=clean["day"], findings=clean["findings"], people_there=clean["people_there"],
            missing=tuple(clean["missing"]), stars=clean["stars"], mend_until=clean["mend_until"],
        )  # fmt: skip


def initial_of_inspection(row: Inspection) -> dict[str, Any]:
    """Return an inspection as its form shows it."""
    return {
        "day": row.day, "people_there": row.people_there, "findings": row.findings, "missing": row.missing,
        "stars": str(row.stars or ""), "mend_until": row.mend_until,
    }  # fmt: skip


class MendForm(StampedForm):
    """How it was mended."""

    day = DayField(label="整改完成日期")
    words = TextField(label="整改情况", max_length=300, widget=forms.Textarea({"rows": 3}))
