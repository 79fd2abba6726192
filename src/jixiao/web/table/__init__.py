"""The data table: rows of a queryset with filters, sorting, totals, pages, choice of columns and an XLSX export.

    table = DataTable(
        request=request,
        title="科普活动",
        queryset=activities_of(unit=desk.unit, year=desk.year),
        columns=(
            Column("name", "活动名称", sort_by="name", link=lambda row: door(request, "outreach:activity", pk=row.pk)),
            Column("held_on", "日期", kind="day", sort_by="held_on"),
            Column("served", "服务人次", kind="number", unit="人次", sort_by="served", total=True),
        ),
        filters=(Contains("q", "名称或地点", fields=("name", "place")), DayRange("held", "日期", field="held_on")),
        order=("-held_on",),
    )
    return table.export() or render(request, "outreach/activities.html", {"table": table})

and in the template ``{% data_table table %}``. Two statements whatever the number of rows: one for count and totals,
one for the page. What the query string asks for and the table does not know is left out without a word.
"""

from jixiao.web.table.columns import Cell, Column
from jixiao.web.table.data_table import DataTable
from jixiao.web.table.filters import Choice, Contains, DayRange, Filter, NumberRange, TagChoice

__all__ = ["Cell", "Choice", "Column", "Contains", "DataTable", "DayRange", "Filter", "NumberRange", "TagChoice"]
