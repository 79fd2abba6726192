"""C410: 地方 or 其他 stand for one sum of money first and for another later."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.fund_sources import LADDER, Sourced, same_money, sourced_lists


@rule("C410")
def check(paper: Paper) -> Iterator[Finding]:
    """同样几笔资金，前后用了两套名称。

    检查什么：两处都按来源列资金，金额完全相同，而“地方”“其他”一处指这笔、一处指那笔；或者一处叫“地方匹配”，一处叫“其他资金”。
    为什么：同一笔钱两个叫法，看报告的人对不上哪笔是配套、哪笔是自筹。
    反例：
        2023年收到中央下达资金300万元，省下达50万元，地方配套80万元。
        共收到430万元，其中：中央资金300万元，地方资金50万元，其他资金80万元。
    正例：
        2023年收到中央下达资金300万元，省下达50万元，地方配套80万元。
        共收到430万元，其中：中央资金300万元，省级资金50万元，地方配套80万元。
    正例：
        中央补助300万元，省级补助50万元。资金总额350万元，其中：中央资金300万元，地方资金50万元。
    依据：财预〔2020〕10号附件：自评表的资金来源各行名称固定，正文应当与之一致。
    """
    lists = sourced_lists(paper)
    for number, later in enumerate(lists):
        first = next((each for each in lists[:number] if same_money(each, later)), None)
        renamed = () if first is None else _renamed(first, later)
        if renamed and first is not None:
            yield _told(paper, first, renamed)


def _renamed(first: tuple[Sourced, ...], later: tuple[Sourced, ...]) -> tuple[Sourced, ...]:
    """Return what is called otherwise in the later list, where one name moved on to other money."""
    was = {each.amount.money: each.source for each in first}
    now = {each.amount.money: each.source for each in later}
    changed = tuple(each for each in later if was[each.amount.money] != each.source)
    moved = any(each.source in was.values() or was[each.amount.money] in now.values() for each in changed)
    vague = any({each.source, was[each.amount.money]} - set(LADDER) for each in changed)
    return changed if moved and vague else ()


def _told(paper: Paper, first: tuple[Sourced, ...], renamed: tuple[Sourced, ...]) -> Finding:
    named = {each.amount.money: each for each in first}
    told = "；".join(
        f"{each.amount.quote} 前面叫“{named[each.amount.money].amount.label[-10:]}”，这里叫“{each.amount.label[-10:]}”"
        for each in renamed
    )
    start, end = min(each.begin for each in renamed), max(each.amount.end for each in renamed)
    return paper.finding("C410", start, end, cause=told, cure="按资金下达文件定一套名称，全文统一")
