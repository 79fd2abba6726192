"""The sheet as a workbook: out with all figures, in again with what the clerk says. What goes out can come back."""

import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.db import transaction

from jixiao.cycle.evaluation.entering import Said, enter_rows, said_of, settle
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.queries import evaluation_of, rows_of
from jixiao.cycle.evaluation.rules import rules_of
from jixiao.cycle.evaluation.scores import all_scores, printed_value
from jixiao.cycle.evaluation.tree import target_words
from jixiao.engine.scoring import RowScore
from jixiao.engine.values import NOT_APPLICABLE, Points
from jixiao.engine.yearbook import Assessment
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.importing.plan import LONGEST_TEXT

TITLE = "自评打分表"
OUT = str(NOT_APPLICABLE)

PLAN = ImportPlan(
    key="evaluation.sheet",
    title=TITLE,
    columns=(
        ImportColumn("code", "指标编号", required=True, width=12),
        ImportColumn("level1", "一级指标", width=14, hint="只供对照，不导入"),
        ImportColumn("level2", "二级指标", width=14, hint="只供对照，不导入"),
        ImportColumn("name", "三级指标", width=28, hint="只供对照，不导入"),
        ImportColumn("target", "年度指标值", width=14, hint="只供对照，不导入"),
        ImportColumn("actual", "实际完成值", width=16, hint="公式算出的不用填；不适用的填“不适用”"),
        ImportColumn("weight", "分值", width=8, hint="只供对照，不导入"),
        ImportColumn("score", "自评得分", width=10, hint="只供对照，不导入"),
        ImportColumn("manual", "人工评分", kind="number", width=10, hint="只用于定性和人工评分的指标"),
        ImportColumn("deduction", "扣减分", kind="number", width=10, hint="须写理由"),
        ImportColumn("reason", "偏差原因分析及改进措施", width=48),
    ),
)


def sheet_workbook(assessment: Assessment, rows: Iterable[ScoreRow]) -> bytes:
    """Return the rows as a workbook: figures as numbers, words as text that is never a formula."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(TITLE)
    head = book.add_format({"bold": True, "bottom": 1, "top": 2, "text_wrap": True, "valign": "bottom"})
    points = book.add_format({"num_format": "0.00"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    for place, column in enumerate(PLAN.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.head, head)
        if column.hint:
            sheet.write_comment(0, place, column.hint)
    sheet.freeze_panes(1, 1)
    scored = all_scores(assessment)
    listed = [row for row in rows if row.indicator.code in scored]
    for number, row in enumerate(listed, start=1):
        for place, value in enumerate(_cells(row, scored[row.indicator.code])):
            if isinstance(value, Decimal):
                sheet.write_number(number, place, value, points)
            elif value:
                sheet.write_string(number, place, value, words)
    book.close()
    return file.getvalue()


def _cells(row: ScoreRow, scored: RowScore) -> tuple[str | Decimal | None, ...]:
    indicator = row.indicator
    shown = printed_value(scored) if indicator.formula and not row.not_applicable else row.actual
    return (
        indicator.code,
        indicator.level1,
        indicator.level2,
        indicator.name,
        target_words(scored),
        OUT if row.not_applicable else shown,
        _number(scored.weight),
        _number(scored.score),
        _number(row.manual),
        _number(row.deduction),
        row.reason,
    )


def _number(value: object) -> Decimal | None:
    if not isinstance(value, Points):
        return None
    return Decimal(value.value.numerator) / Decimal(value.value.denominator)


def check_rows(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Return the dry run with what only the sheet knows: unknown codes, values a row cannot take, codes given twice."""
    evaluation = evaluation_of(unit_year)
    known = {row.indicator.code: row for row in rows_of(evaluation)} if evaluation else {}
    seen: dict[str, int] = {}
    return dry_run.with_rows([_checked(row, known, seen, evaluation) for row in dry_run.rows])


def _checked(
    row: ImportRow, known: Mapping[str, ScoreRow], seen: dict[str, int], evaluation: Evaluation | None
) -> ImportRow:
    code = str(row.values.get("code") or "").strip()
    found = known.get(code)
    if evaluation is None or found is None:
        return row.with_error("code", f"自评表里没有编号「{code}」", "核对指标编号；还没有开始自评的，先开始")
    if code in seen:
        return row.with_error("code", f"编号「{code}」在第 {seen[code]} 行已经有了", "留一行，删去另一行")
    seen[code] = row.number
    if row.errors:
        return row
    said = said_in(row.values, found)
    try:
        settle(found.indicator, said, rules_of(evaluation), year=evaluation.unit_year.year)
    except Refused as refused:
        column = refused.field if refused.field in {"actual", "manual", "deduction", "reason"} else "actual"
        return row.with_error(column, refused.cause, refused.cure)
    if _typed_over_formula(row.values, found):
        return row.with_doubt("actual", "完成值由公式算出，这一格不会导入", "要改数，改记录或填报值")
    return row


def _typed_over_formula(values: Mapping[str, Any], row: ScoreRow) -> bool:
    """Return whether the cell of a computed value holds something else than what was computed."""
    typed = str(values.get("actual") or "").strip()
    return bool(row.indicator.formula and typed and typed not in {row.printed_actual, OUT})


def said_in(values: Mapping[str, Any], row: ScoreRow) -> Said:
    """Return what a row of the table says; a column that the table has not leaves the row as it is."""
    kept = said_of(row)
    actual = str(values.get("actual") or "").strip() if "actual" in values else kept.actual
    left_out = actual == OUT if "actual" in values else kept.not_applicable
    if row.indicator.formula or left_out:
        actual = ""
    return Said(
        actual=actual,
        not_applicable=left_out,
        manual=_points(values, "manual", kept.manual),
        deduction=_points(values, "deduction", kept.deduction),
        reason=str(values.get("reason") or "")[:LONGEST_TEXT] if "reason" in values else kept.reason,
    )


def _points(values: Mapping[str, Any], key: str, otherwise: Points | None) -> Points | None:
    if key not in values:
        return otherwise
    value = values[key]
    return Points.of(value) if isinstance(value, Decimal | int) else None


@transaction.atomic
def write_rows(unit_year: UnitYear, values: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write the rows of a table and return their references; what stood there before is kept with each row."""
    evaluation = _evaluation(unit_year)
    known = {row.indicator.code: row for row in rows_of(evaluation)}
    pairs = [(row, said_in(one, row)) for one in values if (row := known.get(str(one["code"]).strip()))]
    before = {row.pk: _plain(said_of(row)) for row, _ in pairs}
    enter_rows(evaluation=evaluation, said=pairs, by=by)
    for row, _ in pairs:
        kept = {"version": row.version, "said": before[row.pk]}
        ScoreRow.objects.filter(pk=row.pk).update(imported_over=kept)
    return [f"evaluation.row:{row.pk}" for row, _ in pairs]


@transaction.atomic
def take_back(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Put back what stood in the rows before an import; refuses (U586) a row that was changed since."""
    evaluation = _evaluation(unit_year)
    known = {f"evaluation.row:{row.pk}": row for row in rows_of(evaluation)}
    pairs = []
    for reference in references:
        row = known.get(reference)
        if row is None or not row.imported_over or row.imported_over["version"] != row.version:
            name = f"「{row.indicator.name}」" if row else "有一行"
            raise Refused(f"{name}导入后又改过，不能整批撤回", cure="逐行改回", code="U586")
        pairs.append((row, _said(row.imported_over["said"])))
    enter_rows(evaluation=evaluation, said=pairs, by=by)
    ScoreRow.objects.filter(pk__in=[row.pk for row, _ in pairs]).update(imported_over={})


def _evaluation(unit_year: UnitYear) -> Evaluation:
    found = evaluation_of(unit_year)
    if found is None:
        raise Refused("还没有开始自评", cure="先在「绩效自评」里开始", code="U551")
    return found


def _plain(said: Said) -> dict[str, Any]:
    return {
        "actual": said.actual,
        "not_applicable": said.not_applicable,
        "manual": None if said.manual is None else str(said.manual.value),
        "deduction": None if said.deduction is None else str(said.deduction.value),
        "reason": said.reason,
    }


def _said(plain: Mapping[str, Any]) -> Said:
    points = {key: None if plain[key] is None else Points.of(plain[key]) for key in ("manual", "deduction")}
    return Said(plain["actual"], plain["not_applicable"], points["manual"], points["deduction"], plain["reason"])


SHEET_DOOR = ImportDoor(plan=PLAN, check=check_rows, write=write_rows, undo=take_back, back="evaluation:sheet")
