"""A definition sheet in words: the columns of the core template of 财预〔2021〕101号, group by group."""

import dataclasses

from jixiao.cycle.indicators.definition import QUALITATIVE
from jixiao.cycle.indicators.models import IndicatorVersion, VersionState
from jixiao.cycle.indicators.queries import formula_of
from jixiao.engine.scoring import METHODS
from jixiao.engine.values import NOT_APPLICABLE, Absent

GROUPS = (
    ("指标", ("name", "operator", "unit", "usual_target", "meaning")),
    ("算法", ("formula", "formula_words", "scoring_method", "scoring_note")),
    ("取值与佐证", ("value_basis", "origin", "value_method", "proof_class", "evidence")),
    ("来历", ("source", "mark", "doubt")),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet: what it is called, and its words: None is 未填, 不适用 is kept apart."""

    field: str
    title: str
    words: str | Absent | None
    note: str = ""


def sheet_of(version: IndicatorVersion) -> list[tuple[str, list[Line]]]:
    """Return the sheet of a version, its lines under their groups."""
    return [(title, [line_of(version, name) for name in names]) for title, names in GROUPS]


def line_of(version: IndicatorVersion, field: str) -> Line:
    """Return one line of the sheet."""
    title = str(IndicatorVersion._meta.get_field(field).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001 - the documented way to a field
    value = str(getattr(version, field))
    if field == "proof_class":
        value = version.get_proof_class_display()
    if field == "scoring_method":
        method = METHODS.get(value)
        return Line(field, title, method.name if method else "由年度规则集选定", method.description if method else "")
    return Line(field, title, value or _why_empty(version, field))


def _why_empty(version: IndicatorVersion, field: str) -> Absent | None:
    """Return 不适用 for what such an indicator has not: a unit where words judge, words where a formula computes."""
    void = (version.operator == QUALITATIVE and field in {"unit", "formula", "formula_words"}) or (
        field == "formula_words" and formula_of(version) != ""
    )
    return NOT_APPLICABLE if void or field == "doubt" else None


def years_of(version: IndicatorVersion) -> str:
    """Return the budget years that a version holds for."""
    if version.state == VersionState.DRAFT:
        return f"拟自 {version.first_year}"
    if version.state == VersionState.VOID:
        return "不适用"
    if version.last_year is None:
        return f"{version.first_year} 起"
    return (
        str(version.first_year)
        if version.last_year == version.first_year
        else f"{version.first_year}—{version.last_year}"
    )
