"""N219: one and the same sum is given two values."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.misprints import digit_slip
from jixiao.engine.lint.rules.numbers.rounding_slack import slack_of_rounding
from jixiao.engine.lint.rules.numbers.running_text import Said, start_with_label, sums_of_money
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of
from jixiao.engine.lint.rules.numbers.telling import typed, unit_for, with_unit

_FILLER = re.compile(
    r"(?:19|20)[0-9x]{2}年?度?|其中|共计?|合计|总计|[第本全当]年|实际|补[助贴]|专项|项目|资金|经费|财政|预算|决算|安排|下达|投入|拨付|支付|支出"
    r"|发放|到位|收到|获得|使用|用于|开展|完成|需要?|为|数|款|[（(].*[)）]|的|工作"
)
_APART = re.compile(
    r"第[一二三四五六七八九十0-9]+[批期次季]|[一二三]期|首批|上[年级]|去年|同期|年初|调整|追加|剩余|其余|另|每|累计|已|结[转余]|预计|计划"
)
_SHORTEST, _MOST = 4, 2000


@rule("N219")
def check(paper: Paper) -> Iterator[Finding]:
    """同一笔钱前后写了两个数。

    检查什么：名目相同、阶段相同（同是预算或者同是支出）的金额，前后两处的数是否只差一个数字，或者两个数字前后颠倒；
    标在全文出现得少的那个数上。
    为什么：这样的差别多半是抄错了；同一笔钱前后不一，审核人不知道以哪个为准。
    反例：
        一、安排农村饮水安全巩固提升工程资金586万元。
        二、农村饮水安全巩固提升工程资金568万元已全部拨付。
    反例：
        一、2023年支出合计2310.4万元。
        二、支出合计2130.4万元，执行情况较好。
    正例：
        一、安排农村饮水安全巩固提升工程资金586万元。
        二、农村饮水安全巩固提升工程资金586万元已全部拨付。
    正例：
        一、第一批农村饮水安全巩固提升工程资金586万元。
        二、第二批农村饮水安全巩固提升工程资金568万元。
    依据：自评材料前后一致的要求。
    """
    said = paper.once(sums_of_money)[:_MOST]
    votes = Counter(each.fen for each in said)
    for group in _groups(said):
        first = group[0]
        for each in group[1:]:
            if each.fen == first.fen or not _is_same(paper, first, each):
                continue
            odd, other = (first, each) if votes[first.fen] < votes[each.fen] else (each, first)
            where = "前面" if other is first else "后面"
            unit = unit_for((odd.amount,))
            yield paper.finding(
                "N219",
                start_with_label(paper, odd.amount),
                odd.amount.end,
                cause=f"“{odd.amount.label}”这里写 {odd.amount.quote}，{where}写 {other.amount.quote}，"
                f"相差 {with_unit(abs(odd.fen - other.fen), unit)}",
                cure="核对后改成同一个数；如果是两笔钱，写清楚各是什么",
            )
            break


def _groups(said: Sequence[Said]) -> Iterator[list[Said]]:
    """Yield the sums of one name and one stage, those with a name of their own apart from those without."""
    found: dict[tuple[str, Stage], list[Said]] = {}
    for each in said:
        if not each.fen or _APART.search(each.amount.label):
            continue
        name, stage = _FILLER.sub("", each.amount.label), stage_of(each.amount)
        if len(name) >= _SHORTEST:
            found.setdefault((name, Stage.OTHER), []).append(each)
        elif stage in {Stage.SPENT, Stage.BUDGET, Stage.INCOME} and each.amount.whole is None:
            found.setdefault((name, stage), []).append(each)
    yield from (group for group in found.values() if len(group) > 1)


def _is_same(paper: Paper, first: Said, second: Said) -> bool:
    """Return whether two figures of one name are one sum, once mistyped."""
    one, other = first.amount, second.amount
    if first.line == second.line or len({one.year, other.year} - {None}) > 1:
        return False
    if abs(first.fen - second.fen) <= slack_of_rounding(one, [other]) or one.unit != other.unit:
        return False
    slip = digit_slip(*(typed(each).replace(",", "") for each in (one, other)))
    named = len(_FILLER.sub("", one.label)) >= _SHORTEST
    if not slip and not (named and _one_digit(typed(one), typed(other))):
        return False
    stages = {stage_of(each) for each in (one, other)} - {Stage.OTHER}
    wholes = {stage_of(paper.facts.amounts[each.whole]) for each in (one, other) if each.whole is not None}
    return len(stages) <= 1 and len(wholes - {Stage.OTHER}) <= 1 and (named or "颠倒" in slip)


def _one_digit(first: str, second: str) -> bool:
    """Return whether two numbers of three or more digits differ in one of them."""
    apart = sum(one != other for one, other in zip(first, second, strict=False))
    return len(first) == len(second) > 2 and apart == 1  # noqa: PLR2004 - two digits are too few to be alike by chance
