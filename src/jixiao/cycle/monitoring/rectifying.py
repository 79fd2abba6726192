"""转整改: the finance bureau turns what a sheet shows into a rectification, which the room followup takes up."""

import datetime

from django.db import transaction

from jixiao.cycle.monitoring.events import RectificationAsked
from jixiao.cycle.monitoring.models import Colour, ExecutionLine, MonitoringLine
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish

FIELDS = ("rectify", "rectify_due", "rectify_by", "rectify_at")


@transaction.atomic
def ask_rectification(
    *,
    row: MonitoringLine | ExecutionLine,
    demand: str,
    due: datetime.date,
    by: Actor,
    stamp: int | None = None,
) -> MonitoringLine | ExecutionLine:
    """Turn a finding into a rectification with a demand and a deadline, once.

    Refuses a finding that was turned already (U634), no demand (U635), a deadline that is past (U636), and a year that
    is closed (U626).
    """
    sheet = row.sheet
    if sheet.unit_year.state == YearState.CLOSED:
        raise Refused(f"{sheet.unit_year.year} 年度已经关闭，只能查看", cure="需要整改的，先重新开放年度", code="U626")
    if row.rectify_at is not None:
        raise Refused(f"「{row.name}」已经转过整改", cure="到整改里看办得怎样", code="U634")
    if not demand.strip():
        raise Refused("转整改要写明要求", cure="写明改什么、改到什么程度", code="U635", field="demand")
    if due < by.on:
        raise Refused("整改期限已经过了", cure="写今天或以后的日子", code="U636", field="due")
    row.rectify, row.rectify_due, row.rectify_by, row.rectify_at = demand.strip(), due, by.person, by.at
    save_stamped(row, stamp=stamp, fields=FIELDS)
    publish(_event(row, due), by=by)
    return row


WORDS = {Colour.RED: "滞后", Colour.YELLOW: "偏慢", Colour.BLUE: "目标偏低"}


def title_of(row: MonitoringLine | ExecutionLine) -> str:
    """Return how the problem is called, alike from year to year: 科普e站新建数滞后."""
    about = row.name if isinstance(row, MonitoringLine) else f"{row.name}预算执行"
    return f"{about}{WORDS.get(Colour(row.light), '需要整改')}"[:120]


def problem_of(row: MonitoringLine | ExecutionLine) -> str:
    """Return what was found, with the numbers that say so and what the unit says of it."""
    told = f"{sheet_words(row)}「{row.name}」{row.get_light_display()}：{row.says}"
    return f"{told}。单位说明：{row.cause_text}" if row.cause_text else told


def place_of(row: MonitoringLine | ExecutionLine) -> str:
    """Return where it stands: the paper, and the number of the indicator."""
    where = f"绩效指标 {row.code}" if isinstance(row, MonitoringLine) else "预算执行"
    return f"{row.sheet.round.title}监控表，{where}"[:200]


def sheet_words(row: MonitoringLine | ExecutionLine) -> str:
    """Return the months that were looked at, as a sentence begins: 2024 年 1—7 月."""
    one = row.sheet.round
    return f"{one.year} 年 1—{one.through_month} 月，"


def _event(row: MonitoringLine | ExecutionLine, due: datetime.date) -> RectificationAsked:
    sheet, is_line = row.sheet, isinstance(row, MonitoringLine)
    return RectificationAsked(
        unit_id=sheet.unit_year.unit_id,
        year=sheet.unit_year.year,
        subject=f"monitoring.{'line' if is_line else 'execution'}:{row.pk}",
        name=title_of(row),
        after={
            "整改要求": row.rectify,
            "整改期限": due.isoformat(),
            "问题": row.says,
            "位置": place_of(row),
            "项目编号": row.project_code,
        },
        round_id=sheet.round_id,
        sheet_id=sheet.pk,
        unit_year_id=sheet.unit_year_id,
        line_id=row.pk if is_line else None,
        execution_id=None if is_line else row.pk,
        why=f"{problem_of(row)}。财政部门要求：{row.rectify}（{due.isoformat()} 前改好）",
        project_code=row.project_code,
        problem=problem_of(row),
        demand=row.rectify,
        due=due,
    )
