"""The data table itself: what the query string asks, put to a queryset."""

import dataclasses
import functools
from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.http import FileResponse, HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jixiao.web.doors import changed_query
from jixiao.web.table.columns import Cell, Column, cell, shown
from jixiao.web.table.export import workbook_response
from jixiao.web.table.filters import Asked, Filter

PAGE_ROWS = 50
NEAR = 2
COUNT = "rows_counted"


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """A head as the page shows it."""

    column: Column
    url: str
    aria_sort: str


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row as the page shows it."""

    cells: list[Cell]
    css: str
    labels: tuple[str, ...] = ()

    @property
    def html(self) -> SafeString:
        """Return the row as the table's body has it, its first cell the head of it; labels are for cards on a phone."""
        first, *others = self.cells
        head = format_html('<th scope="row" class="pin {}">{}</th>', first.css, first.html)
        labels = self.labels or ("",) * len(others)
        told = ((_of_class(one.css), _labelled(label), one.html) for one, label in zip(others, labels, strict=True))
        cells = format_html_join("", "<td{}{}>{}</td>", told)
        return format_html("<tr{}>{}{}</tr>", _of_class(self.css), head, cells)


def _labelled(label: str) -> SafeString:
    return format_html(' data-label="{}"', label) if label else SafeString()


def _of_class(css: str) -> SafeString:
    return format_html(' class="{}"', css) if css else SafeString()


@dataclasses.dataclass(frozen=True)
class DataTable:
    """Rows of a queryset as the query string wants them; see the docstring of the package.

    ``order`` is how rows stand when nobody asks; ``row_css`` may mark a row (``is-error``, ``is-warn``, ``is-locked``,
    ``is-ours``); ``empty`` is the title and the sentence that stand where there are no rows yet, and ``empty_door`` the
    title and the address of what makes the first one. ``page_rows`` is how many stand on a page; with ``css`` ``cards``
    each row is a card on a phone, and with ``wide`` it is printed on pages that lie on their side.
    """

    request: HttpRequest
    title: str
    queryset: QuerySet[Any]
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    order: tuple[str, ...] = ()
    row_css: Callable[[Any], str] | None = None
    empty: tuple[str, str] = ("还没有记录", "登记第一条，或从表格导入。")
    empty_door: tuple[str, str] | None = None
    note: str = ""
    page_rows: int = PAGE_ROWS
    css: str = ""

    @functools.cached_property
    def shown_columns(self) -> tuple[Column, ...]:
        """Return the columns that are shown; the first always is."""
        asked = set(self.request.GET.getlist("cols")) & {column.key for column in self.columns}
        return tuple(
            column
            for index, column in enumerate(self.columns)
            if index == 0 or (column.key in asked if asked else column.default_shown)
        )

    @functools.cached_property
    def sorting(self) -> tuple[Column, str] | None:
        """Return the column that the query string sorts by, and its sign."""
        text = self.request.GET.get("sort", "")
        key, sign = text.removeprefix("-"), "-" if text.startswith("-") else ""
        return next(((column, sign) for column in self.columns if column.key == key and column.sort_by), None)

    @functools.cached_property
    def filtered(self) -> QuerySet[Any]:
        """Return the rows that meet the filters, in order."""
        condition = Q()
        for one in self.filters:
            condition &= one.condition(self.request.GET)
        rows = self.queryset.filter(condition) if condition else self.queryset
        order = (f"{self.sorting[1]}{self.sorting[0].sort_by}",) if self.sorting else self.order
        return rows.order_by(*order, "pk")

    @functools.cached_property
    def sums(self) -> dict[str, Any]:
        """Return the count and the totals over all filtered rows: one statement."""
        totals = {f"total_{column.key}": Sum(column.sort_by) for column in self.columns if column.total}
        return self.filtered.order_by().aggregate(**{COUNT: Count("pk")}, **totals)

    @property
    def count(self) -> int:
        """Return how many rows meet the filters."""
        return int(self.sums[COUNT])

    @property
    def last_page(self) -> int:
        """Return the number of the last page."""
        return max(1, -(-self.count // self.page_rows))

    @property
    def page(self) -> int:
        """Return the number of the page shown: the one asked for, within bounds."""
        asked = self.request.GET.get("page", "1")
        return min(max(1, int(asked)), self.last_page) if asked.isdecimal() and len(asked) < len(str(10**9)) else 1

    @functools.cached_property
    def rows(self) -> list[Row]:
        """Return the rows of the page: one statement."""
        if not self.count:
            return []
        start = (self.page - 1) * self.page_rows
        labels = tuple(column.title for column in self.shown_columns[1:]) if "cards" in self.css else ()
        return [
            Row(
                [cell(column, row, self.request) for column in self.shown_columns],
                self.row_css(row) if self.row_css else "",
                labels,
            )
            for row in self.filtered[start : start + self.page_rows]
        ]

    @property
    def heads(self) -> list[Head]:
        """Return the heads, each with the address that sorts by it, or the other way round."""
        return [self._head(column) for column in self.shown_columns]

    @property
    def totals(self) -> list[Cell] | None:
        """Return the cells under the rows after the first, or None where nothing is summed."""
        if not any(column.total for column in self.shown_columns) or not self.count:
            return None
        return [
            Cell(shown(column, self.sums[f"total_{column.key}"] or 0) if column.total else "", column.css)
            for column in self.shown_columns[1:]
        ]

    @functools.cached_property
    def asked(self) -> list[Asked]:
        """Return the filters as the form shows them."""
        return [one.asked(self.request.GET) for one in self.filters]

    @functools.cached_property
    def is_filtered(self) -> bool:
        """Return whether any filter is set."""
        return any(one.is_set for one in self.asked)

    @property
    def unfiltered_url(self) -> str:
        """Return the address without filters."""
        kept = {key: self.request.GET.getlist(key) for key in ("sort", "cols") if key in self.request.GET}
        empty = self.request.GET.copy()
        empty.clear()
        return changed_query(empty, **kept)

    @property
    def export_url(self) -> str:
        """Return the address of the export."""
        return changed_query(self.request.GET, format="xlsx", page=None, trace=None)

    @property
    def first_row(self) -> int:
        """Return the number of the first row shown."""
        return (self.page - 1) * self.page_rows + 1 if self.count else 0

    @property
    def last_row(self) -> int:
        """Return the number of the last row shown."""
        return min(self.page * self.page_rows, self.count)

    @property
    def pages(self) -> list[tuple[str, str]]:
        """Return the pager: number and address of each page near, an empty address for the one shown and for gaps."""
        near = range(self.page - NEAR, self.page + NEAR + 1)
        numbers = sorted({1, self.last_page, *(number for number in near if 1 <= number <= self.last_page)})
        found: list[tuple[str, str]] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            if number > before + 1:
                found.append(("…", ""))
            address = changed_query(self.request.GET, page=number, trace=None)
            found.append((str(number), "" if number == self.page else address))
        return found

    def export(self) -> FileResponse | None:
        """Return all filtered rows as a workbook where the query string asks for it (``format=xlsx``), else None."""
        if self.request.GET.get("format") != "xlsx":
            return None
        return workbook_response(title=self.title, columns=self.shown_columns, rows=self.filtered, count=self.count)

    def _head(self, column: Column) -> Head:
        if not column.sort_by:
            return Head(column, "", "")
        sign = self.sorting[1] if self.sorting and self.sorting[0] is column else None
        following = column.key if sign == "-" or (sign is None and column.css != "n") else f"-{column.key}"
        aria = {"": "ascending", "-": "descending"}.get(sign, "") if sign is not None else ""
        return Head(column, changed_query(self.request.GET, sort=following, page=None, trace=None), aria)
