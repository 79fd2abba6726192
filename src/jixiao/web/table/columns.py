"""Columns of a data table, and how their values stand in a cell and in a workbook."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html

from jixiao.engine.values import Absent, Money, Points, Quantity, Ratio, Rounding, Undefined, round_exactly
from jixiao.web import marks, printing

KINDS = {"text", "long", "number", "money", "yuan", "points", "percent", "day", "state", "light", "link"}
RIGHT = {"number", "money", "yuan", "points", "percent"}
UNITS = {"money": "万元", "yuan": "元", "percent": "%"}
FORMATS = {"number": "#,##0.######", "money": "#,##0.00", "yuan": "#,##0.00", "points": "0.00", "percent": "0.00"}
PLACES = 6


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``key`` names it in the query string. ``value`` takes the row and gives the value; without one the row is asked for
    ``sort_by`` or ``key``, double underscores followed. ``sort_by`` is a field or annotation of the queryset; a column
    with ``total`` is summed over it. ``kind`` is one of text, long (words of which the page shows three lines and the
    workbook all), number, money (分 → 万元), yuan (分 → 元), points, percent (share of one), day, state, light (a pair
    of colour and word) and link. ``words`` gives the word for a state or a choice. ``link`` gives the address a cell
    leads to, ``trace`` the one that a number opens in the side panel.
    """

    key: str
    title: str
    kind: str = "text"
    sort_by: str = ""
    total: bool = False
    unit: str = ""
    default_shown: bool = True
    value: Callable[[Any], Any] | None = None
    words: Mapping[Any, str] = dataclasses.field(default_factory=dict)
    link: Callable[[Any], str] | None = None
    trace: Callable[[Any], str] | None = None
    width: str = ""

    def __post_init__(self) -> None:
        """Refuse a kind that is none, and a total without a field to sum."""
        if self.kind not in KINDS or (self.total and not self.sort_by):
            message = f"column {self.key}: kind must be one of {sorted(KINDS)}, and a total needs sort_by"
            raise ValueError(message)

    @property
    def css(self) -> str:
        """Return the classes of its cells."""
        return "n" if self.kind in RIGHT else ""

    @property
    def shown_unit(self) -> str:
        """Return the unit in its head."""
        return self.unit or UNITS.get(self.kind, "")

    def value_of(self, row: Model) -> Any:  # noqa: ANN401 - a cell holds any value
        """Return the value in a row."""
        if self.value is not None:
            return self.value(row)
        found: Any = row
        for name in (self.sort_by or self.key).split("__"):
            found = getattr(found, name, None)
        return found


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """One cell as the page shows it."""

    html: str
    css: str


def cell(column: Column, row: Model, request: HttpRequest | None) -> Cell:
    """Return the cell of a column in a row."""
    value = column.value_of(row)
    html = shown(column, value, _year(request))
    if printing.absent(value) is None:
        if column.trace and (url := column.trace(row)):
            html = marks.number_mark(request, html, url)
        elif column.link and (url := column.link(row)):
            html = format_html('<a href="{}">{}</a>', url, html)
    return Cell(html, column.css)


def shown(column: Column, value: Any, year: int | None = None) -> str:  # noqa: ANN401 - a cell holds any value
    """Return a value as its column prints it; a day of another year than the page's keeps its year."""
    match column.kind:
        case "number":
            return printing.shown(value, printing.count_text)
        case "money":
            return printing.shown(value, printing.money_text)
        case "yuan":
            return printing.shown(value, printing.yuan_text)
        case "points":
            return printing.shown(value, printing.points_text)
        case "percent":
            return printing.shown(value, lambda ratio: printing.percent_text(ratio).removesuffix("%"))
        case "day":
            return printing.shown(value, lambda day: _day(day, year))
        case "long":
            return printing.shown(value, lambda words: format_html('<span class="clamp">{}</span>', words))
        case "state":
            return printing.shown(value, lambda state: marks.chip_mark(str(state), column.words.get(state, "")))
        case "light":
            return printing.shown(value, lambda light: marks.light_mark(*light))
    return printing.shown(value, lambda text: text if hasattr(text, "__html__") else _words(column, text))


def exported(column: Column, value: Any) -> str | Decimal | datetime.date | None:  # noqa: ANN401 - a cell holds any value
    """Return a value as it stands in a workbook: a number as a number, a day as a day, words as words."""
    if value is None or value is Absent.UNFILLED:
        return None
    if isinstance(value, Absent | Undefined):
        return str(value)
    if column.kind in {"money", "yuan"}:
        money = value if isinstance(value, Money) else Money(int(value))
        return _decimal(money.amount("万元" if column.kind == "money" else "元"))
    if column.kind in RIGHT:
        return _decimal(_fraction(value) * (100 if column.kind == "percent" else 1))
    if column.kind == "day":
        return printing.local(value)
    if column.kind == "light":
        return str(value[1] or value[0])
    usual = marks.CHIPS[str(value)][1] if column.kind == "state" and str(value) in marks.CHIPS else ""
    return str(column.words.get(value, "") or usual or value)


def _words(column: Column, value: Any) -> str:  # noqa: ANN401 - a cell holds any value
    return str(column.words.get(value, value) if column.words else value)


def _day(value: datetime.date, year: int | None) -> str:
    day = printing.local(value)
    return printing.day_short_text(day) if day.year == year else f"{day:%Y-%m-%d}"


def _year(request: HttpRequest | None) -> int | None:
    return getattr(getattr(request, "desk", None), "year", None)


def _fraction(value: object) -> Fraction:
    if isinstance(value, Points | Ratio):
        return value.value
    return value.amount if isinstance(value, Quantity) else Fraction(printing.exact(value))


def _decimal(value: Fraction) -> Decimal:
    return round_exactly(value, places=PLACES, mode=Rounding.HALF_UP)
