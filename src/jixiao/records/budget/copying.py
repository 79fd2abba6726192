"""Projects and lines of the year before are copied into this one, without amounts: those are another year's."""

import dataclasses

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.budget.events import CopiedFromLastYear
from jixiao.records.budget.models import Continuity, DetailLine, Project, ProjectKind
from jixiao.records.budget.opening import require_open

MOST = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Copyable:
    """One thing of last year: ``why_not`` says why it stays behind, "" where it comes along."""

    row: Project | DetailLine
    label: str
    why_not: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Offer:
    """What could be copied from the year before."""

    year: int
    projects: tuple[Copyable, ...]
    lines: tuple[Copyable, ...]

    @property
    def coming(self) -> int:
        """Return how many rows would be written."""
        return sum(1 for one in (*self.projects, *self.lines) if not one.why_not)


def last_years_rows(unit_year: UnitYear) -> Offer:
    """Return the projects and lines of the year before, and which of them would be copied."""
    earlier = {"unit_year__unit_id": unit_year.unit_id, "unit_year__year": unit_year.year - 1}
    here = set(Project.objects.filter(unit_year=unit_year).values_list("code", flat=True))
    rows = Project.objects.filter(**earlier).order_by("code")[:MOST]
    projects = tuple(Copyable(row, f"{row.code} {row.name}", _why_not(row, here)) for row in rows)
    coming = here | {one.row.code for one in projects if not one.why_not and isinstance(one.row, Project)}
    standing = {
        _place(line) for line in DetailLine.objects.filter(unit_year=unit_year).select_related("project")[:MOST]
    }
    lines = (
        DetailLine.objects.filter(**earlier).select_related("project").order_by("function_code", "economic_code")[:MOST]
    )
    return Offer(
        unit_year.year - 1,
        projects,
        tuple(Copyable(line, _called(line), _stays(line, standing, coming)) for line in lines),
    )


@transaction.atomic
def copy_from_last_year(*, unit_year: UnitYear, by: Actor) -> Offer:
    """Copy what ``last_years_rows`` offers; amounts and results stay behind. Refuses where there is nothing."""
    require_open(unit_year)
    offer = last_years_rows(unit_year)
    if not offer.coming:
        raise Refused(f"{offer.year} 年度没有可以复制的项目和明细", code="U445")
    fresh = [_project(one.row, unit_year) for one in offer.projects if not one.why_not and isinstance(one.row, Project)]
    Project.objects.bulk_create(fresh)
    by_code = {row.code: row for row in Project.objects.filter(unit_year=unit_year)}
    lines = [one.row for one in offer.lines if not one.why_not and isinstance(one.row, DetailLine)]
    DetailLine.objects.bulk_create([_line(row, unit_year, by_code) for row in lines])
    publish_in(
        unit_year,
        CopiedFromLastYear,
        subject=f"orgs.year:{unit_year.pk}",
        name=f"从 {offer.year} 年度复制",
        after={"项目": [row.name for row in fresh], "预算明细": len(lines)},
        by=by,
    )
    return offer


def _why_not(row: Project, here: set[str]) -> str:
    if row.code in here:
        return "本年已有这个编号"
    return "一次性项目" if row.kind == ProjectKind.ONE_OFF else ""


def _stays(line: DetailLine, standing: set[tuple[str, ...]], coming: set[str]) -> str:
    if _place(line) in standing:
        return "本年已有这一行"
    return "它的项目不复制" if line.project is not None and line.project.code not in coming else ""


def _place(line: DetailLine) -> tuple[str, ...]:
    code = line.project.code if line.project else ""
    return (line.function_code, line.economic_code, line.nature, line.source, code)


def _called(line: DetailLine) -> str:
    return f"{line.function_code} {line.function_name} · {line.economic_code} {line.economic_name} · {line.source}"


def _project(row: Project, unit_year: UnitYear) -> Project:
    return Project(
        unit_year=unit_year, code=row.code, name=row.name, kind=row.kind, continuity=Continuity.CONTINUED,
        arising="", is_key=row.is_key, supervisor=row.supervisor, implementer=row.implementer, expected=row.expected,
    )  # fmt: skip


def _line(row: DetailLine, unit_year: UnitYear, by_code: dict[str, Project]) -> DetailLine:
    return DetailLine(
        unit_year=unit_year, function_code=row.function_code, function_name=row.function_name,
        economic_code=row.economic_code, economic_name=row.economic_name, nature=row.nature, source=row.source,
        project=by_code[row.project.code] if row.project else None, remark=row.remark,
    )  # fmt: skip
