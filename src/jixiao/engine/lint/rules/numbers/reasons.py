"""Words by which a paper says why money was not spent, or why more was spent than planned."""

import bisect
import re

from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part

_WHY = late(
    r"原因|由于|因(?![此素])|受[^，。]{0,12}影响|尚未|未(?:完成|支付|使用|支出|到|达|能|形成|开工|竣工|验收|结算|及时|发放)|跨年|质保金|尾款"
    r"|延[期迟后]|推迟|滞后|结余|结转|节[约余]|下年|次年|疫情|待[^，。]{0,8}(?:验收|支付|结算|审计)|按(?:合同|进度|季度)|招标|压减|在建|计划于?20[0-9]{2}年|用地报批"
)
_MORE = re.compile(r"追加|调[整增]|结转|上年|年初预算|自筹|其[他它]资金|原因|由于|因(?![此素])|新增|弥补|垫付|超出")
_MONEY = re.compile(r"执行|支出|支付|资金|预算|经费|拨付")
_LEVEL = 2


def says_why_less(paper: Paper, offset: int) -> bool:
    """Return whether the section around ``offset`` gives a reason, or the part on problems does so about money."""
    if _WHY.search(paper.text, *_section(paper, offset)) or _WHY.search(paper.text, *_paragraph(paper, offset)):
        return True
    told = paper.within(Part.PROBLEMS, Part.MEASURES)
    return any(_MONEY.search(each.text) and _WHY.search(each.text) for each in told)


def says_why_more(paper: Paper, offset: int) -> bool:
    """Return whether the paragraph around ``offset`` says what allowed more to be spent."""
    return _MORE.search(paper.text, *_paragraph(paper, offset)) is not None


def _section(paper: Paper, offset: int) -> tuple[int, int]:
    """Return where the section around ``offset`` stands: from one heading of the first levels to the next."""
    starts = paper.once(_section_starts)
    place = bisect.bisect_right(starts, offset)
    return (starts[place - 1] if place else 0), (starts[place] if place < len(starts) else len(paper.text))


def _section_starts(paper: Paper) -> tuple[int, ...]:
    return tuple(each.start for each in paper.headings if each.level <= _LEVEL)


def _paragraph(paper: Paper, offset: int) -> tuple[int, int]:
    """Return where the paragraph around ``offset`` and the one after it stand."""
    start = paper.text.rfind("\n", 0, offset) + 1
    first = paper.text.find("\n", offset)
    end = paper.text.find("\n", first + 1) if first >= 0 else -1
    return start, end if end >= 0 else len(paper.text)
