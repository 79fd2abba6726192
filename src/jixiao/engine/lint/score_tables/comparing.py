"""What the rulebooks give for the printed figures of a score table: the arithmetic is that of ``engine.scoring``."""

import dataclasses
import functools
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from jixiao.engine.lint.score_tables.parts import ScoreTable
from jixiao.engine.scoring import Rulebook, rulebooks, score
from jixiao.engine.scoring.published import PublishedTable, as_sheet
from jixiao.engine.scoring.reproducing import (
    EXECUTION,
    NATIONWIDE,
    RATE,
    ROW,
    VARIANTS,
    Check,
    check_figures,
    printed_rates,
)
from jixiao.engine.values import Points, print_decimal, printed_number

_MOST_SHARE = Fraction(3, 2)
_MOST_ROWS = 60  # a table that misses more targets than that is read, but not scored anew row by row
_LEAST = Fraction(5)  # percent: above it a bare 0.97 is no rate of one percent but a share that a workbook kept


@dataclasses.dataclass(frozen=True, slots=True)
class Compared:
    """The printed figures of a table beside what the rules give.

    ``rates`` are (denominator, exact rate in percent), the usual one first; ``rows`` the checks of the rows that were
    missed, by their index; ``given`` is what the rulebook that was chosen gives for the money, None where none was
    chosen; ``tried`` says in words what was tried.
    """

    rate: Check | None
    execution: Check | None
    rows: Mapping[int, Check]
    rates: tuple[tuple[str, Fraction], ...]
    printed_rate: Fraction | None
    given: Fraction | None
    tried: str

    @property
    def spent(self) -> Fraction | None:
        """Return the rate of execution in percent: the exact one, else the printed one."""
        return self.rates[0][1] if self.rates else self.printed_rate


def compare_table(table: ScoreTable, *, chosen: Rulebook | None) -> Compared:
    """Return the comparison under the rulebook ``chosen``, under all that ship where none is."""
    books = _all_books() if chosen is None else (_nationwide(chosen),)
    wanted = [number for number, row in enumerate(table.rows) if row.is_missed][:_MOST_ROWS]
    rates = printed_rates(table.printed)
    printed = _as_percent(table.printed, rates)
    rows = tuple(table.rows[number].printed for number in wanted)
    checks = check_figures(dataclasses.replace(printed, rows=rows, complete=False), rulebooks=books)
    scored = [
        number for number in wanted if table.rows[number].score is not None and table.rows[number].weight is not None
    ]
    of_rows = zip(scored, (check for check in checks if check.what == ROW), strict=True)
    tried = f"规则集 {books[0].code}" if len(books) == 1 else f"{len(books)} 套规则集"
    return Compared(
        rate=next((check for check in checks if check.what == RATE), None),
        execution=next((check for check in checks if check.what == EXECUTION), None),
        rows=MappingProxyType(dict(of_rows)),
        rates=rates,
        printed_rate=printed_number(printed.rate) if printed.rate else None,
        given=_given(printed, books[0]) if len(books) == 1 else None,
        tried=f"{tried}、{len(VARIANTS)} 种取舍",
    )


def _given(printed: PublishedTable, book: Rulebook) -> Fraction | None:
    """Return the points that a rulebook gives for the rate of execution, by its own denominator and rounding."""
    sheet, readings = as_sheet(dataclasses.replace(printed, rows=()))
    execution = score(sheet, readings, book).execution
    return execution.score.value if execution is not None and isinstance(execution.score, Points) else None


@functools.cache
def _all_books() -> tuple[Rulebook, ...]:
    """Return the rulebooks to try; each is asked, since a paper does not say which province's form it uses."""
    return tuple(_nationwide(book) for book in rulebooks().values())


def _nationwide(book: Rulebook) -> Rulebook:
    return dataclasses.replace(book, region=NATIONWIDE[0])


def _as_percent(printed: PublishedTable, rates: tuple[tuple[str, Fraction], ...]) -> PublishedTable:
    """Return the table with a rate that a workbook keeps as a share (0.9685) in percent."""
    rate = printed_number(printed.rate) if printed.rate else None
    if rate is None or "%" in printed.rate or not 0 < rate <= _MOST_SHARE or not rates:
        return printed
    if rates[0][1] < _LEAST:
        return printed
    return dataclasses.replace(printed, rate=f"{print_decimal(rate * 100)}%")
