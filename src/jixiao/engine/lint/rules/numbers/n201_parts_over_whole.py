"""N201: what is called a part is more than the whole."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown, fen_of, parted
from jixiao.engine.lint.rules.numbers.telling import in_unit, unit_for, with_unit
from jixiao.engine.lint.rules.numbers.unit_slips import unit_slip

_SAYS_PART = re.compile(r"其中|(?<!不)包括|(?<!不)包含|(?<!不)含")

_EXCEPTED = re.compile(r"[^，。；\n]{0,10}(?:不在|不含|不计|除外|另行|另列)")


@rule("N201")
def check(paper: Paper) -> Iterator[Finding]:
    """一个部分比它所属的总数还大。

    检查什么：写在“其中”“包括”后面的每一笔金额，是否超过它所属的总额。
    为什么：部分不会大于整体。不是数写错了，就是单位写错了，或者“其中”接错了地方。
    反例：全年支出120万元，其中项目支出160万元。
    正例：全年支出120万元，其中项目支出60万元。
    正例：全年支出1.2亿元，其中项目支出160万元。
    依据：算术；财预〔2016〕143号要求公开的金额口径一致。
    """
    for one in paper.once(parted):
        if not one.is_sure or not _SAYS_PART.search(one.opened) or one.holds or unit_slip(one):
            continue
        named = one.parts if one.relation.apart else one.parts[:1]  # further on a new statement may have begun
        over = [part for part in named if fen_of(part) > fen_of(one.whole) and not _is_excepted(paper, part)]
        if over and len(one.parts) > 1 and all(fen_of(part) > fen_of(one.whole) for part in one.parts):
            yield _whole_too_small(paper, one)
            continue
        for part in over:
            unit = unit_for((part, one.whole))
            more = with_unit(fen_of(part) - fen_of(one.whole), unit)
            yield paper.finding(
                "N201",
                part.start,
                part.end,
                cause=f"“{part.label or '这一部分'}”{part.quote} 写成了 {one.whole.quote} 的一部分，却多出 {more}",
                cure="对照决算表核对这两个数和单位；如果它不是前面那个数的一部分，改掉“其中”",
            )


def _is_excepted(paper: Paper, part: Amount) -> bool:
    """Return whether the words right behind an amount take it out again."""
    return _EXCEPTED.match(paper.text, part.end) is not None


def _whole_too_small(paper: Paper, one: Breakdown) -> Finding:
    unit = unit_for(one.parts)
    least = in_unit(min(map(fen_of, one.parts)), unit)
    return paper.finding(
        "N201",
        one.whole.start,
        one.whole.end,
        cause=f"总数 {one.whole.quote} 比它的每一个部分都小，最小的部分也有 {least} {unit}",
        cure="核对总数和它的单位",
    )
