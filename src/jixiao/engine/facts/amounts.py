"""Amounts of money: what they are of, of which year, and in which unit where the table says it for all."""

import bisect
import dataclasses
import re
from collections.abc import Sequence

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.figures import Figure
from jixiao.engine.facts.stated import Amount, Kind, YearSaid
from jixiao.engine.facts.units import Measured
from jixiao.engine.values import Money

_KINDS = {
    "年初预算": Kind.INITIAL, "年初批复": Kind.INITIAL, "调整预算": Kind.ADJUSTED, "预算调整": Kind.ADJUSTED,
    "调整后预算": Kind.ADJUSTED, "调整后": Kind.ADJUSTED,
    "全年预算": Kind.ADJUSTED, "追加": Kind.ADDED, "调增": Kind.ADDED, "追减": Kind.CUT,
    "调减": Kind.CUT, "核减": Kind.CUT, "压减": Kind.CUT, "预算": Kind.BUDGET, "概算": Kind.BUDGET, "决算": Kind.FINAL,
    "执行": Kind.EXECUTED, "实际支出": Kind.SPENT, "下达": Kind.ALLOTTED, "拨付": Kind.PAID, "到位": Kind.ARRIVED,
    "支付": Kind.PAID, "使用": Kind.PAID, "发放": Kind.PAID, "收入": Kind.INCOME, "基本支出": Kind.BASIC,
    "项目支出": Kind.PROJECT, "支出": Kind.SPENT, "结转": Kind.CARRIED, "结余": Kind.CARRIED, "三公": Kind.THREE_PUBLIC,
    "“三公”": Kind.THREE_PUBLIC, "人员经费": Kind.STAFF_MONEY, "公用经费": Kind.OFFICE_MONEY, "会议费": Kind.MEETING,
    "培训费": Kind.TRAINING, "采购": Kind.PROCUREMENT, "投资": Kind.INVESTED, "投入": Kind.PUT_IN, "资金": Kind.FUNDS,
    "经费": Kind.FUNDS, "合计": Kind.TOTAL, "总计": Kind.TOTAL, "共计": Kind.TOTAL, "总额": Kind.TOTAL,
    "总共": Kind.TOTAL,
    "累计": Kind.TOTAL,
}  # fmt: skip
_KIND = re.compile("|".join(sorted(_KINDS, key=len, reverse=True)))
_STAGE = re.compile(
    r"(?:年初|年末|全年|调整后?|本年|当年|实际)?(?:预算|决算|执行|调整|到位|下达|支出|收入|完成|拨付|支付|使用)(?:数|额|资金|金额)?$"
)
_MONEY_WORD = re.compile(
    r"(?:预算数?|执行数|决算数?|资金|金额|经费|支出|收入|投资|合计|总计|小计|费用?|拨款|结转|结余)$"
)
_UNIT_SAID = re.compile(r"(?=[金单])(?:金额)?单位\s?[：:]\s?(?:人民币)?(?P<unit>亿元|万元|千元|元)")
_AFTER = re.compile(r"(?:专项|项目|补助|工作)?(?:经费|资金|预算|投资|补贴|补助)")
_NUMBERED = re.compile(r"^\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[、.．)）]")
_SHORTEST_TOPIC = 2
_FENS = {"元": 100, "万元": 10**6, "亿元": 10**10}


def declared_units(ground: Ground) -> list[tuple[int, str]]:
    """Return where a unit is declared for what follows, and which: 单位：万元."""
    return [(match.start(), match["unit"]) for match in _UNIT_SAID.finditer(ground.plain)]


def read_amounts(ground: Ground, figures: Sequence[Figure], years: Sequence[YearSaid]) -> list[Amount]:
    """Return the amounts among ``figures``; numbers without any unit only where a word of money stands before them."""
    declared = declared_units(ground)
    year_starts = [year.start for year in years]
    found: list[Amount] = []
    topic, sentence = "", -1
    for figure in figures:
        if not is_money(figure):
            continue
        here = ground.sentence_at(figure.start)
        if here != sentence:
            topic, sentence = _opening(ground, figure), here
        label = figure.label
        own = _STAGE.sub("", label).strip()
        topic = own if len(own) > _SHORTEST_TOPIC and own != label else topic
        amount = _amount(ground, figure, topic if topic != label else "", declared)
        year = _year(ground, figure, years, year_starts)
        found.append(dataclasses.replace(amount, year=year))
    return found


def is_money(figure: Figure) -> bool:
    """Return whether ``figure`` is an amount of money."""
    if figure.typed[-1] in "万亿" and figure.measured in {Measured.MONEY, Measured.BARE}:
        return bool(kinds_of(figure.label))  # 投入3.5亿 is money, 人口120万 is not
    if figure.measured is Measured.MONEY:
        return True
    return figure.measured is Measured.BARE and not figure.han and _MONEY_WORD.search(figure.label) is not None


def _opening(ground: Ground, figure: Figure) -> str:
    """Return the first clause of the sentence where the amount stands in a later one and the first has no number."""
    start = ground.sentence_start(figure.start)
    if ground.clause_start(figure.at) <= start:
        return ""
    return _NUMBERED.sub("", ground.plain[start : min(ground.clause_end(start), start + 60)]).strip()


def _amount(ground: Ground, figure: Figure, topic: str, declared: list[tuple[int, str]]) -> Amount:
    unit: str | None = figure.unit if figure.measured is Measured.MONEY else None
    number = figure.number
    typed = "" if unit is None else figure.typed.lstrip("0123456789.,，").strip()
    if unit is None and figure.typed[-1] in "万亿":
        unit, number = f"{figure.typed[-1]}元", number / (10_000 if figure.typed[-1] == "万" else 10**8)
        typed = figure.typed[-1]
    if unit is None:
        index = bisect.bisect_right(declared, (figure.start, "")) - 1
        unit = declared[index][1] if index >= 0 else None
    after = _AFTER.match(ground.plain, figure.end)
    label = figure.label
    kinds = kinds_of(label) or kinds_of(after[0] if after else "") or kinds_of(topic)
    fen = number * _FENS[unit] if unit in _FENS else None
    money = Money(fen.numerator) if fen is not None and fen.denominator == 1 else None
    return Amount(
        figure.start, figure.end, ground.quote(figure.start, figure.end), number, unit, typed, money, label, topic,
        ground.title(figure.start), kinds, None, figure.per, figure.vague, figure.low, None, "",
    )  # fmt: skip


def kinds_of(label: str) -> tuple[Kind, ...]:
    """Return what money a label says it is, in its order, each once."""
    return tuple(dict.fromkeys(_KINDS[match[0]] for match in _KIND.finditer(label)))


def _year(ground: Ground, figure: Figure, years: Sequence[YearSaid], starts: list[int]) -> int | None:
    index = bisect.bisect_left(starts, figure.at) - 1
    if index < 0 or starts[index] < ground.sentence_start(figure.start):
        return None
    return years[index].year
