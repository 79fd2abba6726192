"""At which stage of its life money is: planned, granted, spent, left over, or income."""

import enum
import re

from jixiao.engine.facts import Amount, Kind


class Stage(enum.Enum):
    """The stages that are compared with one another."""

    BUDGET = "预算"
    GRANTED = "到位"
    SPENT = "支出"
    LEFT = "结转结余"
    INCOME = "收入"
    CHANGED = "调整"
    OTHER = "其他"


_STAGES: tuple[tuple[Stage, str], ...] = (
    (Stage.LEFT, "结转|结余|剩余|节余|余额"),
    (Stage.CHANGED, "追加|调增|调减|追减|核减|压减|收回|退回|上缴"),
    (
        Stage.SPENT,
        "支出(?!项目)|(?<!转移)支付|使用|执行数?|完成投资|投资完成|发放|开支|花费|列支|兑付|报销|结算|用款|付款|决算",
    ),
    (Stage.BUDGET, "(?<!公共)预算数?|概算|估算|总投资|计划|申报|申请|需要?|目标"),
    (Stage.GRANTED, "下达|到位|到账|收到|获得|筹集|筹措|投入|拨入|划拨|拨付|安排|落实|拨款(?!收入|支出)|争取"),
    (Stage.INCOME, "收入"),
)
_STAGE = re.compile("|".join(f"(?P<{stage.name}>{words})" for stage, words in _STAGES))
_SUBJECT = re.compile(r"(?P<INCOME>收入)|(?P<SPENT>支出)")


def stage_of(amount: Amount) -> Stage:
    """Return the stage that the label ends in; of a bare 决算数 the topic says whether it is income or spending."""
    if Kind.FINAL in amount.kinds:
        subjects = [*_SUBJECT.finditer(amount.label)] or [*_SUBJECT.finditer(amount.topic)]
        return Stage[subjects[-1].lastgroup or ""] if subjects else Stage.SPENT
    return stage_in(amount.label)


def stage_in(words: str) -> Stage:
    """Return the stage that words end in: 支出年初预算数 is a budget, 预算资金支出 is spending."""
    last = Stage.OTHER
    for match in _STAGE.finditer(words):
        last = Stage[match.lastgroup or ""]
    return last


def is_comparable(first: Stage, second: Stage) -> bool:
    """Return whether money of two stages can be one sum: the same, or one that says nothing."""
    return first is second or Stage.OTHER in {first, second}
