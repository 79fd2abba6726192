"""A whole year as one workbook: out as the yearbook, and in through the acts of the rooms that own its sections."""

import dataclasses
from collections.abc import Mapping

from django.db import transaction

from jixiao.cycle.evaluation.assessing import live_yearbook
from jixiao.cycle.evaluation.entering import Said, enter_rows, explain_execution
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.queries import evaluation_of, rows_of
from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.cycle.goals.yearbook import goals_into, take_goals
from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.engine.yearbook import SECTIONS, Indicator, Reading, Yearbook, read_toml, read_workbook, write_workbook
from jixiao.measures.catalogue import INTAKES
from jixiao.measures.gathering import gather_records, placed
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.reports.events import YearbookTaken
from jixiao.reports.gathering import WORDS, with_words
from jixiao.reports.models import Report
from jixiao.reports.queries import report_of
from jixiao.reports.writing import start_report, state_problem, write_goal_outcome, write_passage, write_words


def yearbook_now(unit_year: UnitYear) -> Yearbook:
    """Return the year as it is recorded now, scored or not."""
    evaluation = evaluation_of(unit_year)
    if evaluation is not None:
        yearbook = live_yearbook(evaluation)
    else:
        yearbook = placed(goals_into(gather_records(unit_year), goal_sheet_of(unit_year)))
    report = report_of(unit_year)
    return yearbook if report is None else with_words(yearbook, report)


def workbook_of(unit_year: UnitYear) -> bytes:
    """Return the year as an XLSX workbook, which reads back as the same year."""
    return write_workbook(yearbook_now(unit_year))


def read_year(data: bytes, *, name: str) -> Reading:
    """Return the year in an uploaded file (XLSX or TOML) with every finding; nothing is written."""
    if name.lower().endswith(".toml"):
        return read_toml(data.decode("utf-8", errors="replace"), name=name)
    return read_workbook(data, name=name)


@dataclasses.dataclass(frozen=True, slots=True)
class Taken:
    """How many rows of each section were taken in, by the title of the section."""

    rows: Mapping[str, int]


@transaction.atomic
def take_in_year(*, unit_year: UnitYear, yearbook: Yearbook, by: Actor) -> Taken:
    """Write a whole year through the acts of the rooms, all of it or nothing; a year that has rows already is refused.

    Sections whose room is not installed are refused too, so that nothing is lost in silence.
    """
    _require_fits(unit_year, yearbook)
    counts: dict[str, int] = {}
    for key, take in INTAKES.items():
        rows = getattr(yearbook, key)
        if rows:
            take(unit_year=unit_year, rows=rows if isinstance(rows, tuple) else (rows,), by=by)
            counts[key] = len(rows) if isinstance(rows, tuple) else 1
    take_goals(unit_year=unit_year, yearbook=yearbook, by=by)
    counts.update(tasks=len(yearbook.tasks), goals=len(yearbook.goals), indicators=len(yearbook.indicators))
    counts = {section.title: counts[section.key] for section in SECTIONS if section.key in counts}
    _take_words(start_report(unit_year=unit_year), yearbook, by)
    publish_in(
        unit_year,
        YearbookTaken,
        subject=f"orgs.year:{unit_year.pk}",
        name=f"{unit_year.year}年度数据",
        after=counts,
        by=by,
    )
    return Taken(counts)


@transaction.atomic
def take_in_results(*, evaluation: Evaluation, yearbook: Yearbook, by: Actor) -> int:
    """Enter what a file says came of each promised indicator (完成值、人工评分、扣减、原因); return how many rows.

    A value is left out where a formula of the goal counts it; an indicator that was not promised is refused.
    """
    rows = {row.indicator.code: row for row in rows_of(evaluation)}
    strangers = [one.code for one in yearbook.indicators if one.code not in rows]
    if strangers:
        cause = f"目标里没有这些指标：{'、'.join(strangers[:5])}"
        raise Refused(cause, cure="按批复的绩效目标核对指标编号", code="U616")
    said = [(rows[one.code], _said(one, rows[one.code])) for one in yearbook.indicators]
    enter_rows(evaluation=evaluation, said=said, by=by)
    reason = yearbook.profile.execution_reason
    if not isinstance(reason, Absent):
        explain_execution(evaluation=evaluation, reason=reason, by=by)
    return len(said)


def _said(one: Indicator, row: ScoreRow) -> Said:
    counted = bool(row.indicator.formula)
    return Said(
        actual="" if counted or isinstance(one.actual, Absent) else one.actual,
        not_applicable=one.actual is NOT_APPLICABLE,
        manual=None if isinstance(one.manual, Absent) else one.manual,
        deduction=None if isinstance(one.deduction, Absent) else one.deduction,
        reason=_words(one.reason),
    )


def _require_fits(unit_year: UnitYear, yearbook: Yearbook) -> None:
    if yearbook.profile.year != unit_year.year:
        cause = f"文件里是 {yearbook.profile.year} 年度，这里是 {unit_year.year} 年度"
        raise Refused(cause, cure="换到那个年度再导入", code="U612")
    if yearbook.profile.name != unit_year.unit.name:
        cause = f"文件里是「{yearbook.profile.name}」，这里是「{unit_year.unit.name}」"
        raise Refused(cause, cure="核对单位名称，与公章一致", code="U613")
    missing = [
        key for key in ("budget", "projects", "fundings", "activities", "handouts", "outcomes")
        if getattr(yearbook, key) and key not in INTAKES
    ]  # fmt: skip
    if missing:
        raise Refused(f"这里没有安装放得下 {'、'.join(missing)} 的模块", code="U614")
    if goal_sheet_of(unit_year) is not None or gather_records(unit_year).activities:
        cure = "整年导入只用于空的年度；零散的行，请用各页的「导入」"
        raise Refused("这个年度已经有记录或目标", cure=cure, code="U615")


def _take_words(report: Report, yearbook: Yearbook, by: Actor) -> None:
    profile = yearbook.profile
    words = {name: text for name in WORDS if not isinstance(text := getattr(profile, name), Absent)}
    origins = {name: profile.origins[name] for name in WORDS if name in profile.origins}
    if words:
        write_words(report=report, words=words, origins=origins, by=by)
    for goal in yearbook.goals:
        if not isinstance(goal.outcome, Absent):
            write_goal_outcome(report=report, code=goal.code, text=goal.outcome, by=by)
    for one in yearbook.problems:
        state_problem(
            report=report,
            code=one.code,
            problem=one.problem,
            cause=_words(one.cause),
            measure=_words(one.measure),
            owner=_words(one.owner),
            due=None if isinstance(one.due, Absent) else one.due,
            origin=_words(one.origin),
            by=by,
        )
    for passage in yearbook.passages:
        write_passage(report=report, section=passage.section.strip(), text=passage.text, by=by)


def _words(text: str | Absent) -> str:
    return "" if isinstance(text, Absent) else text
