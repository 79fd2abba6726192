"""Can each indicator be measured and scored, is its name one, are the kinds there that the rules ask for."""

import dataclasses
import re
from collections.abc import Iterator
from itertools import combinations

from jixiao.cycle.goals.checks.words import alike_as_a_whole
from jixiao.cycle.goals.pinning import holds_for
from jixiao.cycle.goals.promise import Promise
from jixiao.engine.errors import Finding
from jixiao.engine.formula import Variable, check_formula
from jixiao.engine.values import UNFILLED, Quantity, Unit
from jixiao.engine.yearbook import Indicator, known_names, named_facts
from jixiao.engine.yearbook.parsed import shortened
from jixiao.measures.catalogue import MEASURES

QUALITATIVE = "定性"
ALIKE = 85  # percent
FEW = 60  # indicators: beyond that near-duplicates are looked for within the same 二级指标 only
_MEASURE = r"(?:场次|次数|人次|人数|数量|个数|份数|期数|件数|篇数|比例|面积|天数|时长|金额|成本|[率度数量])"
_TWO_THINGS = re.compile(rf"{_MEASURE}\s*(?:和|及|与|以及|、|/|，)\s*[一-龥]*{_MEASURE}$")


def check_any_indicator(promise: Promise) -> Iterator[Finding]:
    """Yield a year without indicators."""
    if not promise.content["indicators"]:
        yield promise.finding("M511", "indicators", cause="没有一个绩效指标", cure="从指标库选，或添加个性指标")


def check_units(promise: Promise) -> Iterator[Finding]:
    """Yield each measured indicator without a unit; one with a method of its own may count points of a list."""
    for row in promise.yearbook.indicators:
        bare = row.unit is UNFILLED and row.method is UNFILLED
        if bare and isinstance(row.operator, str) and row.operator != QUALITATIVE and not _has_unit(row):
            cause = f"「{shortened(row.name)}」没有计量单位"
            cure = "填场、份、人次、% 等；比率填 %"
            yield promise.finding("M512", f"indicators.{row.code}.unit", cause=cause, cure=cure)


def check_qualitative_targets(promise: Promise) -> Iterator[Finding]:
    """Yield each 定性 indicator that does not say what is to be reached."""
    for row in promise.yearbook.indicators:
        if row.operator == QUALITATIVE and row.target is UNFILLED:
            cause = f"「{shortened(row.name)}」没有写要达到什么程度"
            cure = "写能分出好坏的话，如“健全”“有效提升”，年终按达成、部分达成、未达成评"
            yield promise.finding("M513", f"indicators.{row.code}.target", cause=cause, cure=cure)


def check_kinds(promise: Promise) -> Iterator[Finding]:
    """Yield the lack of 数量指标, which must be set, and of 质量指标 beside them (财预〔2021〕101号)."""
    rows = promise.yearbook.indicators
    if not rows or not any("产出" in row.level1 for row in rows):
        return
    quantity = [row for row in rows if "数量" in row.level2]
    if not quantity:
        cure = "至少设一个数量指标，与预算支出的主要内容对应"
        yield promise.finding("M514", "indicators", cause="没有数量指标", cure=cure)
    elif not any("质量" in row.level2 for row in rows):
        cause = f"有 {len(quantity)} 个数量指标，没有质量指标"
        cure = "配上质量指标，如合格率、达标率、验收通过率"
        yield promise.finding("M515", f"indicators.{quantity[0].code}.level2", cause=cause, cure=cure)


def check_two_things(promise: Promise) -> Iterator[Finding]:
    """Yield each name that holds two indicators at once."""
    for row in promise.yearbook.indicators:
        if _TWO_THINGS.search(row.name):
            cause = f"「{shortened(row.name)}」是两件事，完成一半时不好计分"
            yield promise.finding("M516", f"indicators.{row.code}.name", cause=cause, cure="拆成两个指标，各给分值")


def check_near_duplicates(promise: Promise) -> Iterator[Finding]:
    """Yield pairs of indicators whose names are nearly the same."""
    rows = promise.yearbook.indicators
    for one, other in combinations(rows, 2):
        if one.name == other.name or one.project != other.project:
            continue
        if len(rows) > FEW and one.level2 != other.level2:
            continue
        alike = alike_as_a_whole(one.name, other.name)
        if alike >= ALIKE:
            cause = f"与指标 {one.code}「{shortened(one.name)}」的名称有 {alike}% 相同"
            cure = "说的是一件事的，合成一个；不是的，写清区别"
            yield promise.finding("M517", f"indicators.{other.code}.name", cause=cause, cure=cure)


def check_versions(promise: Promise) -> Iterator[Finding]:
    """Yield each indicator that pins a version of the library which does not hold for the year."""
    for row in promise.content["indicators"]:
        version = promise.versions.get(row["version"])
        if version is not None and not holds_for(version, promise.year):
            successor = f"，由 {version.successor.code} 接替" if version.successor else ""
            cause = f"所用的指标库 {version.indicator.code} 第{version.number}版不适用于 {promise.year} 年度{successor}"
            cure = "换用现行的版本，或改为个性指标"
            yield promise.finding("M518", f"indicators.{row['code']}.name", cause=cause, cure=cure)


def check_evidence(promise: Promise) -> Iterator[Finding]:
    """Yield the indicators that say neither how they are counted nor what will prove them, as one finding."""
    bare = [row for row in promise.content["indicators"] if not row["evidence"] and not row["formula"]]
    if bare:
        names = "、".join(shortened(row["name"], length=16) for row in bare[:3])
        more = f"等 {len(bare)} 个指标" if len(bare) > 3 else ""  # noqa: PLR2004 - as many as are named
        cause = f"{names}{more}没有计算公式，也没有写佐证材料"
        cure = "写明年终凭什么取数，如签到表、验收单、问卷"
        yield promise.finding("M519", f"indicators.{bare[0]['code']}.evidence", cause=cause, cure=cure)


def check_formulas(promise: Promise) -> Iterator[Finding]:
    """Yield what is wrong with the formulas, each held against the names that the year will know."""
    names = {
        **{measure.name: Variable(Unit.parse(measure.unit)) for measure in MEASURES.values()},
        **known_names(named_facts(promise.yearbook)),
    }
    for row in promise.yearbook.indicators:
        if not isinstance(row.formula, str):
            continue
        where = promise.finding("M519", f"indicators.{row.code}.formula", cause="", cure="").place
        for found in check_formula(row.formula, names=names).findings:
            place = dataclasses.replace(found.place, where=where.where, path=where.path)
            yield dataclasses.replace(found, place=place)


def _has_unit(row: Indicator) -> bool:
    """Return whether the target brings its unit along (90%)."""
    stated = Quantity.parse(row.target) if isinstance(row.target, str) else None
    return stated is not None and bool(stated.unit.symbol)
