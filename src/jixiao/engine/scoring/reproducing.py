"""Recomputes every printed figure of a published table under each rulebook and each way of rounding."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from jixiao.engine.scoring.marking import score
from jixiao.engine.scoring.methods import METHODS
from jixiao.engine.scoring.published import PublishedTable, as_sheet
from jixiao.engine.scoring.rulebook import RATE_FIRST, SCORE_ONLY, ZERO_SCORE, Rulebook
from jixiao.engine.values import (
    Points,
    Rounding,
    describe_rounding,
    print_decimal,
    printed_number,
    printed_places,
    round_exactly,
)

RATE, EXECUTION, ROW, TOTAL = "执行率", "执行率得分", "指标得分", "总分"
NO_MONEY, NO_DENOMINATOR = "未印预算数或执行数", "预算数为 0"
NATIONWIDE = ("全国", "某省")

_ZERO = Fraction(0)
_HUNDRED = Fraction(100)
_RATE_PLACES = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Variant:
    """One way of rounding a score."""

    order: str
    places: int
    mode: Rounding

    def apply(self, points: Fraction) -> Fraction:
        """Return the points so rounded."""
        return Fraction(round_exactly(points, places=self.places, mode=self.mode))

    def __str__(self) -> str:
        """Return the rounding in words."""
        first = "先取舍执行率再" if self.order == RATE_FIRST else ""
        return f"{first}{describe_rounding(places=self.places, mode=self.mode)}"


VARIANTS = tuple(
    Variant(order, places, mode)
    for places in (2, 1, 0)
    for order in (SCORE_ONLY, RATE_FIRST)
    for mode in (Rounding.HALF_UP, Rounding.DOWN, Rounding.HALF_EVEN)
)


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """One way to come by a printed figure: by which rule or denominator, rounded how, from which exact figure.

    ``own`` says that the rulebook itself rounds so.
    """

    by: str
    rounding: str
    exact: Fraction
    own: bool

    def __str__(self) -> str:
        """Return the explanation in words."""
        return self.by if self.own else f"{self.by}（{self.rounding}）"


@dataclasses.dataclass(frozen=True, slots=True)
class Check:
    """One printed figure with every explanation of it, the plainest first.

    ``exact`` is what the first rule gives; None where nothing can be computed, and ``note`` says why.
    """

    what: str
    name: str
    printed: str
    weight: str
    exact: Fraction | None
    explanations: tuple[Explanation, ...]
    note: str = ""

    @property
    def reproduced(self) -> bool:
        """Return whether any rule explains the printed figure."""
        return bool(self.explanations)

    @property
    def recomputed(self) -> str:
        """Return the exact figure as a reader sees it, or why there is none."""
        return self.note if self.exact is None else print_decimal(self.exact, places=2)


def check_figures(table: PublishedTable, *, rulebooks: Iterable[Rulebook]) -> tuple[Check, ...]:
    """Return a check of every printed rate, execution score, row score and total; local rules only where they hold."""
    books = tuple(
        book for book in rulebooks if book.region in NATIONWIDE or book.region.startswith(table.region or "—")
    )
    return (*_check_rate(table), *_check_execution(table, books), *_check_rows(table, books), *_check_total(table))


def printed_rates(table: PublishedTable) -> tuple[tuple[str, Fraction], ...]:
    """Return (name of the denominator, rate in percent) for each denominator that is printed and not 0."""
    executed = printed_number(table.executed)
    named = (("全年预算数", table.adjusted), ("年初预算数", table.initial), ("实际到位资金", table.received))
    belows = [(name, printed_number(text)) for name, text in named]
    return tuple((name, executed / below * _HUNDRED) for name, below in belows if executed is not None and below)


def _check_rate(table: PublishedTable) -> Iterator[Check]:
    printed = printed_number(table.rate)
    if printed is None:
        return
    rates = printed_rates(table)
    explanations = tuple(
        Explanation(name, describe_rounding(places=places, mode=mode), rate, own=False)
        for name, rate in rates
        for places in range(printed_places(table.rate), -1, -1)
        for mode in (Rounding.HALF_UP, Rounding.DOWN)
        if Fraction(round_exactly(rate, places=places, mode=mode)) == printed
    )
    exact = rates[0][1] if rates else None
    yield Check(RATE, "预算执行率", table.rate, "", exact, explanations, "" if rates else _no_rate(table))


def _no_rate(table: PublishedTable) -> str:
    budget = printed_number(table.adjusted or table.initial)
    return NO_DENOMINATOR if budget == 0 and table.executed else NO_MONEY


def _check_execution(table: PublishedTable, books: Sequence[Rulebook]) -> Iterator[Check]:
    printed, weight = printed_number(table.score), printed_number(table.weight)
    if printed is None or weight is None:
        return
    rates, note = printed_rates(table), ""
    shown = printed_number(table.rate)
    if not rates:
        note = _no_rate(table)
        rates = (("所印执行率", shown),) if note == NO_MONEY and shown is not None else ()
    dealing = [book for book in books if any(frame.execution == weight for frame in book.frames)] or books
    found = [one for _, rate in rates for book in dealing for one in _explain_execution(printed, rate, weight, book)]
    if not rates and printed == 0:
        zeros = [book for book in dealing if book.execution.zero_budget == ZERO_SCORE]
        found = [Explanation(book.code, "预算为 0 计 0 分", _ZERO, own=True) for book in zeros]
    exact = min(weight, rates[0][1] / _HUNDRED * weight) if rates else None
    plainest = _plainest_first(found, books)
    yield Check(EXECUTION, "预算执行率得分", table.score, table.weight, exact, plainest, note if not rates else "")


def _explain_execution(printed: Fraction, rate: Fraction, weight: Fraction, book: Rulebook) -> Iterator[Explanation]:
    rule = book.execution
    own = Variant(book.rounding.order, book.rounding.score_places, book.rounding.mode)
    first = Fraction(round_exactly(rate, places=_RATE_PLACES, mode=Rounding.HALF_UP))
    for variant in VARIANTS:
        used = (first if variant.order == RATE_FIRST else rate) / _HUNDRED
        points = METHODS[rule.method].mark(actual=used, weight=weight, **rule.parameters).points
        if min(weight, variant.apply(points)) == printed:
            yield Explanation(book.code, str(variant), points, own=variant == own)


def _check_rows(table: PublishedTable, books: Sequence[Rulebook]) -> Iterator[Check]:
    scored = {book.code: _exact_rows(table, book) for book in books if table.rows and _scores_rows(book)}
    for number, row in enumerate(table.rows, 1):
        printed = printed_number(row.score)
        if printed is None or printed_number(row.weight) is None:
            continue
        points = [(book, scored.get(book.code, {}).get(f"{number:02}")) for book in books]
        known = [(book, value) for book, value in points if value is not None]
        found = [one for book, value in known for one in _explain_row(printed, value, book)]
        exact = known[0][1] if known else None
        note = "" if known else "完成值或指标值不能计分"
        yield Check(ROW, row.name, row.score, row.weight, exact, _plainest_first(found, books), note)


def _scores_rows(book: Rulebook) -> bool:
    """Return whether a rulebook scores measured rows by a rule of its own."""
    return any(choice.operators and not choice.names for choice in book.choices)


def _exact_rows(table: PublishedTable, book: Rulebook) -> Mapping[str, Fraction]:
    sheet, readings = as_sheet(table)
    result = score(sheet, readings, book)
    judged = [row for row in result.rows if isinstance(row.score, Points)]
    return {row.row.code: row.trace.exact for row in judged if row.trace.exact is not None}


def _explain_row(printed: Fraction, exact: Fraction, book: Rulebook) -> Iterator[Explanation]:
    own = Variant(SCORE_ONLY, book.rounding.score_places, book.rounding.mode)
    for variant in VARIANTS:
        if variant.order == SCORE_ONLY and printed in {exact, variant.apply(exact)}:
            yield Explanation(book.code, str(variant), exact, own=variant == own)


def _plainest_first(found: Iterable[Explanation], books: Sequence[Rulebook]) -> tuple[Explanation, ...]:
    """Return the explanations, those without another rounding first, local rulebooks before nationwide ones."""
    local = {book.code for book in books if book.region not in NATIONWIDE}
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda one: (not one.own, one.by not in local)))


def _check_total(table: PublishedTable) -> Iterator[Check]:
    printed = printed_number(table.total)
    if printed is None:
        return
    lines: tuple[str, ...] = tuple(part.score for part in table.subtotals)
    if not lines and table.complete:
        lines = tuple(row.score for row in table.rows)
    points = [printed_number(line) for line in (*lines, table.score or "0")]
    known = [value for value in points if value is not None]
    if not lines or len(known) != len(points):
        yield Check(TOTAL, "总分", table.total, "", None, (), "各项得分不全")
        return
    total = sum(known, _ZERO)
    explanations = (Explanation("各项得分之和", "", total, own=True),) if total == printed else ()
    yield Check(TOTAL, "总分", table.total, "", total, explanations)
