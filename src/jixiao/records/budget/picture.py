"""Everything recorded of a year's budget, read once with a constant number of statements."""

import dataclasses
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from jixiao.engine.values import ZERO_MONEY, Money
from jixiao.orgs.models import UnitYear
from jixiao.records.budget.models import (
    Adjustment,
    BudgetLine,
    DetailLine,
    Execution,
    Funding,
    Procurement,
    Project,
    ThreePublic,
)

MOST = 5000
"""A county department has some hundred lines; what is beyond this is no budget of one unit."""


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """One unit's year: what was stated, the records that it is added up from, and what the year before said."""

    unit_year: UnitYear
    lines: Mapping[str, BudgetLine]
    details: tuple[DetailLine, ...]
    adjustments: tuple[Adjustment, ...]
    executions: tuple[Execution, ...]
    procurements: tuple[Procurement, ...]
    three_public: ThreePublic | None
    projects: tuple[Project, ...]
    fundings: tuple[Funding, ...]
    before: Mapping[str, BudgetLine]

    @property
    def is_blank(self) -> bool:
        """Return whether nobody has recorded anything of this year."""
        return not (
            self.lines or self.details or self.adjustments or self.executions or self.procurements
            or self.three_public or self.projects or self.fundings
        )  # fmt: skip


def picture_of(unit_year: UnitYear) -> Picture:
    """Return everything recorded of a year: nine statements, however many rows there are."""
    earlier = BudgetLine.objects.filter(unit_year__unit_id=unit_year.unit_id, unit_year__year=unit_year.year - 1)
    lines = BudgetLine.objects.filter(unit_year=unit_year)
    return Picture(
        unit_year=unit_year,
        lines=MappingProxyType({line.item: line for line in lines[:MOST]}),
        details=tuple(
            DetailLine.objects.filter(unit_year=unit_year)
            .select_related("project")
            .order_by("function_code", "economic_code", "nature", "source", "pk")[:MOST]
        ),
        adjustments=tuple(
            Adjustment.objects.filter(unit_year=unit_year)
            .select_related("line", "project")
            .order_by("on", "number", "pk")[:MOST]
        ),
        executions=tuple(
            Execution.objects.filter(unit_year=unit_year).select_related("line").order_by("month", "pk")[: 12 * MOST]
        ),
        procurements=tuple(Procurement.objects.filter(unit_year=unit_year).order_by("pk")[:MOST]),
        three_public=ThreePublic.objects.filter(unit_year=unit_year).first(),
        projects=tuple(Project.objects.filter(unit_year=unit_year).order_by("code")[:MOST]),
        fundings=tuple(
            Funding.objects.filter(unit_year=unit_year).select_related("project").order_by("project__code", "pk")[:MOST]
        ),
        before=MappingProxyType({line.item: line for line in earlier[:MOST]}),
    )


def added_up(amounts: Iterable[Money]) -> Money:
    """Return the exact sum."""
    return sum(amounts, ZERO_MONEY)
