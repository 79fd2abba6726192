"""Where a fault of a score sheet sits, and how it is worded as a finding."""

import dataclasses

from jixiao.engine.errors import Finding, Place
from jixiao.engine.scoring.sheet import Row, Sheet
from jixiao.engine.values import Undefined

FIELDS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "operator": "指标性质",
    "target": "年度指标值",
    "weight": "分值",
    "method": "计分方法",
    "actual": "实际完成值",
    "manual": "人工评分",
    "deduction": "扣减分",
    "reason": "偏差原因分析及改进措施",
    "proof": "佐证材料",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Refusal:
    """Why an indicator cannot be scored as it stands: the fault of one field of its row."""

    code: str
    field: str
    cause: str
    cure: str
    quote: str = ""

    def as_undefined(self, row: Row) -> Undefined:
        """Return the score that this leaves."""
        return Undefined(self.cause, (row.code,))

    def as_finding(self, sheet: Sheet, row: Row) -> Finding:
        """Return the fault for the list of findings."""
        return Finding(self.code, place_of(sheet, row, self.field, quote=self.quote), self.cause, self.cure)


def place_of(sheet: Sheet, row: Row, field: str, *, quote: str = "") -> Place:
    """Return where a field of a row stands, by the sheet's own ``places`` where it tells."""
    path = f"indicators.{row.code}.{field}"
    told = sheet.places.get(path) or sheet.places.get(f"indicators.{row.code}")
    named = " ".join(part for part in (row.code, row.name) if part)
    where = f"{told}（{named}）" if told else f"指标 {named} 的“{FIELDS[field]}”"
    return Place(where=where, quote=quote, path=path)


def sheet_place(sheet: Sheet, what: str, *, path: str) -> Place:
    """Return a place that is the sheet as a whole or one of its columns."""
    return Place(where=sheet.places.get(path) or f"《{sheet.title}》{what}", path=path)
