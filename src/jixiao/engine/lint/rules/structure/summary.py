"""The 摘要 as the 目录 has it."""

from collections.abc import Sequence

from jixiao.engine.lint.rules.structure.listed import Listed

_NAMES = frozenset({"摘要", "内容摘要", "报告摘要"})


def summary_entries(lines: Sequence[Listed]) -> range:
    """Return the numbers of the line 摘要 and of the lines under it, empty where the 目录 has none."""
    first = next((number for number, line in enumerate(lines) if line.words in _NAMES), None)
    if first is None:
        return range(0)
    last = first + 1
    while last < len(lines) and not lines[last].entry.number and lines[last].words != "正文":
        last += 1
    return range(first, last)
