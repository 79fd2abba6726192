"""The JSON form of a published table: docs/reference/published_table.md says what it holds."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jixiao.engine.intake.limits import MOST_CELLS, too_many_cells
from jixiao.engine.intake.pieces import GridCell, Laid, Layer
from jixiao.engine.intake.taken import ELSEWHERE, LinePlace, fault

_BUDGET = (("年初预算数", "initial"), ("全年预算数", "adjusted"), ("全年执行数", "executed"))
_EXECUTION = (("分值", "weight"), ("执行率", "stated_rate"), ("得分", "stated_score"))
_INDICATOR = (
    ("一级指标", "level1"),
    ("二级指标", "level2"),
    ("三级指标", "name"),
    ("指标性质", "operator"),
    ("年度指标值", "target"),
    ("度量单位", "unit"),
    ("实际完成值", "actual"),
    ("分值", "weight"),
    ("得分", "score"),
)


def lay_published(text: str, *, name: str) -> Laid:
    """Return the table as pieces: title, money, indicators, total; a finding where it is no such table."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return _no_table(name, "文件不是完整的 JSON")
    if not isinstance(data, dict) or not isinstance(data.get("indicators"), list):
        return _no_table(name, "没有 indicators 这一项，或者它不是列表")
    if not all(isinstance(one, dict) for one in data["indicators"]):
        return _no_table(name, "indicators 里有不是指标的内容")
    layer = Layer()
    source = data.get("source")
    title = _said(source.get("title") if isinstance(source, dict) else None) or _said(data.get("kind"))
    for line in _opening(data, title):
        layer.lay_words([(line, LinePlace(0, 0, ELSEWHERE))])
    layer.lay_grid(_cells(_money(data)), caption="项目资金")
    rows = [tuple(_said(one.get(key)) for _, key in _INDICATOR) for one in data["indicators"]]
    most = MOST_CELLS // len(_INDICATOR)
    caption = "绩效指标" if data.get("complete") is True else "绩效指标（节选）"
    layer.lay_grid(_cells([tuple(label for label, _ in _INDICATOR), *rows[:most]]), caption=caption)
    total, weight = _said(data.get("stated_total")), _said(data.get("stated_total_weight"))
    layer.lay_grid(_cells([("总分", "分值", weight, "得分", total)]), caption="总分")
    findings = (too_many_cells(len(rows) * len(_INDICATOR), name=name),) if len(rows) > most else ()
    return layer.finish(findings=findings, title=title)


def _opening(data: Mapping[str, Any], title: str) -> Iterator[str]:
    if title:
        yield title
    department, year = _said(data.get("department")), _said(data.get("year"))
    if department:
        yield f"实施单位：{department}"
    if year:
        yield f"年度：{year}"
    yield f"单位：{_said(data.get('unit')) or '万元'}"


def _money(data: Mapping[str, Any]) -> list[tuple[str, ...]]:
    budget, execution = _mapping(data.get("budget")), _mapping(data.get("execution"))
    keys = [key for _, key in _BUDGET]
    rows = [("项目资金", *(label for label, _ in _BUDGET), *(label for label, _ in _EXECUTION))]
    scores = tuple(_said(execution.get(key)) for _, key in _EXECUTION)
    rows.append(("年度资金总额", *(_said(budget.get(key)) for key in keys), *scores))
    funding = data.get("funding_rows")
    for one in funding if isinstance(funding, list) else ():
        if isinstance(one, dict):
            label = _said(one.get("name")) or _said(one.get("label"))
            rows.append((label, *(_said(one.get(key)) for key in keys), "", "", ""))
    return rows


def _cells(rows: Sequence[Sequence[str]]) -> Iterator[GridCell]:
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            yield GridCell(number, column, ((words, ELSEWHERE),) if words else ())


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _said(value: object) -> str:
    """Return a value as printed; what is absent, or no single value, says nothing."""
    if value is None or isinstance(value, dict | list | bool):
        return ""
    return str(value).replace("\n", " ").strip()


def _no_table(name: str, cause: str) -> Laid:
    cure = "按 docs/reference/published_table.md 的形式写，或改用 XLSX"
    return Laid("", (), (fault("I117", name=name, cause=cause, cure=cure),))
