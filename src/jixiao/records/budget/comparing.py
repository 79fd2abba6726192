"""The projects of many years at once, for whoever compares departments: two statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, ZERO_MONEY, Absent, Money
from jixiao.measures.projects import ProjectOfYear
from jixiao.records.budget.gathering import stated
from jixiao.records.budget.models import Funding, Project

MOST = 50_000


def projects_of_many(unit_years: Sequence[int]) -> list[ProjectOfYear]:
    """Return the projects of those years with their money by all sources."""
    fundings: dict[int, list[Funding]] = defaultdict(list)
    rows = Funding.objects.filter(unit_year__in=unit_years, project__isnull=False)
    for funding in rows.only("project", "initial", "adjusted", "executed", "not_applicable")[:MOST]:
        assert funding.project_id is not None  # noqa: S101 - as filtered
        fundings[funding.project_id].append(funding)
    projects = Project.objects.filter(unit_year__in=unit_years).values_list("unit_year", "pk", "code", "name")
    return [
        ProjectOfYear(
            unit_year=unit_year,
            pk=pk,
            code=code,
            name=name,
            budget=_sum(_budget(one) for one in fundings[pk]),
            executed=_sum(stated(one, "executed") for one in fundings[pk]),
        )
        for unit_year, pk, code, name in projects.order_by("unit_year", "code")[:MOST]
    ]


def _budget(funding: Funding) -> Money | Absent:
    adjusted = stated(funding, "adjusted")
    return stated(funding, "initial") if adjusted is UNFILLED else adjusted


def _sum(amounts: Iterable[Money | Absent]) -> Money | Absent:
    """Return the sum: 未填 where one is missing or there is none, 不适用 where all are."""
    listed = list(amounts)
    if not listed or UNFILLED in listed:
        return UNFILLED
    known = [one for one in listed if isinstance(one, Money)]
    return sum(known, ZERO_MONEY) if known else NOT_APPLICABLE
