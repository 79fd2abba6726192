"""Every sum that a paper tells, in whatever form, and the one figure of it whose unit is wrong where that is so."""

from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.adjusted_budgets import adjusted_budgets
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown, breakdowns
from jixiao.engine.lint.rules.numbers.closing_totals import closed_lists
from jixiao.engine.lint.rules.numbers.numbered_items import itemised
from jixiao.engine.lint.rules.numbers.parted_spending import parted_spending
from jixiao.engine.lint.rules.numbers.unit_slips import UnitSlip, unit_slip

_MOST_TRIED = 1_000  # sums; no paper tells so many, and each costs a try of every unit


def told_sums(paper: Paper) -> tuple[tuple[Breakdown, UnitSlip | None], ...]:
    """Return the sums told with 其中, brackets and colons, lists closed by 合计, item by item, and adjusted budgets."""
    every = (
        *paper.once(breakdowns),
        *closed_lists(paper),
        *itemised(paper),
        *adjusted_budgets(paper),
        *parted_spending(paper),
    )
    return tuple((one, unit_slip(one) if number < _MOST_TRIED else None) for number, one in enumerate(every))


def sums_in_one_unit(paper: Paper) -> tuple[Breakdown, ...]:
    """Return those of which no unit is wrong."""
    return tuple(one for one, slip in paper.once(told_sums) if slip is None)
