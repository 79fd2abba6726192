"""Sixty-eight further departments of 示例县, so that eighty stand at the county desk; all of it is 示例.

Two people fill in and approve for them all. Most have only an open year; the first few promise a small year by the acts
of the rooms and stand at different steps with it, one of them returned from the county desk, one reviewed and settled.
"""

import dataclasses
import datetime
from collections.abc import Iterator

from django.db import transaction

from jixiao.cli.demo_site.building import County, Office, Walk, person
from jixiao.cli.demo_site.departments import YEAR, Department, department_year
from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.reviewing import approve_evaluation, review_row
from jixiao.engine.values import Points
from jixiao.orgs.actor import Actor
from jixiao.orgs.appointing import give_duty
from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import HandoverKind, Person, UnitKind, UnitYear, Window
from jixiao.orgs.registering import open_year, register_unit
from jixiao.orgs.roles import Role
from jixiao.orgs.windowing import grant_late, set_window
from jixiao.reports.county.acting import begin_act, do_rows
from jixiao.reports.county.sectors import keep_sectors, units_reviewed
from jixiao.reports.models import Deed

SINCE = datetime.date(2018, 1, 1)
LATE, GRACE = datetime.timedelta(days=12), datetime.timedelta(days=400)
REASON = "示例：演示用"
NUMBER = 68
FIRST_CODE = 301
SECTORS = {
    "党委政府": "委办 政府办 组织部 宣传部 统战部 政法委 编办 信访局 档案馆 机关事务局 党校 人大办 政协办",
    "公共安全": "公安局 司法局 检察院 法院 应急局 消防大队",
    "教育文体": "体育局 融媒体中心 文化馆 博物馆 职教中心 教师进修学校",
    "经济建设": "发改局 工信局 商务局 统计局 审计局 税务局 市场监管局 行政审批局 供销社 招商局",
    "自然资源和建设": "自然资源局 住建局 城管局 交通局 公路站 生态环境局 气象局 园林局",
    "社会保障和卫生": "人社局 医保局 退役军人局 疾控中心 妇幼保健院 人民医院 中医院 红十字会",
    "农林水": "农业综合执法队 畜牧站 农机站 水利工程队 乡村振兴局",
    "群团": "团委 工商联 文联 侨联",
    "乡镇": "示例镇一 示例镇二 示例镇三 示例镇四 示例镇五 示例乡一 示例乡二 示例乡三",
}
FORMER = {
    "农业农村局": "农林水", "水务局": "农林水", "林业局": "农林水", "教育局": "教育文体", "图书馆": "教育文体",
    "文旅局": "教育文体", "卫健局": "社会保障和卫生", "民政局": "社会保障和卫生", "残联": "群团", "妇联": "群团",
    "总工会": "群团", "科协": "群团",
}  # fmt: skip
STEPS = ("goals_passed", "goals_passed", "goals_passed", "goals_passed", "goals_sent", "goals_approved")
"""How far the first of them have come; the second is returned afterwards."""


@dataclasses.dataclass(frozen=True, slots=True)
class Shared:
    """The two people who work for all of them."""

    clerk: Person
    head: Person


def add_departments(*, of: County, at: datetime.datetime) -> None:
    """Register them, open their year, and let the first few walk; group all eighty by sector."""
    with transaction.atomic():
        shared = Shared(
            person(username="yanshi.daibao", name="演示代填报人", by=of.root),
            person(username="yanshi.daishen", name="演示代审核人", by=of.root),
        )
        years = [_opened(of, shared, number, short) for number, short in enumerate(_names())]
    walks = [_walk(of, shared, unit_year, at) for unit_year in years[: len(STEPS) + 1]]
    for walk, step in zip(walks, STEPS, strict=False):
        walk.to(step)
    _review(walks[-1], years[len(STEPS)])
    _return(of, years[1], walks[1].actor(of.reviewer))
    _group(of, at)
    _let_be_late(of, at)


def _names() -> Iterator[str]:
    yield from [short for names in SECTORS.values() for short in names.split()][:NUMBER]


def _opened(of: County, shared: Shared, number: int, short: str) -> UnitYear:
    unit = register_unit(
        code=f"999900-{FIRST_CODE + number}001", name=f"示例县{short.removeprefix('示例')}", short_name=short,
        kind=UnitKind.DEPARTMENT, division_code="999900", division_name=of.finance.division_name, parent=of.finance,
        by=of.root, specimen=True,
    )  # fmt: skip
    give_duty(person=shared.clerk, unit=unit, role=Role.CLERK, since=SINCE, by=of.root)
    give_duty(person=shared.head, unit=unit, role=Role.HEAD, since=SINCE, by=of.root)
    return open_year(unit=unit, year=YEAR, by=of.root)


def _walk(of: County, shared: Shared, unit_year: UnitYear, at: datetime.datetime) -> Walk:
    unit = unit_year.unit
    one = Department(unit.code, unit.name, unit.short_name, "便民服务", "群众", 120, 60, 9, 93)
    small = dataclasses.replace(department_year(one), problems=())
    return Walk(of, Office(unit, shared.clerk, shared.head), small, at, REASON)


def _review(walk: Walk, unit_year: UnitYear) -> None:
    """Walk a year to the bureau, where two rows are reviewed lower, agreed on and settled."""
    walk.to("evaluation_passed")
    by = walk.actor(walk.county.reviewer)
    with transaction.atomic():
        evaluation = Evaluation.objects.select_related("unit_year__unit").get(unit_year=unit_year)
        scored = [row for row in rows_of(evaluation) if row.score is not None and row.score.value > 5][:2]  # noqa: PLR2004 - points to spare
        for row, opinion in zip(scored, ("示例：台账缺两场签到表", "示例：完成值口径不一致"), strict=True):
            assert row.score is not None  # noqa: S101 - as chosen
            row.evaluation, lower = evaluation, Points(row.score.value - 4)
            review_row(row=row, score=lower, opinion=opinion, agreed=lower, by=by)
        approve_evaluation(handover=handover_of(unit_year, HandoverKind.EVALUATION), by=by)


def _return(of: County, unit_year: UnitYear, by: Actor) -> None:
    """Return one from the county desk, as its reviewer would."""
    words = "示例：指标值偏低，请对照上年完成情况重报"
    years = [unit_year]
    act = begin_act(
        place=of.finance, year=YEAR, deed=Deed.RETURN, kind=HandoverKind.GOALS, words=words, unit_years=years, by=by
    )
    do_rows(act=act, by=by)


def _group(of: County, at: datetime.datetime) -> None:
    held = [(of.finance, Role.REVIEWER)]
    sectors = FORMER | {short: sector for sector, names in SECTORS.items() for short in names.split()}
    given = {unit.pk: sectors.get(unit.short_name, "") for unit in units_reviewed(held)}
    keep_sectors(place=of.finance, given=given, held=held, by=Actor(of.reviewer, at, "127.0.0.1"))


def _let_be_late(of: County, at: datetime.datetime) -> None:
    """Set a window for the goals that has closed; the twelve departments before these may still hand in."""
    by = Actor(of.reviewer, at, "127.0.0.1")
    if Window.objects.filter(authority=of.finance, kind=HandoverKind.GOALS, year=YEAR).exists():
        return
    closes = by.on - LATE
    opens = datetime.date(YEAR, 1, 1)
    with transaction.atomic():
        window = set_window(
            authority=of.finance, kind=HandoverKind.GOALS, year=YEAR, opens=opens, closes=closes, warn_days=7, by=by
        )
        for unit in units_reviewed([(of.finance, Role.REVIEWER)]):
            if unit.short_name in FORMER:
                grant_late(window=window, unit=unit, until=by.on + GRACE, reason=REASON, by=by)
