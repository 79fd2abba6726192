"""The items (科目) of 预算与执行: which they are, what is part of what, and where their amounts come from."""

from collections.abc import Mapping
from types import MappingProxyType

from jixiao.engine.yearbook.facts import BUDGET_COLUMNS
from jixiao.engine.yearbook.record import BUDGET_ITEMS, FUND_SOURCES

TOTAL, INCOME, BASIC, PROJECTS = "支出合计", "收入合计", "基本支出", "项目支出"
STAFF, RUNNING, THREE_PUBLIC, PROCUREMENT = "人员经费", "公用经费", "三公经费", "政府采购"
OPENING, CLOSING = "年初结转和结余", "年末结转和结余"
FREED, DISTRIBUTED = "使用非财政拨款结余", "结余分配"
APPROPRIATIONS = ("一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入")
OTHER_INCOME = "其他收入"
ABROAD, CAR_PURCHASE, CAR_RUNNING, HOSPITALITY = (
    "因公出国（境）费",
    "公务用车购置费",
    "公务用车运行维护费",
    "公务接待费",
)
MEETINGS, TRAINING = "会议费", "培训费"

YEARBOOK_ITEMS = BUDGET_ITEMS
ITEMS = (
    INCOME, *APPROPRIATIONS, OTHER_INCOME, FREED, OPENING, TOTAL, BASIC, STAFF, RUNNING, PROJECTS, DISTRIBUTED, CLOSING,
    THREE_PUBLIC, ABROAD, CAR_PURCHASE, CAR_RUNNING, HOSPITALITY, MEETINGS, TRAINING, PROCUREMENT,
)  # fmt: skip
"""In the order of the overview; those of the yearbook and the two that only balance a final account."""

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        INCOME: (*APPROPRIATIONS, OTHER_INCOME),
        TOTAL: (BASIC, PROJECTS),
        BASIC: (STAFF, RUNNING),
        THREE_PUBLIC: (ABROAD, CAR_PURCHASE, CAR_RUNNING, HOSPITALITY),
    }
)
WHOLE: Mapping[str, str] = MappingProxyType({part: whole for whole, parts in PARTS.items() for part in parts})

SPENDING = (TOTAL, BASIC, STAFF, RUNNING, PROJECTS)
"""The items that together are the expenditure; 三公经费, 会议费, 政府采购 look at the same money in another way."""
MONTHLY = (TOTAL, STAFF, RUNNING, PROJECTS)
"""The columns of the monthly grid."""
HOSPITALITY_PARTS = PARTS[THREE_PUBLIC]

ECONOMIC_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ABROAD: ("30212",),
        CAR_PURCHASE: ("31013",),
        CAR_RUNNING: ("30231",),
        HOSPITALITY: ("30217",),
        MEETINGS: ("30215",),
        TRAINING: ("30216",),
    }
)
"""部门支出经济分类 by which an item is found among the detailed lines."""

COLUMNS: Mapping[str, str] = BUDGET_COLUMNS
STATED = ("initial", "adjustment", "adjusted", "executed", "previous")
SOURCES = FUND_SOURCES


def level_of(item: str) -> int:
    """Return how deep an item stands: 1 for a whole, 2 and 3 for its parts."""
    level = 1
    while item in WHOLE:
        item, level = WHOLE[item], level + 1
    return level


def within(item: str) -> tuple[str, ...]:
    """Return the item and everything that is part of it."""
    return (item, *(inner for part in PARTS.get(item, ()) for inner in within(part)))


def wholes_of(item: str) -> tuple[str, ...]:
    """Return everything the item is part of, nearest first."""
    found: list[str] = []
    while item in WHOLE:
        item = WHOLE[item]
        found.append(item)
    return tuple(found)
