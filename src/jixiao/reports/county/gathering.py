"""A county's year as its paper takes it: standing, coverage, lights, spread, gaps and problems; constant statements."""

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import Any

from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.cycle.followup.queries import HIDDEN, UNDER_WAY
from jixiao.cycle.monitoring.models import Colour
from jixiao.engine.papers import CountyGap, CountyMoney, CountyShare, CountySpread, CountyYear
from jixiao.engine.values import print_decimal
from jixiao.orgs.models import HandoverState, Unit
from jixiao.orgs.queries import every_year_reviewed, years_reviewed
from jixiao.orgs.roles import Role
from jixiao.reports.county.covering import Coverage, cover_of
from jixiao.reports.county.publishing import PUBLIC, marked_published
from jixiao.reports.county.ranking import Box, box_of, boxes_by_sector, largest_gaps, sector_words
from jixiao.reports.county.spreading import spread_of, standing_of
from jixiao.reports.county.standing import (
    HANDED_IN,
    MOST_UNITS,
    NOT_ASKED,
    NOT_BEGUN,
    STAGES,
    Late,
    county_rows,
    lights_of,
    overdue_stages,
    problems_in,
)

WORDS = {**dict(HandoverState.choices), NOT_BEGUN: "未开始", NOT_ASKED: "未布置", PUBLIC: "已公开"}
HEADS = (
    "序号", "单位", "行业", *(kind.label for kind in STAGES), "预警（红/黄）", "未销号问题", "自评得分", "认定得分",
    "认定等级",
)  # fmt: skip
LIGHTS = (
    (Colour.RED, "红灯"),
    (Colour.YELLOW, "黄灯"),
    (Colour.GREEN, "绿灯"),
    (Colour.BLUE, "蓝灯"),
    (Colour.NONE, "无数"),
)


def county_year_of(*, place: Unit, year: int, held: Sequence[tuple[Unit, Role]], on: datetime.date) -> CountyYear:
    """Return the year of the departments that somebody reviews, as it stands on that day."""
    rows = marked_published(county_rows(held, year=year).order_by("unit__code")[:MOST_UNITS], on=on)
    late, lights, cover = overdue_stages(rows, on=on), lights_of(rows), cover_of(held, year=year)
    lit: Counter[str] = Counter()
    for told in lights.values():
        lit.update(told)
    problems = _problems(held, year, on)
    coverages = cover.coverages()
    return CountyYear(
        county=place.division_name,
        authority=place.name,
        year=year,
        on=on,
        units=len(rows),
        stages=tuple(_stage(kind, rows) for kind in STAGES),
        late=len(late),
        coverages=tuple(share for one in coverages for share in _shares(one)),
        moneys=tuple(CountyMoney(one.word, one.money, one.of_money, one.unfilled, one.void) for one in coverages),
        lights=tuple((word, lit[colour]) for colour, word in LIGHTS),
        whole=_spread(box_of("全县", [standing_of(row)[0] for row in rows])),
        grades=spread_of(rows).grades,
        sectors=tuple(_spread(box) for box in boxes_by_sector(rows)),
        gaps=tuple(CountyGap(gap.row.unit.name, gap.own, gap.agreed, gap.reasons) for gap in largest_gaps(rows)),
        problems=problems[0],
        problems_late=problems[1],
        problems_closed=problems[2],
        before=_before(held, year),
        rows=(HEADS, *_table(rows, late, lights, on)),
        mark="示例" if place.is_specimen else "",
    )


def _stage(kind: Any, rows: list[Any]) -> CountyShare:  # noqa: ANN401 - a kind of handover
    states = [getattr(row, f"state_{kind.value}") for row in rows]
    asked = [state for state in states if state != NOT_ASKED]
    meaning = "已送审或已审定的部门 ÷ 应报送的部门"
    if len(asked) < len(states):
        meaning += f"；{len(states) - len(asked)} 个部门没有布置，不计入"
    return CountyShare(kind.label, sum(state in HANDED_IN for state in asked), len(asked), "个部门", meaning)


def _shares(one: Coverage) -> tuple[CountyShare, ...]:
    word = {"goals": "绩效目标覆盖率", "monitoring": "绩效监控覆盖率", "evaluation": "绩效自评率"}[one.key]
    return (
        CountyShare(f"部门{word}", one.units, one.of_units, "个部门", "已办的部门 ÷ 全部部门"),
        CountyShare(f"项目{word}", one.projects, one.of_projects, "个项目", one.meaning),
    )


def _spread(box: Box) -> CountySpread:
    lowest, highest = (box.scores[0], box.scores[-1]) if box.scores else (None, None)
    return CountySpread(box.name, box.count, box.unscored, box.mean, lowest, box.quarters[1], highest)


def _before(held: Sequence[tuple[Unit, Role]], year: int) -> CountySpread | None:
    rows = every_year_reviewed(held).filter(year=year - 1).select_related("evaluation")
    rows = rows.defer("evaluation__rulebook_text", "evaluation__yearbook", "evaluation__result")
    scores = [standing_of(row)[0] for row in rows.order_by("pk")[:MOST_UNITS]]
    return _spread(box_of(f"{year - 1} 年", scores)) if scores else None


def _problems(held: Sequence[tuple[Unit, Role]], year: int, on: datetime.date) -> tuple[int, int, int]:
    """Return how many problems of the year there are, how many are overdue, and how many were struck off."""
    years = years_reviewed(held, year=year).values("pk")
    rows = Problem.objects.filter(unit_year__in=years).exclude(state__in=HIDDEN)
    told = list(rows.values_list("state", "due")[: MOST_UNITS * 50])
    late = sum(state in UNDER_WAY and due is not None and due < on for state, due in told)
    return len(told), late, sum(state == ProblemState.CLOSED for state, _ in told)


def _table(rows: list[Any], late: Late, lights: Any, on: datetime.date) -> list[tuple[str, ...]]:  # noqa: ANN401 - what lights_of gives
    problems = problems_in(rows, on=on)
    return [
        (
            str(number),
            row.unit.name,
            sector_words(row.unit),
            *(_state(row, kind, late) for kind in STAGES),
            _lit(lights.get(row.watch, {})),
            str(problems.get(row.pk, (0, 0))[0]),
            *_scores(row),
        )
        for number, row in enumerate(rows, start=1)
    ]


def _state(row: Any, kind: Any, late: Late) -> str:  # noqa: ANN401 - an annotated row, a kind of handover
    state = getattr(row, f"state_{kind.value}")
    if any(one == kind for one, _ in late.get(row.pk, ())):
        return "退回逾期" if state == HandoverState.RETURNED else "逾期未报"
    return WORDS[state]


def _lit(lit: Any) -> str:  # noqa: ANN401 - counts by colour
    return f"{lit.get(Colour.RED, 0)}/{lit.get(Colour.YELLOW, 0)}" if lit else "—"


def _scores(row: Any) -> tuple[str, str, str]:  # noqa: ANN401 - an annotated row
    evaluation = getattr(row, "evaluation", None)
    own, agreed = (getattr(evaluation, name, None) for name in ("total", "agreed_total"))
    told = ["—" if one is None else print_decimal(one.value, places=2) for one in (own, agreed)]
    return told[0], told[1], getattr(evaluation, "agreed_grade", "") or "—"
