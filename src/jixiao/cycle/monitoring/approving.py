"""审核、退回、撤回、重开 of a sheet: the head passes it on, the bureau approves; an ended round is judged no more."""

from collections.abc import Sequence

from django.db import transaction

from jixiao.cycle.monitoring.closing import require_running
from jixiao.cycle.monitoring.models import MonitoringSheet
from jixiao.cycle.monitoring.queries import sheet_in
from jixiao.orgs import handing
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import Mark
from jixiao.orgs.models import Handover
from jixiao.orgs.refusing import Refused


def sheet_of(handover: Handover) -> MonitoringSheet:
    """Return the sheet a handover is about; refuse (U633) one that is not there."""
    found = sheet_in(int(handover.subject), handover.unit_year) if handover.subject.isdecimal() else None
    if found is None:
        raise Refused("没有这张监控表", cure="刷新页面", code="U633")
    return found


@transaction.atomic
def pass_sheet(*, handover: Handover, by: Actor, reason: str = "", stamp: int | None = None) -> Handover:
    """Pass a sheet on to the bureau, or approve it there. Refuses (U637) where the round was ended."""
    require_running(sheet_of(handover).round)
    return handing.approve(handover=handover, by=by, reason=reason, stamp=stamp)


@transaction.atomic
def return_sheet(
    *, handover: Handover, reason: str, by: Actor, marks: Sequence[Mark] = (), stamp: int | None = None
) -> Handover:
    """Send a sheet back with a reason; the marks point at its indicators. Refuses (U637) as passing does."""
    require_running(sheet_of(handover).round)
    return handing.send_back(handover=handover, reason=reason, by=by, marks=marks, stamp=stamp)


@transaction.atomic
def withdraw_sheet(*, handover: Handover, by: Actor, stamp: int | None = None) -> Handover:
    """Take a sheet back before the head has decided. Refuses (U637) as passing does."""
    require_running(sheet_of(handover).round)
    return handing.withdraw(handover=handover, by=by, stamp=stamp)


@transaction.atomic
def reopen_sheet(*, handover: Handover, reason: str, by: Actor, stamp: int | None = None) -> Handover:
    """Open an approved sheet again with a reason. Refuses (U637) as passing does."""
    require_running(sheet_of(handover).round)
    return handing.reopen(handover=handover, reason=reason, by=by, stamp=stamp)
