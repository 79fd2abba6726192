"""Can the indicators be scored, and do they say what they mean."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Points, Quantity, print_decimal
from jixiao.engine.yearbook.checks.placing import at, listed
from jixiao.engine.yearbook.parsed import shortened
from jixiao.engine.yearbook.record import Indicator, Yearbook

QUALITATIVE = "定性"
_REVERSE = ("<", "≤")
_FULL_SUMS = (Fraction(90), Fraction(100))
_NOT_VALUES = re.compile(
    r"第\s*\d+\s*届|\d{4}\s*年度?|\d+\s*年|\d+\s*月(?:\s*\d+\s*日)?|\d+\s*个?(?:工作)?日[内前]|\d+\.\d+(?=全国|世界)"
)
_FRAME = "产出指标"
_WANTED = (("数量指标", "数量"), ("质量指标", "质量"), ("满意度指标", "满意"))


def check_indicator_names(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each indicator with a value in its name, and each that has the name of another."""
    seen: dict[tuple[object, str], str] = {}
    for row in yearbook.indicators:
        address = f"indicators.{row.code}.name"
        if re.search(r"\d", _NOT_VALUES.sub("", row.name)):
            cause = f"“{shortened(row.name)}”里有数值"
            yield at(yearbook, address, "Y323", cause, "名称只留名词，数值移到“年度指标值”和“计量单位”")
        key = (row.project, row.name.strip())
        if key in seen:
            cause = f"“{shortened(row.name)}”与指标 {seen[key]} 同名"
            yield at(yearbook, address, "Y332", cause, "合成一个指标，或写清两者的区别")
        seen.setdefault(key, row.code)


def check_indicator_values(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield targets and results that should be numbers and are not, and targets that ask for nothing.

    An indicator with a method of its own may want a day or a list of points instead; scoring reads those.
    """
    for row in yearbook.indicators:
        if row.operator in {UNFILLED, QUALITATIVE} or not isinstance(row.operator, str) or isinstance(row.method, str):
            continue
        for key, heading, code in (("target", "年度指标值", "Y324"), ("actual", "实际完成值", "Y325")):
            stated = getattr(row, key)
            if isinstance(stated, str) and _number(row, stated) is None:
                cause = f"指标“{shortened(row.name)}”的性质是“{row.operator}”，{heading}“{shortened(stated)}”不是数"
                cure = "填数；没有数可填的，指标性质改为“定性”"
                yield at(yearbook, f"indicators.{row.code}.{key}", code, cause, cure, quote=shortened(stated))
        target = _number(row, row.target)
        if target is not None and target.amount == 0 and row.operator in {"≥", ">"}:
            cause = f"指标“{shortened(row.name)}”的指标值是“{row.operator} 0”，什么也不做就能完成"
            cure = "核对批复的指标值；要求不发生的，指标性质改为 = 或 ≤"
            yield at(yearbook, f"indicators.{row.code}.target", "Y326", cause, cure)


def check_percentages(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each figure of an indicator measured in % that was most likely typed as a share of one."""
    for row in yearbook.indicators:
        if row.unit not in {"%", "％"}:
            continue
        figures = {key: _number(row, getattr(row, key)) for key in ("target", "actual")}
        largest = max((figure.amount for figure in figures.values() if figure), default=Fraction(0))
        for key, figure in figures.items():
            if figure is None or not 0 < figure.amount <= 1 or (row.operator in _REVERSE and largest <= 1):
                continue
            stated = getattr(row, key)
            cause = f"指标“{shortened(row.name)}”的计量单位是 %，这里是 {stated}，即百分之 {stated}"
            meant = print_decimal(figure.amount * 100)
            cure = f"想填 {meant}% 的，改为 {meant}；确实是 {print_decimal(figure.amount)}% 的，不用改"
            yield at(yearbook, f"indicators.{row.code}.{key}", "Y331", cause, cure, quote=str(stated))


def check_weights(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield the sum of the weights of the unit, and of each project, where it is neither 90 nor 100."""
    owners: list[tuple[str | Absent, str]] = [(UNFILLED, "部门整体")]
    owners += [(project.code, f"项目“{project.name}”") for project in yearbook.projects]
    for owner, name in owners:
        rows = [row for row in yearbook.indicators if row.project == owner]
        weights = [row.weight.value for row in rows if isinstance(row.weight, Points)]
        total = Points(sum(weights, Fraction(0)))
        if weights and UNFILLED not in {row.weight for row in rows} and total.value not in _FULL_SUMS:
            cause = f"{name}的 {len(weights)} 个指标分值合计 {total} 分"
            cure = "调整分值，使合计为 90 分（另加预算执行率 10 分）或规则集要求的满分"
            yield at(yearbook, f"indicators.{rows[0].code}.weight", "Y327", cause, cure)


def check_kinds_of_indicators(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield the kinds of indicators that the unit lacks (数量, 质量, 满意度), in the frame of 财预〔2020〕10号."""
    rows = [row for row in yearbook.indicators if not isinstance(row.project, str)]
    if _FRAME not in {row.level1 for row in rows}:
        return
    words = " ".join(f"{row.level1} {row.level2}" for row in rows)
    lacking = [name for name, sign in _WANTED if sign not in words]
    if lacking:
        cause = f"部门整体的指标里没有{listed(lacking)}"
        yield at(yearbook, "indicators", "Y328", cause, "补上；与本单位无关的，在报告里说明")


def check_owners(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield indicators and fundings that say 不适用 where blank means the whole unit: they would belong to nobody."""
    rows = [*((f"indicators.{row.code}", row.project) for row in yearbook.indicators)]
    rows += [(f"fundings.{number}", row.project) for number, row in enumerate(yearbook.fundings, start=1)]
    for address, project in rows:
        if project is NOT_APPLICABLE:
            cause = "“项目编号”填了“不适用”，这一行既不属于部门整体，也不属于哪个项目"
            yield at(yearbook, f"{address}.project", "Y335", cause, "部门整体的留空，项目的填项目编号")


def check_result_names(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield outcomes that share a name, so that a formula can only mean the first."""
    counted = Counter(row.name for row in yearbook.outcomes)
    for row in yearbook.outcomes:
        if counted[row.name] > 1:
            cause = f"有 {counted[row.name]} 项成果都叫“{shortened(row.name)}”，公式里用的是第一项"
            yield at(yearbook, f"outcomes.{row.code}.name", "Y333", cause, "各起各的名称")


def _number(row: Indicator, stated: object) -> Quantity | None:
    unit = row.unit if isinstance(row.unit, str) else ""
    return Quantity.parse(stated, unit=unit) if isinstance(stated, str) else None
