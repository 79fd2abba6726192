"""A budget and how it was adjusted: 年初100万元，追加20万元，调减5万元，调整后115万元."""

from collections.abc import Iterator, Sequence

from jixiao.engine.facts import Kind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown
from jixiao.engine.lint.rules.numbers.running_text import Said, start_with_label, sums_of_money

_MOST = 8


def adjusted_budgets(paper: Paper) -> Iterator[Breakdown]:
    """Yield each budget of the beginning with what was added or cut in its line, and the budget that came of it."""
    said = paper.once(sums_of_money)
    for place, first in enumerate(said):
        if Kind.INITIAL not in first.amount.kinds or first.amount.whole is not None:
            continue
        changed: list[Said] = []
        carried: list[Said] = []
        for each in said[place + 1 : place + _MOST]:
            if each.line != first.line or Kind.INITIAL in each.amount.kinds:
                break
            if {Kind.ADDED, Kind.CUT} & {*each.amount.kinds}:
                changed.append(each)
            elif Kind.CARRIED in each.amount.kinds:
                carried.append(each)
            elif Kind.ADJUSTED in each.amount.kinds:
                if changed and not _has_growth(paper, first, each):
                    # Last, since what was carried over may be of the new budget or not: both sums are tried.
                    yield _adjusted(paper, [first, *changed, *carried], each)
                break


def _has_growth(paper: Paper, first: Said, last: Said) -> bool:
    """Return whether something between is told as 增加 or 减少 and so is no sum of its own."""
    return any(first.amount.end <= one.start < last.amount.start for one in paper.facts.growths)


def _adjusted(paper: Paper, parts: Sequence[Said], whole: Said) -> Breakdown:
    return Breakdown(
        whole=whole.amount,
        parts=tuple(each.amount for each in parts),
        opened="调整后",
        is_sure=True,
        is_open=False,
        is_closed=True,
        start=start_with_label(paper, parts[0].amount),
        end=whole.amount.end,
    )
