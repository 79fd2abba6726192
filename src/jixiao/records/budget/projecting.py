"""Projects are registered, corrected, funded by source, and taken out."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from jixiao.engine.values import Absent, Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.once import claim_once
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.budget.events import ProjectFunded, ProjectRegistered, ProjectRemoved, ProjectRevised
from jixiao.records.budget.items import SOURCES
from jixiao.records.budget.models import Funding, Project
from jixiao.records.budget.opening import require_open
from jixiao.records.budget.stating import put_values, told

FIELDS = ("code", "name", "kind", "continuity", "arising", "is_key", "supervisor", "implementer", "expected",
          "achieved", "origin")  # fmt: skip
AMOUNTS = ("initial", "adjusted", "executed")
FUNDED = (*AMOUNTS, "not_applicable", "origin")


@transaction.atomic
def register_project(
    *,
    unit_year: UnitYear,
    code: str,
    name: str,
    by: Actor,
    kind: str = "",
    continuity: str = "",
    arising: str = "",
    is_key: bool | None = None,
    supervisor: str = "",
    implementer: str = "",
    expected: str = "",
    achieved: str = "",
    origin: str = "",
    token: str = "",
    leads_to: str = "",
) -> Project:
    """Register a project; refuses a code that is used in the year."""
    require_open(unit_year)
    claim_once(token, by=by, leads_to=leads_to)
    row = Project(
        unit_year=unit_year, code=code.strip(), name=name.strip(), kind=kind, continuity=continuity, arising=arising,
        is_key=is_key, supervisor=supervisor.strip(), implementer=implementer.strip(), expected=expected.strip(),
        achieved=achieved.strip(), origin=origin.strip(),
    )  # fmt: skip
    _require_named(row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise _taken(row) from None
    publish_in(
        unit_year,
        ProjectRegistered,
        subject=f"budget.project:{row.pk}",
        name=row.name,
        after=snapshot(row, FIELDS),
        by=by,
    )
    return row


@transaction.atomic
def revise_project(*, project: Project, values: Mapping[str, object], by: Actor, stamp: int | None = None) -> Project:
    """Correct a project; ``values`` by field, what it does not name stays as it is."""
    require_open(project.unit_year)
    before = snapshot(project, FIELDS)
    for name in FIELDS:
        if name in values:
            value = values[name]
            setattr(project, name, value.strip() if isinstance(value, str) else value)
    _require_named(project)
    try:
        with transaction.atomic():
            save_stamped(project, stamp=stamp, fields=FIELDS)
    except IntegrityError:
        raise _taken(project) from None
    was, now = changes(before, snapshot(project, FIELDS))
    publish_in(
        project.unit_year,
        ProjectRevised,
        subject=f"budget.project:{project.pk}",
        name=project.name,
        before=was,
        after=now,
        by=by,
    )
    return project


@transaction.atomic
def remove_project(*, project: Project, by: Actor) -> None:
    """Take a project out with its funding; refuses one that lines or adjustments belong to."""
    require_open(project.unit_year)
    if project.lines.exists() or project.adjustments.exists():
        raise Refused("这个项目已有预算明细或调整，不能删除", cure="先改掉那些明细和调整", code="U441")
    publish_in(
        project.unit_year,
        ProjectRemoved,
        subject=f"budget.project:{project.pk}",
        name=project.name,
        before=snapshot(project, FIELDS),
        by=by,
    )
    project.fundings.all().delete()
    project.delete()


@transaction.atomic
def fund_project(
    *,
    unit_year: UnitYear,
    project: Project | None,
    source: str,
    values: Mapping[str, Money | Absent | None],
    by: Actor,
    origin: str = "",
    stamp: int | None = None,
) -> Funding:
    """State 年初预算数, 全年预算数, 全年执行数 (initial, adjusted, executed) from one source; no project: the unit."""
    require_open(unit_year)
    _require_amounts(source, values)
    if project is not None and project.unit_year_id != unit_year.pk:
        raise Refused("这个项目不在本单位本年度", code="U442")
    found = Funding.objects.filter(unit_year=unit_year, project=project, source=source).first()
    row = found or Funding(unit_year=unit_year, project=project, source=source)
    before = told(row, FUNDED) if found else {}
    put_values(row, values)
    row.origin = origin or row.origin
    if found and told(row, FUNDED) == before:
        return row
    if found:
        save_stamped(row, stamp=stamp, fields=FUNDED)
    else:
        row.save(force_insert=True)
    was, now = changes(before, told(row, FUNDED))
    publish_in(
        unit_year,
        ProjectFunded,
        subject=f"budget.funding:{row.pk}",
        name=f"{project or '部门整体'} {source}",
        before=was,
        after=now,
        by=by,
    )
    return row


def _require_named(row: Project) -> None:
    if not row.code or not row.name:
        raise Refused("项目编号和项目名称都要填", code="U440", field="name" if row.code else "code")


def _taken(row: Project) -> Refused:
    return Refused(f"项目编号 {row.code} 本年已经用过", cure="核对编号，或修改已有的项目", code="U440", field="code")


def _require_amounts(source: str, values: Mapping[str, Money | Absent | None]) -> None:
    if source not in SOURCES:
        raise Refused(
            f"没有「{source}」这种资金来源", cure=f"填其中一个：{'、'.join(SOURCES)}", code="U442", field="source"
        )
    for name, value in values.items():
        if name not in AMOUNTS:
            raise Refused(f"项目资金没有「{name}」这一栏", code="U442")
        if isinstance(value, Money) and value.fen < 0 and name != "executed":
            raise Refused("预算数不能小于 0", code="U432", field=name)
