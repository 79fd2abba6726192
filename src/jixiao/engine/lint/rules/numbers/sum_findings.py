"""What is said of a sum that does not come out: the addition, the difference, the figure that is probably off."""

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown, fen_of
from jixiao.engine.lint.rules.numbers.misprints import likely_misprint
from jixiao.engine.lint.rules.numbers.running_text import start_with_label
from jixiao.engine.lint.rules.numbers.telling import addition, in_unit, unit_for, with_unit

_LONGEST = 150


def sum_finding(paper: Paper, code: str, one: Breakdown) -> Finding:
    """Return the finding of ``code`` about a sum; where it is long it stands on the whole alone."""
    start, end = one.start, one.end
    if end - start > _LONGEST:
        start, end = start_with_label(paper, one.whole), one.whole.end
    unit = unit_for((one.whole, *one.parts))
    more = "多" if one.gap < 0 else "少"
    cause = (
        f"{addition(one.counted, unit)} = {in_unit(one.sum, unit)}，比 {in_unit(fen_of(one.whole), unit)} "
        f"{more} {with_unit(abs(one.gap), unit)}"
    )
    hint = likely_misprint(one) or _missing(paper, one, unit) or _twice(one)
    return paper.finding(
        code,
        start,
        end,
        cause=f"{cause}；{hint}" if hint else cause,
        cure="对照资金文件或决算表逐项核对，改正写错的数；有没列出来的项目，就补上",
    )


def _missing(paper: Paper, one: Breakdown, unit: str) -> str:
    """Return which amount elsewhere is just what is missing."""
    if one.gap <= 0:
        return ""
    listed = {part.start for part in one.parts}
    near = [each for each in paper.once(_by_money).get(one.gap, ()) if each.start not in listed and each.label]
    return f"差额恰好等于文中“{near[0].label}”{near[0].quote}，可能漏了这一项" if len(near) == 1 and unit else ""


def _by_money(paper: Paper) -> dict[int, list[Amount]]:
    found: dict[int, list[Amount]] = {}
    for each in paper.facts.amounts:
        if each.money is not None:
            found.setdefault(each.money.fen, []).append(each)
    return found


def _twice(one: Breakdown) -> str:
    """Return which part seems to be counted twice."""
    same = [part for part in one.parts if fen_of(part) == -one.gap]
    return f"多出的数恰好等于“{same[0].label or '其中一项'}”{same[0].quote}，可能重复计了" if len(same) == 1 else ""
