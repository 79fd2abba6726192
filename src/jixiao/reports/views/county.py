"""县级一览: all departments of the year on one page, with what is late, how scores spread, what share is covered."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.db.models import F, Q
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.access import is_reviewer
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.models import HandoverKind, HandoverState
from jixiao.orgs.waiting import PLACES
from jixiao.reports.county.spreading import Share, Spread, apart_of, spread_of
from jixiao.reports.county.standing import HANDED_IN, MOST_UNITS, NOT_BEGUN, STAGES, county_rows, overdue_stages
from jixiao.web.charts import Bar, bar_chart
from jixiao.web.table import Choice, Column, Contains, DataTable, Filter

STATES = {**dict(HandoverState.choices), NOT_BEGUN: "未开始"}
GRADES = tuple((word, word) for word in ("优", "良", "中", "差"))
Late = Mapping[int, tuple[tuple[HandoverKind, datetime.date], ...]]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LateFilter(Filter):
    """Units with something that should have been handed in by now, or without."""

    template: ClassVar[str] = "web/filters/choice.html"
    late: Late

    def condition(self, query: QueryDict) -> Q:
        """Return: the unit's year is among the late ones, or is not."""
        (text,) = self.texts(query)
        return {"yes": Q(pk__in=list(self.late)), "no": ~Q(pk__in=list(self.late))}.get(text, Q())

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return the two."""
        return (("yes", "有逾期"), ("no", "没有逾期"))


@at_desk(is_reviewer)
def show_county(request: DeskRequest) -> HttpResponseBase:
    """Show the desk of the finance bureau."""
    desk = request.desk
    rows = list(county_rows(desk.held, year=desk.year).order_by("unit__code")[:MOST_UNITS])
    late = overdue_stages(rows, year=desk.year, on=desk.today)
    table = county_table(request, late)
    spread = spread_of(rows)
    context = {
        "table": table,
        "year": desk.year,
        "units": len(rows),
        "late": len(late),
        "stages": [_progress(kind, rows) for kind in STAGES],
        "spread": spread,
        "chart": spread_chart(spread) if spread.count else "",
        "apart": apart_of(rows),
    }
    return table.export() or render(request, "reports/county.html", context)


def county_table(request: DeskRequest, late: Late) -> DataTable:
    """Return the table of all units × stages."""
    desk = request.desk
    return DataTable(
        request,
        title=f"{desk.year} 年度各部门绩效管理进度",
        queryset=county_rows(desk.held, year=desk.year),
        columns=(
            Column("unit", "单位", sort_by="unit__name", link=_home(desk), value=lambda row: row.unit.name),
            *(_stage(kind, desk) for kind in STAGES),
            Column("late", "逾期", kind="light", value=lambda row: _late_light(late.get(row.pk, ()), desk.today)),
            _figure("total", "自评得分", "points"),
            _figure("agreed_total", "认定得分", "points"),
            Column("apart", "认定减自评", kind="points", sort_by="apart", value=_apart),
            _figure("agreed_grade", "认定等级", "text"),
            Column("must_fix", "报告必须改", kind="number", unit="处", sort_by="must_fix", value=_must_fix),
        ),
        filters=(
            Contains("unit", "单位", fields=("unit__name", "unit__code", "unit__initials")),
            *(
                Choice(f"at_{kind.value}", kind.label, field=f"state_{kind.value}", choices=tuple(STATES.items()))
                for kind in STAGES
            ),
            Choice("grade", "认定等级", field="evaluation__agreed_grade", choices=GRADES),
            LateFilter("late", "逾期", late=late),
        ),
        order=(F("evaluation__agreed_total").desc(nulls_last=True), "unit__code"),  # type: ignore[arg-type]  # expressions order too
        row_css=lambda row: "is-warn" if row.pk in late else "",
        empty=("还没有部门开放这个年度", "部门的年度开放以后，会列在这里。"),
    )


def spread_chart(spread: Spread) -> SafeString:
    """Return how many units stand in each band of scores."""
    whole = max(count for _, count in spread.bands) or 1
    bars = [Bar(words, count, whole, f"{count} 个") for words, count in spread.bands]
    return bar_chart(bars, caption=f"{spread.count} 个已评等级的部门；没有认定得分的按自评得分")


def _progress(kind: HandoverKind, rows: list[Any]) -> tuple[str, Share]:
    done = sum(1 for row in rows if getattr(row, f"state_{kind.value}") in HANDED_IN)
    return kind.label, Share(done, len(rows))


def _home(desk: Desk) -> Callable[[Any], str]:
    return lambda row: reverse("orgs:workbench", kwargs={"unit": row.unit.code, "year": desk.year})


def _stage(kind: HandoverKind, desk: Desk) -> Column:
    name = f"state_{kind.value}"
    return Column(
        name,
        kind.label,
        kind="state",
        sort_by=name,
        words={NOT_BEGUN: "未开始"},
        link=lambda row: reverse(PLACES[kind], kwargs={"unit": row.unit.code, "year": desk.year}),
    )


def _figure(name: str, title: str, kind: str) -> Column:
    def value(row: Any) -> Any:  # noqa: ANN401 - an annotated row
        found = getattr(getattr(row, "evaluation", None), name, None)
        return NOT_APPLICABLE if found in {None, ""} else found

    return Column(name, title, kind=kind, sort_by=f"evaluation__{name}", value=value)


def _apart(row: Any) -> Any:  # noqa: ANN401 - an annotated row
    evaluation = getattr(row, "evaluation", None)
    if evaluation is None or evaluation.agreed_total is None or evaluation.total is None:
        return NOT_APPLICABLE
    return evaluation.agreed_total.value - evaluation.total.value


def _must_fix(row: Any) -> Any:  # noqa: ANN401 - an annotated row
    return NOT_APPLICABLE if row.must_fix is None else row.must_fix


def _late_light(late: tuple[tuple[HandoverKind, datetime.date], ...], today: datetime.date) -> Any:  # noqa: ANN401 - what a cell of lights holds
    if not late:
        return NOT_APPLICABLE
    kind, last = max(late, key=lambda one: today - one[1])
    return "red", f"{kind.label}逾期 {(today - last).days} 天"
