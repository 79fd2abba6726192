"""送审: a sheet goes on only when it was read and everything off its course is explained."""

import dataclasses
from collections.abc import Iterator

from jixiao.cycle.monitoring.approving import sheet_of
from jixiao.cycle.monitoring.closing import require_running
from jixiao.cycle.monitoring.models import Colour, ExecutionLine, MonitoringLine, MonitoringSheet
from jixiao.cycle.monitoring.queries import executions_of, lines_of, subject_of
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import handover_of, send
from jixiao.orgs.models import Handover, HandoverKind
from jixiao.orgs.refusing import Refused

OFF_COURSE = frozenset({Colour.RED, Colour.YELLOW})


@dataclasses.dataclass(frozen=True, slots=True)
class Blocker:
    """What stands in the way of 送审, and the place on the page where it is mended."""

    words: str
    anchor: str


def wants_of(row: MonitoringLine | ExecutionLine) -> str:
    """Return what a row lacks: causes where it is off its course, a word where nobody counted, a likelihood."""
    lacks = []
    if row.light in OFF_COURSE:
        lacks += [] if row.causes and row.cause_text else ["偏差原因"]
        lacks += [] if row.measures else ["改进措施"]
        lacks += [] if row.likelihood else ["完成目标可能性"]
    elif row.light == Colour.NONE and not (row.cause_text or row.remark):
        lacks.append("说明（为什么没有数）")
    return "、".join(lacks)


def blockers_of(sheet: MonitoringSheet) -> tuple[Blocker, ...]:
    """Return all that stands in the way of handing a sheet in."""
    return tuple(_blockers(sheet))


def _blockers(sheet: MonitoringSheet) -> Iterator[Blocker]:
    if sheet.read_at is None:
        yield Blocker("还没有取数亮灯", "#read")
        return
    for row in executions_of(sheet):
        if lacking := wants_of(row):
            yield Blocker(f"「{row.name}」执行缺{lacking}", f"#execution-{row.pk}")
    for line in lines_of(sheet):
        if lacking := wants_of(line):
            yield Blocker(f"「{line.name}」缺{lacking}", f"#field-{line.code}")


def require_explained(handover: Handover, by: Actor) -> None:
    """Refuse (U632) a sheet that is not read or not explained, and (U637) one whose round was ended."""
    del by
    sheet = sheet_of(handover)
    require_running(sheet.round)
    blockers = blockers_of(sheet)
    if blockers:
        told = "；".join(blocker.words for blocker in blockers[:5])
        raise Refused(f"还不能送审，{len(blockers)} 处要先改好：{told}", cure="逐项改好后再送审", code="U632")


def submit_sheet(*, sheet: MonitoringSheet, by: Actor, stamp: int | None = None) -> Handover:
    """Hand a sheet in to the unit's head."""
    handover = handover_of(sheet.unit_year, HandoverKind.MONITORING, subject=subject_of(sheet))
    return send(handover=handover, by=by, stamp=stamp, before=require_explained)
