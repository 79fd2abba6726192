"""Where a rate stands together with its name."""

from jixiao.engine.facts import Rate
from jixiao.engine.lint.paper import Paper

_FARTHEST = 40
_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def start_of_rate(paper: Paper, rate: Rate) -> int:
    """Return where the name of a rate begins in its own line; the rate's own start where it has none near."""
    window = max(0, rate.start - _FARTHEST)
    before = paper.text[window : rate.start].translate(_WIDE)
    begin = before.rfind(rate.label) if rate.label else -1
    return rate.start if begin < 0 or "\n" in before[begin:] else window + begin
