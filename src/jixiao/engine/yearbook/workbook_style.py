"""How the workbook looks: one palette, one typeface, thin grey rules, as a 财政局 hands out its forms."""

import enum
from typing import TYPE_CHECKING, Any

from jixiao.engine.yearbook.columns import Column, Kind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

INK, GREY, RULE, RED = "#1F2A37", "#6B7280", "#B8C0CC", "#C00000"
HEADING_FILL, HINT_FILL = "#DCE6F1", "#F5F7FA"

NUMBER_FORMATS = {
    Kind.MONEY: "#,##0.00####",
    Kind.POINTS: "0.00##",
    Kind.COUNT: "0",
    Kind.NUMBER: "General",
    Kind.DATE: "yyyy-mm-dd",
    Kind.TEXT: "@",
    Kind.CHOICE: "@",
    Kind.LONG_TEXT: "General",  # Excel shows long words in a text cell as ####
}
WIDTHS = {
    Kind.MONEY: 14.0,
    Kind.POINTS: 10.0,
    Kind.COUNT: 12.0,
    Kind.NUMBER: 12.0,
    Kind.DATE: 13.0,
    Kind.TEXT: 20.0,
    Kind.CHOICE: 14.0,
    Kind.LONG_TEXT: 46.0,
}
_OWN_WIDTHS = {
    "name": 28.0,
    "item": 27.0,
    "formula": 34.0,
    "origin": 34.0,
    "code": 10.0,
    "unit": 10.0,
    "project": 11.0,
    "goal": 11.0,
    "operator": 11.0,
}


class Look(enum.Enum):
    """The parts of a sheet that look different."""

    TITLE = "title"
    PURPOSE = "purpose"
    HINT = "hint"
    HEADING = "heading"
    LABEL = "label"
    PLAIN = "plain"
    CHAPTER = "chapter"
    LINE = "line"
    LINK = "link"
    STAR = "star"
    BOLD = "bold"


_LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"bold": True, "font_size": 16, "valign": "vcenter"},
    Look.PURPOSE: {"font_color": GREY, "font_size": 10, "valign": "vcenter"},
    Look.HINT: {"font_color": GREY, "font_size": 9, "text_wrap": True, "valign": "vcenter", "border": 1,
                "bg_color": HINT_FILL},
    Look.HEADING: {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1,
                   "bg_color": HEADING_FILL},
    Look.LABEL: {"bold": True, "valign": "vcenter", "text_wrap": True, "border": 1, "bg_color": HEADING_FILL},
    Look.PLAIN: {"text_wrap": True, "valign": "vcenter", "border": 1},
    Look.LINE: {"valign": "vcenter"},
    Look.LINK: {"valign": "vcenter", "border": 1, "font_color": "#1F4E8C", "underline": 1},
    Look.CHAPTER: {"bold": True, "font_size": 12, "valign": "vcenter"},
    Look.STAR: {"bold": True, "font_color": RED},
    Look.BOLD: {"bold": True},
}  # fmt: skip


class Style:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._looks: dict[Look, Format] = {}
        self._cells: dict[tuple[Kind, str], Format] = {}

    def look(self, look: Look) -> "Format":
        """Return the format of a part of the sheet."""
        if look not in self._looks:
            self._looks[look] = self._format(_LOOKS[look])
        return self._looks[look]

    def cell(self, kind: Kind) -> "Format":
        """Return the format of a cell of a table."""
        if kind in {Kind.MONEY, Kind.POINTS, Kind.COUNT, Kind.NUMBER}:
            return self._cell(kind, "right")
        return self._cell(kind, "center" if kind is Kind.DATE else "left")

    def form_cell(self, kind: Kind) -> "Format":
        """Return the format of an entry of the form, where all stand on the left."""
        return self._cell(kind, "left")

    def _cell(self, kind: Kind, align: str) -> "Format":
        if (kind, align) not in self._cells:
            details = {"align": align, "valign": "vcenter", "text_wrap": align != "right", "border": 1}
            self._cells[kind, align] = self._format({**details, "num_format": NUMBER_FORMATS[kind]})
        return self._cells[kind, align]

    def _format(self, details: dict[str, Any]) -> "Format":
        shared = {"font_name": "宋体", "font_size": 11, "font_color": INK, "border_color": RULE}
        return self._workbook.add_format({**shared, **details})


def width_of(column: Column) -> float:
    """Return how wide a column stands, in characters of Excel."""
    return max(_OWN_WIDTHS.get(column.key, WIDTHS[column.kind]), 2.0 * len(column.shown) + 3)


def lines_of(text: str, width: float) -> int:
    """Return on how many lines ``text`` stands in a cell of that width; a Chinese character is two wide."""
    return max(1, sum(-(-2 * len(line) // max(2, int(width) - 1)) for line in text.split("\n")))
