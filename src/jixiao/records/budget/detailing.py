"""The detailed lines of the budget are recorded: by function, economic kind, nature and source."""

from django.db import IntegrityError, transaction

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.once import claim_once
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.budget.classification import ECONOMIC, FUNCTION, LENGTHS, WORDS, is_code, name_of
from jixiao.records.budget.events import LineRecorded, LineRemoved, LineRevised
from jixiao.records.budget.items import SOURCES
from jixiao.records.budget.models import DetailLine, Nature, Project
from jixiao.records.budget.opening import require_open

FIELDS = ("function_code", "function_name", "economic_code", "economic_name", "nature", "source", "project", "initial",
          "remark", "origin")  # fmt: skip


@transaction.atomic
def record_line(
    *,
    unit_year: UnitYear,
    function_code: str,
    economic_code: str,
    nature: str,
    initial: Money | None,
    by: Actor,
    source: str = SOURCES[0],
    function_name: str = "",
    economic_name: str = "",
    project: Project | None = None,
    remark: str = "",
    origin: str = "",
    token: str = "",
    leads_to: str = "",
) -> DetailLine:
    """Record one line; the names of known codes come from the classification. Refuses a place that is taken."""
    require_open(unit_year)
    claim_once(token, by=by, leads_to=leads_to)
    line = DetailLine(
        unit_year=unit_year, function_code=function_code.strip(), economic_code=economic_code.strip(),
        function_name=function_name.strip() or name_of(FUNCTION, function_code.strip()),
        economic_name=economic_name.strip() or name_of(ECONOMIC, economic_code.strip()),
        nature=nature, source=source, project=project, initial=initial, remark=remark.strip(), origin=origin.strip(),
    )  # fmt: skip
    _require_sound(line)
    _save_new(line)
    publish_in(
        unit_year, LineRecorded, subject=f"budget.line:{line.pk}", name=str(line), after=snapshot(line, FIELDS), by=by
    )
    return line


@transaction.atomic
def revise_line(
    *,
    line: DetailLine,
    function_code: str,
    economic_code: str,
    nature: str,
    initial: Money | None,
    by: Actor,
    source: str = SOURCES[0],
    function_name: str = "",
    economic_name: str = "",
    project: Project | None = None,
    remark: str = "",
    origin: str = "",
    stamp: int | None = None,
) -> DetailLine:
    """Correct a line."""
    require_open(line.unit_year)
    before = snapshot(line, FIELDS)
    line.function_code, line.economic_code = function_code.strip(), economic_code.strip()
    line.function_name = function_name.strip() or name_of(FUNCTION, line.function_code)
    line.economic_name = economic_name.strip() or name_of(ECONOMIC, line.economic_code)
    line.nature, line.source, line.project, line.initial = nature, source, project, initial
    line.remark, line.origin = remark.strip(), origin.strip()
    _require_sound(line)
    try:
        with transaction.atomic():
            save_stamped(line, stamp=stamp, fields=FIELDS)
    except IntegrityError:
        raise _taken(line) from None
    was, now = changes(before, snapshot(line, FIELDS))
    publish_in(
        line.unit_year, LineRevised, subject=f"budget.line:{line.pk}", name=str(line), before=was, after=now, by=by
    )
    return line


@transaction.atomic
def remove_line(*, line: DetailLine, by: Actor) -> None:
    """Take a line out; refuses one that months or adjustments stand at."""
    require_open(line.unit_year)
    if line.executions.exists() or line.adjustments.exists():
        cure = "先删去它的按月执行和预算调整，或把年初预算改成 0"
        raise Refused("这一行已有执行或调整，不能删除", cure=cure, code="U437")
    publish_in(
        line.unit_year,
        LineRemoved,
        subject=f"budget.line:{line.pk}",
        name=str(line),
        before=snapshot(line, FIELDS),
        by=by,
    )
    line.delete()


def _save_new(line: DetailLine) -> None:
    try:
        with transaction.atomic():
            line.save(force_insert=True)
    except IntegrityError:
        raise _taken(line) from None


def _taken(line: DetailLine) -> Refused:
    where = f"{line.function_code} {line.economic_code} {line.get_nature_display()} {line.source}"
    return Refused(
        f"{where} 已经有一行", cure="到那一行改金额；分属不同项目的，选上项目", code="U438", field="economic_code"
    )


def _require_sound(line: DetailLine) -> None:
    for kind, code, name, field in (
        (FUNCTION, line.function_code, line.function_name, "function_code"),
        (ECONOMIC, line.economic_code, line.economic_name, "economic_code"),
    ):
        if not is_code(kind, code):
            digits = "、".join(str(length) for length in LENGTHS[kind])
            cure = f"填 {digits} 位数字，如 {'2060702' if kind == FUNCTION else '30217'}"
            raise Refused(f"{WORDS[kind]}编码「{code}」写法不对", cure=cure, code="U439", field=field)
        if not name:
            cure = f"核对编码；编码没错的，填上{WORDS[kind]}名称"
            raise Refused(
                f"{WORDS[kind]}里没有收录 {code}", cure=cure, code="U439", field=field.replace("code", "name")
            )
    if line.nature not in Nature.values or line.source not in SOURCES:
        raise Refused("没有这种支出性质或资金来源", code="U439", field="nature")
    if line.project is not None and line.nature != Nature.PROJECT:
        raise Refused("基本支出不属于项目", cure="把项目空着，或把支出性质改成项目支出", code="U439", field="project")
    if line.project is not None and line.project.unit_year_id != line.unit_year_id:
        raise Refused("这个项目不在本单位本年度", code="U439", field="project")
    if line.initial is not None and line.initial.fen < 0:
        raise Refused("年初预算不能小于 0", cure="年中追减登记为预算调整", code="U432", field="initial")
