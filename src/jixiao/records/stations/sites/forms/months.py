"""The form of a month: its activities in rows, as a station fills it on a telephone or the office at a desk."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms

from jixiao.records.stations.models import MonthlyReturn
from jixiao.records.stations.sites.returning import MOST_LINES, MOST_TELLER, MOST_TITLE, MOST_WORDS, Line, Telling
from jixiao.web.drawing import Drawn, drawn
from jixiao.web.faults import fault
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

SHOWN, MORE = 4, 4
"""How many rows there are at first, and how many more each time."""


class MonthForm(StampedForm):
    """A month of a station. A row without day and title is left out; "rows" says how many rows were shown."""

    people = CountField(label="活动人次合计", required=False, unit="人次", help_text="每项都填了人次的不用填")
    words = TextField(
        label="说明", required=False, max_length=MOST_WORDS, widget=forms.Textarea({"rows": 2}),
        help_text="一项活动也没有的，写明原因",
    )  # fmt: skip
    teller = TextField(label="填报人", required=False, max_length=MOST_TELLER)

    def __init__(self, *args: Any, year: int, month: int, lines: int = 0, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.year, self.month = year, month
        asked = self.data.get("rows", "") if self.is_bound else ""
        number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else lines + 1  # noqa: PLR2004 - a few
        self.number = min(MOST_LINES, max(SHOWN, number, lines))
        if self.is_bound and "more" in self.data:
            self.number = min(MOST_LINES, self.number + MORE)
        for place in range(self.number):
            self.fields[f"day_{place}"] = DayField(label=f"第 {place + 1} 项日期", required=False)
            self.fields[f"day_{place}"].widget.attrs["placeholder"] = "如 8"
            self.fields[f"title_{place}"] = TextField(
                label=f"第 {place + 1} 项活动", required=False, max_length=MOST_TITLE
            )
            self.fields[f"people_{place}"] = CountField(label=f"第 {place + 1} 项人次", required=False, unit="人次")
            self.fields[f"online_{place}"] = forms.BooleanField(label=f"第 {place + 1} 项是线上活动", required=False)
        self.fields["lines"] = forms.CharField(required=False, widget=forms.HiddenInput, label="活动")
        self.fields["month"] = forms.CharField(required=False, widget=forms.HiddenInput, label="月份")

    def clean(self) -> dict[str, Any]:
        """Return the values; a row with only one of day and title is told beside the empty one."""
        clean = super().clean() or self.cleaned_data
        for place in range(self.number):
            day, title = clean.get(f"day_{place}"), clean.get(f"title_{place}")
            if title and day is None and f"day_{place}" not in self.errors:
                cure = f"填 {self.month} 月里的日期，如 {self.year}-{self.month:02d}-08，只填几号也可以"
                self.add_error(f"day_{place}", fault("没有填", cure=cure))
            if day is not None and not title and f"title_{place}" not in self.errors:
                self.add_error(f"title_{place}", fault("没有填", cure="写明办了什么"))
        return clean

    def rows(self) -> list[tuple[int, Drawn, Drawn, Drawn, Drawn]]:
        """Return the rows as they are drawn: number, day, title, people, online."""
        return [
            (place + 1, self._drawn("day", place), self._drawn("title", place), self._drawn("people", place),
             self._drawn("online", place))
            for place in range(self.number)
        ]  # fmt: skip

    def _drawn(self, name: str, place: int) -> Drawn:
        bound = self[f"{name}_{place}"]
        return drawn(bound, label=str(bound.label))

    def telling(self) -> Telling:
        """Return what the acts take."""
        clean = self.cleaned_data
        lines = tuple(
            Line(clean[f"day_{place}"], clean[f"title_{place}"], clean[f"people_{place}"], clean[f"online_{place}"])
            for place in range(self.number)
            if clean.get(f"title_{place}")
        )
        return Telling(
            self.year, self.month, lines, None, clean.get("people"), clean.get("words", ""), clean.get("teller", "")
        )


def initial_of_month(row: MonthlyReturn | None) -> dict[str, Any]:
    """Return a month as its form shows it."""
    if row is None:
        return {}
    lines = list(row.lines.all())
    is_summed = bool(lines) and all(one.people is not None for one in lines)
    found: dict[str, Any] = {
        "people": None if is_summed else row.people, "words": row.words, "teller": row.teller,
    }  # fmt: skip
    for place, one in enumerate(lines):
        found |= {f"day_{place}": one.day, f"title_{place}": one.title, f"people_{place}": one.people,
                  f"online_{place}": one.is_online}  # fmt: skip
    return found


def with_whole_days(posted: Mapping[str, Any], *, year: int, month: int) -> Any:  # noqa: ANN401 - a QueryDict
    """Return what was posted with a day that is only a number (8, 08, 8日) as a whole day of the month."""
    data = posted.copy()  # type: ignore[attr-defined] # a QueryDict
    for name in list(data):
        if name.startswith("day_"):
            text = str(data[name]).strip().removesuffix("日").removesuffix("号")
            if text.isascii() and text.isdecimal() and 0 < int(text[:3]) <= 31 and len(text) < 3:  # noqa: PLR2004 - a day
                data[name] = _day(year, month, int(text)) or data[name]
    return data


def _day(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
