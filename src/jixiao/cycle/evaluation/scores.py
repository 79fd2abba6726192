"""A scored year as the tables keep it: a value for each row, the result of the whole as JSON."""

from collections.abc import Iterable
from typing import Any

from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.engine.scoring import ExecutionScore, Result, RowScore
from jixiao.engine.values import Absent, Grade, Points, Undefined
from jixiao.engine.yearbook import Assessment

LONGEST_REASON, LONGEST_VALUE = 300, 120
KEPT = ("score", "effective_weight", "unscored", "printed_actual", "trace")


def all_scores(assessment: Assessment) -> dict[str, RowScore]:
    """Return every scored row by its code: those of the unit and those of its projects."""
    results = (assessment.result, *(result for _, _, result in assessment.projects))
    return {scored.row.code: scored for result in results for scored in result.rows}


def put_scores(rows: Iterable[ScoreRow], assessment: Assessment) -> list[ScoreRow]:
    """Put the scores into the rows, unsaved; return those that changed, without an agreed score that no longer fits."""
    scored = all_scores(assessment)
    changed = []
    for row in rows:
        before = tuple(getattr(row, name) for name in KEPT)
        _put(row, scored.get(row.indicator.code))
        if tuple(getattr(row, name) for name in KEPT) != before:
            if row.score != before[0]:
                row.agreed_score = None
            changed.append(row)
    return changed


def _put(row: ScoreRow, scored: RowScore | None) -> None:
    if scored is None:
        row.score, row.effective_weight, row.unscored, row.printed_actual, row.trace = None, None, "", "", {}
        return
    row.score = scored.score if isinstance(scored.score, Points) else None
    row.effective_weight = scored.weight if isinstance(scored.weight, Points) else None
    row.unscored = scored.score.reason[:LONGEST_REASON] if isinstance(scored.score, Undefined) else ""
    row.printed_actual = printed_value(scored)[:LONGEST_VALUE]
    row.trace = scored.trace.to_json()


def printed_value(scored: RowScore) -> str:
    """Return 实际完成值 as the sheet prints it."""
    value = scored.reading.value
    if isinstance(value, Absent):
        return str(value)
    if isinstance(value, Undefined):
        return f"无法计算（{value.reason}）"
    return value if isinstance(value, str) else scored.reading.trace.printed


def result_json(assessment: Assessment) -> dict[str, Any]:
    """Return the result of the unit and of each project as plain JSON values; figures are printed, traces exact."""
    found = _result(assessment.result)
    found["findings"] = [finding.to_json() for finding in assessment.findings]
    found["projects"] = [
        {"code": project.code, "name": project.name, **_result(result)} for project, _, result in assessment.projects
    ]
    return found


def _result(result: Result) -> dict[str, Any]:
    return {
        "rulebook": result.rulebook,
        "rulebook_title": result.rulebook_title,
        "total": result.total.text(),
        "full": result.full.text(),
        "scored": result.scored.text(),
        "grade": grade_name(result),
        "ungraded": result.grade.reason if isinstance(result.grade, Undefined) else "",
        "execution": None if result.execution is None else _execution(result.execution),
        "groups": [
            {
                "name": group.name,
                "weight": group.weight.text(),
                "score": group.score.text() if isinstance(group.score, Points) else None,
                "unscored": group.unscored.text(),
            }
            for group in result.groups
        ],
        "lost": lost_json(result),
        "trace": result.trace.to_json(),
    }


def _execution(execution: ExecutionScore) -> dict[str, Any]:
    return {
        "rate": execution.rate_trace.printed,
        "weight": execution.weight.text(),
        "score": execution.score.text() if isinstance(execution.score, Points) else None,
        "unscored": execution.score.reason if isinstance(execution.score, Undefined) else "",
        "trace": execution.trace.to_json(),
    }


def lost_json(result: Result) -> list[dict[str, str]]:
    """Return where points were lost, dearest first: code, name, points, and the reason somebody gave."""
    lost = []
    for code, points in result.lost():
        scored = result.row(code)
        if scored is not None:
            told = {"code": code, "name": scored.row.name, "points": Points(points).text()}
            lost.append({**told, "reason": scored.reading.reason})
    return lost


def grade_name(result: Result) -> str:
    """Return the grade, "" where none is given yet."""
    return result.grade.name if isinstance(result.grade, Grade) else ""


def execution_points(result: Result) -> Points | None:
    """Return what 预算执行率 scored, None where it has no points yet."""
    execution = result.execution
    return execution.score if execution and isinstance(execution.score, Points) else None
