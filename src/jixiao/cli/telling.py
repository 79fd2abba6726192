"""What a scored year says: once as plain values for machines, and the same in words for people."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from jixiao.cli.findings import findings_json
from jixiao.cli.streams import bold, print_table, say

if TYPE_CHECKING:
    from jixiao.engine.errors import Finding
    from jixiao.engine.scoring import ExecutionScore, Result, RowScore
    from jixiao.engine.yearbook import Assessment

Told = Mapping[str, Any]
NO_VALUE = "—"
NO_POINTS = "0.00"
RESULT_KEYS = (
    "rulebook", "rulebook_title", "total", "full", "scored", "grade", "grade_reason", "execution_rate",
    "execution_score", "execution_weight", "execution_reason", "groups", "rows",
)  # fmt: skip


def told(assessment: "Assessment", *, name: str, findings: "Iterable[Finding]") -> dict[str, Any]:
    """Return a scored year as plain JSON values; figures are the printed ones, null where there is none."""
    profile = assessment.yearbook.profile
    return {
        "input": name,
        "unit": profile.name,
        "year": profile.year,
        **_result_told(assessment.result),
        "projects": [
            {"code": project.code, "name": project.name, **_result_told(result)}
            for project, _, result in assessment.projects
        ],
        "findings": findings_json(findings),
    }


def untold(*, name: str, findings: "Iterable[Finding]") -> dict[str, Any]:
    """Return the same keys for a year that could not be read: null, or an empty list."""
    lists = ("groups", "rows", "projects")
    return {
        "input": name,
        "unit": None,
        "year": None,
        **dict.fromkeys(RESULT_KEYS),
        **{key: [] for key in lists},
        "findings": findings_json(findings),
    }


def _result_told(result: "Result") -> dict[str, Any]:
    return {
        "rulebook": result.rulebook,
        "rulebook_title": result.rulebook_title,
        "total": str(result.total),
        "full": str(result.full),
        "scored": str(result.scored),
        "grade": _shown(result.grade),
        "grade_reason": _reason(result.grade),
        **_execution_told(result.execution),
        "groups": [
            {
                "name": group.name,
                "weight": str(group.weight),
                "score": _shown(group.score),
                "unscored": str(group.unscored),
            }
            for group in result.groups
        ],
        "rows": [_row_told(row) for row in result.rows],
    }


def _execution_told(execution: "ExecutionScore | None") -> dict[str, Any]:
    if execution is None:
        return dict.fromkeys(("execution_rate", "execution_score", "execution_weight", "execution_reason"))
    reason = _reason(execution.rate)
    return {
        "execution_rate": execution.rate_trace.printed if reason is None else None,
        "execution_score": _shown(execution.score),
        "execution_weight": str(execution.weight),
        "execution_reason": reason,
    }


def _row_told(scored: "RowScore") -> dict[str, Any]:
    return {
        "code": scored.row.code,
        "name": scored.row.name,
        "level1": scored.row.level1,
        "level2": scored.row.level2,
        "operator": str(scored.row.operator),
        "target": str(scored.row.target),
        "actual": str(scored.reading.value),
        "weight": _shown(scored.weight),
        "score": _shown(scored.score),
        "reason": _reason(scored.score),
        "method": scored.method,
    }


def _shown(value: object) -> str | None:
    from jixiao.engine.values import Absent, Undefined

    return None if isinstance(value, Absent | Undefined) else str(value)


def _reason(value: object) -> str | None:
    from jixiao.engine.values import Undefined

    return value.reason if isinstance(value, Undefined) else None


def say_result(result: Told) -> None:
    """Print score, grade or why there is none, and the execution rate."""
    say(f"得分：{result['total']} 分（满分 {result['full']} 分，其中能评的 {result['scored']} 分）")
    say(f"等级：{result['grade']}" if result["grade"] else f"等级：未评定，{result['grade_reason']}")
    if result["execution_weight"] is None:
        return
    score = "不计分" if result["execution_score"] is None else f"得 {result['execution_score']} 分"
    rate = result["execution_rate"] or f"无法计算（{result['execution_reason']}）"
    say(f"预算执行率：{rate}（分值 {result['execution_weight']}，{score}）")


def say_unscored(result: Told) -> None:
    """Print how many points of each group could not be scored, and why; rows with the same reason together."""
    missing: dict[str, list[str]] = {}
    for row in result["rows"]:
        if row["score"] is None:
            weight = f"（{row['weight']} 分）" if row["weight"] else ""
            missing.setdefault(row["reason"], []).append(f"{row['code']} {row['name']}{weight}")
    points = [f"{group['name']} {group['unscored']} 分" for group in result["groups"] if group["unscored"] != NO_POINTS]
    if not points and not missing:
        return
    say(f"{bold('未能计分')}：{'、'.join(points) or '不影响各组分值'}")
    for reason, names in missing.items():
        say(f"  {reason}：{'、'.join(names)}")
    if not result["rows"]:
        say("  没有提供绩效指标、年度指标值和分值")


def print_rows(result: Told) -> None:
    """Print the sheet as a table: promise, result, weight, score."""
    print_table(
        heads=("编号", "一级指标", "三级指标", "性质", "年度指标值", "实际完成值", "分值", "得分"),
        rows=[
            (
                row["code"],
                row["level1"],
                row["name"],
                row["operator"],
                row["target"],
                row["actual"],
                row["weight"] or NO_VALUE,
                row["score"] or NO_VALUE,
            )
            for row in result["rows"]
        ],
        right=(4, 5, 6, 7),
    )


def print_groups(result: Told) -> None:
    """Print the groups with weight, score and what could not be scored."""
    print_table(
        heads=("一级指标", "分值", "得分", "未能计分"),
        rows=[
            (group["name"], group["weight"], group["score"] or NO_VALUE, group["unscored"])
            for group in result["groups"]
        ],
        right=(1, 2, 3),
    )
