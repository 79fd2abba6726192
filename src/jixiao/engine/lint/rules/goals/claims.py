"""Claims that every goal was reached."""

import re
from collections.abc import Iterator

from jixiao.engine.facts import Span
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part

_EVERY = r"(?:各项|各个|全部|所有|既定|年初|预定|全年|年度|各类)"
_AIMS = r"(?:目标|指标|任务)"
_CLAIM = late(
    rf"(?:全面|全部|圆满|较好|很好|顺利|均|都|按[时期质量]{{1,4}}|超额)(?:[地的]|已)?(?:完成|实现|达到)了?[^，。；]{{0,14}}?{_EVERY}"
    rf"[^，。；]{{0,10}}?{_AIMS}(?:任务)?"
    rf"|{_EVERY}[^，。；]{{0,10}}?{_AIMS}(?:任务)?[^，。；]{{0,6}}?(?:均|全部|都|全面|圆满|百分之百|100%)[^，。；]{{0,6}}?"
    r"(?:完成|实现|达到|达成|达标)"
)
_LIMITED = re.compile(
    r"除|其余|其他|基本|大部分|多数|部分|个别|确保|力争|争取|为了|以便|努力|保证|推动|将|要求|能否|是否"
)
_PLACES = (Part.RESULTS, Part.SUMMARY, Part.APPLICATION, Part.OTHER, Part.MONEY)


def all_reached(paper: Paper) -> Iterator[Span]:
    """Yield the words that claim every goal was reached, in the parts that tell of the year."""
    for passage in paper.within(*_PLACES):
        for found in _CLAIM.finditer(passage.text):
            begin = max(passage.text.rfind(stop, 0, found.start()) + 1 for stop in "。；;")
            if not _LIMITED.search(passage.text, begin, found.end()):
                yield Span(passage.start + found.start(), passage.start + found.end(), found[0])
