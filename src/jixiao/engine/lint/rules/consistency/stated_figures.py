"""What a paper says of its unit's money, people and rate of execution, under the names that the yearbook has."""

import bisect
import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from jixiao.engine.facts import Amount, Count, Rate
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.consistency.own_names import OwnName, own_name

_ITEMS = (
    ("因公出国（境）费", r"因公出国"),
    ("公务用车购置费", r"公务用车购置费"),
    ("公务用车运行维护费", r"公务用车运行(?:维护)?费"),
    ("公务接待费", r"公务接待费?"),
    ("三公经费", r"[“\"]?三公[”\"]?经费"),
    ("会议费", r"会议费"),
    ("培训费", r"培训费"),
    ("政府采购", r"政府采购"),
    ("人员经费", r"人员经费"),
    ("公用经费", r"公用经费"),
    ("基本支出", r"基本支出"),
    ("项目支出", r"项目支出"),
    ("年末结转和结余", r"年末(?:财政拨款)?结[转余](?:和|与)?(?:结[转余])?"),
    ("年初结转和结余", r"(?:年初|上年)(?:财政拨款)?结[转余](?:和|与)?(?:结[转余])?"),
    ("收入合计", r"收入"),
    ("支出合计", r"支出"),
)
_ITEM = late("|".join(f"(?P<i{number}>{words})" for number, (_, words) in enumerate(_ITEMS)))
_COLUMNS = (
    ("previous", re.compile(r"上年(?:度)?(?:决算|支出|收入|执行)")),
    ("initial", re.compile(r"年初(?:部门)?(?:预算|批复)")),
    ("adjusted", re.compile(r"全年预算|调整(?:后)?(?:的)?(?:全年)?预算")),
    ("executed", re.compile(r"决算|执行|实际|完成|合计|总额|本年|全年|累计")),
)
_FUND = re.compile(
    r"一般公共预算(?:财政拨款)?|财政拨款|政府性基金(?:预算)?(?:财政拨款)?|国有资本经营(?:预算)?(?:财政拨款)?"
)
_FILLING = late(
    r"(?:19|20)\d\d\s?年?度?|部门(?:（单位）|\(单位\))?|单位|[我本][局委办院校会县区市镇乡站所队]|本年度?|当年|全年|年初|年末|上年度?|其中|预算|决算|调整后?|批复|执行|实际|完成|合计|总额|总计"
    r"|累计|安排|支出|收入|数额?|经费|金额|资金|共|为|的|是|分别|发生|列支|使用|全部|整体|（|）|\(|\)|[“”\"：:、，,\s]"
)
_CHANGE = re.compile(r"较|比|同比|增加|减少|增长|下降|追加|追减|调[增减]|核[增减]|占|人均|结余|节约|总计")
_LEAD = r"(?:.{0,6}(?:共有|核定|部门|单位|局|现有|人员|总|年末|年底))?"
_STAFF = {
    "编制数": re.compile(rf"{_LEAD}(?:人员)?编制(?:总?数|人数|共|为|总数)*"),
    "在职人员数": re.compile(
        rf"{_LEAD}(?:实有)?(?:在职|在编|实有)(?:在职|在编|在岗)?(?:人员|职工|干部职工)?(?:总?数|人数|共|为)*"
    ),
}
_DAY = re.compile(r"^(?:截[至止]到?)?(?:19|20)\d\d\s?年?(?:年?[末底]|\d{1,2}月(?:\d{1,2}日|底)?)?[,，]?")
_RATE = re.compile(r"(?:.{0,8}(?:度|部门|单位|整体|年|支出|项目|全年|资金))?预算执行率")
_FEN = {"元": 100, "千元": 10**5, "万元": 10**6, "亿元": 10**10}
TITLES: Mapping[str, str] = {
    "initial": "年初预算数", "adjusted": "全年预算数", "executed": "决算（执行）数", "previous": "上年决算数",
}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """A figure that stands in a text: money in 分, rates in percent, people in ones.

    ``step`` is one in its last printed decimal: two figures of one thing differ only where they are further apart.
    """

    key: tuple[str, str]
    number: Fraction
    step: Fraction
    start: int
    end: int
    quote: str

    def agrees(self, other: "Said") -> bool:
        """Return whether the two may be one figure, rounded or cut to other decimals."""
        return self.agrees_with(other.number, step=other.step)

    def agrees_with(self, number: Fraction, *, step: Fraction) -> bool:
        """Return whether a figure with that last decimal may be this one."""
        apart = abs(self.number - number)
        return apart == 0 or apart < max(self.step, step)


def stated(paper: Paper) -> Mapping[tuple[str, str], tuple[Said, ...]]:
    """Return what the running text says of the whole unit in the paper's own year, by item and column.

    Figures of single funds, projects and subordinate units are left out: what stands before a figure must be made up
    of the item, its column and mere filling.
    """
    found: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    for said in (*_money(paper), *people_said(paper), *_rates(paper)):
        found[said.key].append(said)
    return {key: tuple(each) for key, each in found.items()}


def the_one(said: tuple[Said, ...]) -> Said | None:
    """Return the first where all of them are one figure, else None."""
    return said[0] if said and all(each.agrees(said[0]) for each in said) else None


def money_of(number: Fraction, unit: str, *, places: int) -> tuple[Fraction, Fraction]:
    """Return an amount in 分, and one in its last printed decimal."""
    fen = _FEN.get(unit, 100)
    return number * fen, Fraction(fen, 10**places)


def places_of(quote: str) -> int:
    """Return how many decimals the first number of a quotation has."""
    found = re.search(r"\d(?:[\d,，]*\d)?(?:[.．](\d+))?", quote)
    return len(found[1] or "") if found else 0


def _money(paper: Paper) -> Iterator[Said]:
    starts = [sentence.start for sentence in paper.facts.sentences]
    tables = [paper.spans[block] for block, _ in paper.tables]
    context, sentence = "", -1
    for amount in paper.facts.amounts:
        here = bisect.bisect_right(starts, amount.start)
        context, sentence = (context if here == sentence else ""), here
        context = amount.label if _item(amount.label) else context or amount.topic
        if amount.unit not in _FEN or amount.vague or amount.low is not None or amount.per:
            continue
        if amount.year is not None and paper.year is not None and amount.year != paper.year:
            continue
        key = _key(paper, amount, context)
        if key is not None and not any(start <= amount.start < end for start, end in tables):
            number, step = money_of(amount.number, amount.unit, places=places_of(amount.quote))
            yield Said(key, number, step, amount.start, amount.end, amount.quote)


def _key(paper: Paper, amount: Amount, context: str) -> tuple[str, str] | None:
    words = amount.label if context == amount.label else f"{context}，{amount.label}"
    item, fund = _item(context), _FUND.search(context)
    told = _FUND.sub("", words)
    rest = _ITEM.sub("", told)
    if not item or _FILLING.sub("", rest) or _CHANGE.search(rest):
        return None
    column = _column(_FUND.sub("", amount.label)) or _column(told)
    if not column and amount.whole is not None:
        column = _column(paper.facts.amounts[amount.whole].label)
    if not column and "预算" not in told:
        column = "executed"
    if item in {"收入合计", "支出合计"} and amount.whole is not None and fund is None:
        return None
    return (f"{_fund_name(fund)}{item.removesuffix('合计') if fund else item}", column) if column else None


def _fund_name(fund: re.Match[str] | None) -> str:
    if fund is None:
        return ""
    name = next(
        (one for one in ("一般公共预算", "政府性基金预算", "国有资本经营预算") if fund[0].startswith(one[:4])), ""
    )
    return f"{name}财政拨款"


def _item(words: str) -> str:
    """Return the item that words name last but for 收入 and 支出 in general, which any other goes before."""
    found = [int((match.lastgroup or "i0")[1:]) for match in _ITEM.finditer(words)]
    return _ITEMS[min(found)][0] if found else ""


def _column(words: str) -> str:
    return next((column for column, speaks in _COLUMNS if speaks.search(words)), "")


def people_said(paper: Paper) -> Iterator[Said]:
    """Yield what the text says of 编制数 and 在职人员数 of the whole unit."""
    own = own_name(paper)
    for count in paper.facts.counts:
        if count.number is None or count.whole is not None or count.measure not in {"人", "名", "个"} or count.vague:
            continue
        label = _plain(count, own) if "编" in count.label or "在职" in count.label or "实有" in count.label else ""
        key = next((key for key, speaks in _STAFF.items() if speaks.fullmatch(label)), "")
        if key:
            yield Said((key, ""), count.number, Fraction(0), count.start, count.end, count.quote)


def _plain(count: Count, own: OwnName | None) -> str:
    """Return the label of a count without the day it is of and without the unit's own name."""
    label = _DAY.sub("", count.label.strip())
    for words in (own.whole, f"{own.place}{own.core}", own.core) if own is not None else ():
        label = label.removeprefix(words)
    return label


def _rates(paper: Paper) -> Iterator[Said]:
    for rate in paper.facts.ratios:
        if rate.operator in {"", "="} and not rate.vague and rate.low is None and not rate.points and _is_whole(rate):
            places = places_of(rate.quote)
            yield Said(("预算执行率", ""), rate.number, Fraction(1, 10**places), rate.start, rate.end, rate.quote)


def _is_whole(rate: Rate) -> bool:
    return _RATE.fullmatch(re.sub(r"(?:19|20)\d\d\s?年度?", "", rate.label)) is not None
