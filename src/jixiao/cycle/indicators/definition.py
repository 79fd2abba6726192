"""What the definition sheet of an indicator says, as values: the columns of the core template of 财预〔2021〕101号."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from jixiao.cycle.indicators.models import Indicator, IndicatorVersion
from jixiao.engine.scoring.rulebook import MARKS, OPERATORS
from jixiao.measures.models import ProofClass

VALUE_BASES = ("计划标准", "行业标准", "历史标准", "预算支出标准", "其他标准")
ORIGINS = ("政策文件", "统计指标", "部门管理（考核）指标", "部门工作计划和项目规划", "社会机构评比、媒体", "其他")
VALUE_METHODS = ("直接证明法", "情况统计法", "情况说明法", "问卷调查法", "趋势判断法")
USUAL_UNITS = (
    "次", "场", "个", "人", "人次", "份", "册", "件", "幅", "项", "篇", "条", "期", "天", "月", "小时", "万元", "元",
    "元/人", "%", "‰", "平方米", "公里", "所", "家", "块", "部", "套", "支", "亩",
)  # fmt: skip
QUALITATIVE = "定性"
NO_CLASS = ""

__all__ = ["MARKS", "OPERATORS", "ORIGINS", "USUAL_UNITS", "VALUE_BASES", "VALUE_METHODS", "Definition", "Place"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an indicator stands in a library."""

    code: str
    frame: str
    level1: str
    level2: str
    order: int = 0

    @classmethod
    def of(cls, indicator: Indicator) -> "Place":
        """Return the place of an indicator."""
        return cls(**{field.name: getattr(indicator, field.name) for field in dataclasses.fields(cls)})


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """The definition sheet of one version. Words that nobody gave are empty."""

    name: str
    operator: str
    first_year: int
    meaning: str = ""
    unit: str = ""
    usual_target: str = ""
    formula: str = ""
    formula_words: str = ""
    value_basis: str = ""
    origin: str = ""
    value_method: str = ""
    proof_class: str = NO_CLASS
    evidence: str = ""
    scoring_method: str = ""
    scoring_note: str = ""
    source: str = ""
    mark: str = ""
    doubt: str = ""

    @classmethod
    def of(cls, version: IndicatorVersion) -> "Definition":
        """Return what a version says."""
        return cls(**{name: getattr(version, name) for name in DEFINED})

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Definition":
        """Return a definition from values by field, as forms and tables give them; None is empty."""
        return cls(**{name: _clean(values.get(name)) for name in DEFINED if values.get(name) is not None})

    def values(self) -> dict[str, Any]:
        """Return the values by field."""
        return {name: getattr(self, name) for name in DEFINED}


DEFINED = tuple(field.name for field in dataclasses.fields(Definition))
"""The fields of a version that its definition sheet sets."""

PROOF_CLASSES = {str(label): value for value, label in ProofClass.choices}
"""The value of a class of proofs by its word."""


def _clean(value: Any) -> Any:  # noqa: ANN401 - a field holds any value
    return value.strip() if isinstance(value, str) else value
