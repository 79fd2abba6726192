"""The year's numbers by the names that officers' formulas call them by: ``named_facts``.

A name is built the same way everywhere, so that it can be guessed: the item and then the column (支出合计年初预算),
the kind and then what is counted (科普日活动场次). The short names of 财预〔2013〕53号 stand beside them.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from jixiao.engine.values import UNFILLED, Money
from jixiao.engine.yearbook.budgeting import TOTAL, amount_of, budget_base, full_year_of, line_of
from jixiao.engine.yearbook.columns import Kind, columns_of
from jixiao.engine.yearbook.counted_facts import (
    activity_facts,
    goal_facts,
    handout_facts,
    outcome_facts,
    project_facts,
)
from jixiao.engine.yearbook.fact import Fact, Part, entered, summed
from jixiao.engine.yearbook.record import BUDGET_ITEMS, Profile, Yearbook

__all__ = ["BUDGET_COLUMNS", "SHORT_NAMES", "Fact", "budget_base", "named_facts"]

BUDGET_COLUMNS = MappingProxyType(
    {
        "initial": "年初预算",
        "adjustment": "预算调整",
        "adjusted": "全年预算",
        "executed": "决算",
        "previous": "上年决算",
    }
)
"""What a column of 预算与执行 is called behind the name of an item."""

SHORT_NAMES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "年初预算数": (TOTAL, "initial", ""),
        "预算数": (TOTAL, "initial", "财政批复的本年度预算数（财预〔2013〕53号）"),
        "预算调整数": (TOTAL, "adjustment", "追加为正，追减为负；算预算调整率时取绝对值"),
        "全年预算数": (TOTAL, "adjusted", ""),
        "支出预算数": (TOTAL, "adjusted", ""),
        "全年执行数": (TOTAL, "executed", ""),
        "预算完成数": (TOTAL, "executed", ""),
        "支出决算数": (TOTAL, "executed", ""),
        "收入决算数": ("收入合计", "executed", ""),
        "结转结余总额": ("年末结转和结余", "executed", ""),
        "上年结转结余总额": ("年初结转和结余", "executed", ""),
        "本年三公经费": ("三公经费", "executed", "上年只有决算数，故本年也取决算数；文件的口径是预算安排数"),
        "上年三公经费": ("三公经费", "previous", "上年决算数"),
        "三公经费预算安排数": ("三公经费", "adjusted", ""),
        "三公经费实际支出数": ("三公经费", "executed", ""),
        "公用经费预算": ("公用经费", "adjusted", ""),
        "实际支出公用经费": ("公用经费", "executed", ""),
        "政府采购预算": ("政府采购", "adjusted", ""),
        "实际政府采购金额": ("政府采购", "executed", ""),
        "项目总支出": ("项目支出", "executed", ""),
    }
)
"""The short names of 财预〔2013〕53号 and of the forms: for each the item, the column, and what is to be known."""

_PEOPLE = ("establishment", "staff")


def named_facts(yearbook: Yearbook) -> Mapping[str, Fact]:
    """Return every fact of the year by its name; where two have one name, the built-in one stands."""
    found: dict[str, Fact] = {}
    for kind in (
        _profile_facts,
        _short_facts,
        _budget_facts,
        activity_facts,
        handout_facts,
        goal_facts,
        project_facts,
        outcome_facts,
    ):
        for fact in kind(yearbook):
            found.setdefault(fact.name, fact)
    return MappingProxyType(found)


def _profile_facts(yearbook: Yearbook) -> Iterator[Fact]:
    for column in columns_of(Profile):
        origin = yearbook.profile.origins.get(column.key, UNFILLED)
        part = Part(column.heading, getattr(yearbook.profile, column.key), f"profile.{column.key}", origin)
        if column.kind is Kind.MONEY:
            yield entered(yearbook, name=column.heading, part=part, unit="万元")
        elif column.key in _PEOPLE:
            yield entered(yearbook, name=column.heading, part=part, unit="人")


def _short_facts(yearbook: Yearbook) -> Iterator[Fact]:
    for name, (item, column, note) in SHORT_NAMES.items():
        yield _budget_fact(yearbook, name, item, column, note)


def _budget_facts(yearbook: Yearbook) -> Iterator[Fact]:
    for item in BUDGET_ITEMS:
        for column, label in BUDGET_COLUMNS.items():
            yield _budget_fact(yearbook, f"{item}{label}", item, column, "")


def _budget_fact(yearbook: Yearbook, name: str, item: str, column: str, note: str) -> Fact:
    """Return one amount; 全年预算 that is 未填 is 年初预算 + 预算调整 where both are filled in, and says so."""
    stated = _budget_part(yearbook, item, column)
    if column == "adjusted" and stated.value is UNFILLED and isinstance(full_year_of(yearbook, item), Money):
        parts = [_budget_part(yearbook, item, key) for key in ("initial", "adjustment")]
        told = "；".join(words for words in (note, "全年预算未填，取年初预算加预算调整") if words)
        return summed(yearbook, name=name, parts=parts, unit="万元", section="budget", note=told)
    return entered(yearbook, name=name, part=stated, unit="万元", note=note)


def _budget_part(yearbook: Yearbook, item: str, column: str) -> Part:
    line = line_of(yearbook, item)
    origin = UNFILLED if line is None else line.origin
    label = f"{item}{BUDGET_COLUMNS[column]}"
    return Part(label, amount_of(yearbook, item, column), f"budget.{item}.{column}", origin)
