"""纸质问卷: sheets from a workbook through the import desk; one row a sheet, its answers as numbers of the options."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.drawing_up import MOST_QUESTIONS
from jixiao.records.surveys.entering import Sheet, enter_sheets, take_sheets_back
from jixiao.records.surveys.models import Group, Response, ResponseWay, Survey, SurveyState
from jixiao.records.surveys.queries import groups_of, questions_of, surveys_of
from jixiao.records.surveys.sheet_reading import read_cells
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

WAYS = ((ResponseWay.PAPER.value, "纸质"), (ResponseWay.CALL.value, "电话"))
REFUSED = (("yes", "是"), ("no", "否"))
_NUMBERS = range(1, MOST_QUESTIONS + 1)

PLAN = ImportPlan(
    key="surveys.sheets",
    title="纸质问卷",
    columns=(
        ImportColumn("survey", "调查编号", required=True, hint="如 S1"),
        ImportColumn("sheet", "卷号", required=True, hint="问卷上的号，同一调查不重复", others=("问卷号", "编号")),
        ImportColumn("way", "收卷方式", kind="choice", choices=WAYS, hint="纸质或电话；空着按纸质"),
        ImportColumn("group", "分组", hint="调查有分组的必填"),
        ImportColumn("refused", "拒访", kind="choice", choices=REFUSED, hint="不愿作答的填 是"),
        *(
            ImportColumn(f"q{number}", f"第{number}题", hint="填选项序号；多选、矩阵用空格隔开" if number == 1 else "")
            for number in _NUMBERS
        ),
    ),
)


def check_sheets(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add surveys that are not open, groups that are none, answers that are no option, numbers that stand twice."""
    surveys = {one.code: one for one in surveys_of(unit_year)}
    seen = set(
        Response.objects.filter(survey__unit_year=unit_year).exclude(sheet="").values_list("survey__code", "sheet")
    )
    rows = []
    for row in dry_run.rows:
        key = str(row.values.get("survey") or "").strip(), str(row.values.get("sheet") or "").strip()
        judged = _judged(row, surveys.get(key[0]))
        if key in seen and not judged.errors:
            judged = judged.with_error("sheet", f"卷号 {key[1]} 已经录入过", "核对卷号，去掉重复的一份")
        seen.add(key)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write_sheets(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write the sheets, survey by survey."""
    surveys = {one.code: one for one in surveys_of(unit_year)}
    by_code: dict[str, list[Sheet]] = {}
    for row in rows:
        survey = surveys.get(str(row["survey"]).strip())
        if survey is None:
            raise Refused(f"没有编号为 {row['survey']} 的调查", code="U854")
        by_code.setdefault(survey.code, []).append(_sheet(survey, row))
    made = [one for code, sheets in by_code.items() for one in enter_sheets(survey=surveys[code], sheets=sheets, by=by)]
    return [f"surveys.response:{one.pk}" for one in made]


def undo_sheets(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the sheets of an import out again; refuses where a result is frozen."""
    pks = [reference.partition(":")[2] for reference in references]
    for survey in Survey.objects.filter(unit_year=unit_year, responses__pk__in=pks).distinct():
        mine = Response.objects.filter(survey=survey, pk__in=pks).values_list("pk", flat=True)
        take_sheets_back(survey=survey, pks=[str(pk) for pk in mine], reason="撤回导入", by=by)


def _judged(row: ImportRow, survey: Survey | None) -> ImportRow:
    if survey is None:
        told = f"没有编号为 {row.values.get('survey')} 的调查"
        return row if "survey" in row.errors else row.with_error("survey", told, "核对调查编号，如 S1")
    if survey.state != SurveyState.OPEN:
        return row.with_error("survey", f"这项调查{survey.get_state_display()}", "开始调查后、截止前录入")
    if groups_of(survey) and _group(survey, row.values) is None:
        names = "、".join(one.name for one in groups_of(survey))
        row = row.with_error("group", "没有这个分组", f"填其中一个：{names}")
    if row.values.get("refused") == "yes":
        return row
    questions = questions_of(survey)
    _, faults = read_cells(questions, _cells(row.values))
    for number, fault in faults.items():
        row = row.with_error(f"q{number}", fault.cause, fault.cure)
    for number in _NUMBERS[len(questions) :]:
        if str(row.values.get(f"q{number}") or "").strip():
            row = row.with_error(f"q{number}", f"这项调查只有 {len(questions)} 题", "核对调查编号和列")
    return row


def _sheet(survey: Survey, row: Mapping[str, Any]) -> Sheet:
    answers, faults = read_cells(questions_of(survey), _cells(row))
    if faults:
        number, fault = next(iter(faults.items()))
        raise Refused(f"第 {number} 题：{fault.cause}", cure=fault.cure, code="U867")
    way = str(row.get("way") or ResponseWay.PAPER.value)
    return Sheet(str(row["sheet"]), way, _group(survey, row), answers, row.get("refused") == "yes")


def _cells(values: Mapping[str, Any]) -> dict[int, str]:
    return {number: str(values.get(f"q{number}") or "") for number in _NUMBERS}


def _group(survey: Survey, values: Mapping[str, Any]) -> Group | None:
    name = str(values.get("group") or "").strip()
    return next((one for one in groups_of(survey) if one.name == name), None)


DOOR = ImportDoor(plan=PLAN, check=check_sheets, write=write_sheets, undo=undo_sheets, back="surveys:surveys")
