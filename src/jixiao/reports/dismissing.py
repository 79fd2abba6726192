"""A finding set aside with a reason, and taken up again."""

from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.reports.checking import put_findings
from jixiao.reports.events import FindingDismissed
from jixiao.reports.models import DismissedFinding, Report, ReportVersion
from jixiao.reports.writing import require_open


@transaction.atomic
def dismiss_finding(*, version: ReportVersion, number: int, reason: str, by: Actor) -> DismissedFinding:
    """Set the ``number``-th finding of a version aside; it stays so when the paper is made again."""
    report = version.report
    require_open(report)
    if not reason.strip():
        raise Refused("不采纳要写明理由", cure="写明为什么这一条不是问题", code="U606", field="reason")
    if not 0 <= number < len(version.findings):
        raise Refused("没有这一条，可能已经重新体检过", cure="刷新页面再看", code="U607")
    told = version.findings[number]
    row = DismissedFinding.objects.create(
        report=report, code=told["code"], reason=reason.strip(), by=by.person, at=by.at, **told["aside"]
    )
    version.findings[number] = {**told, "dismissed": reason.strip()}
    put_findings(version, version.findings)
    _tell(report, told, {"不采纳": reason.strip()}, by, reason.strip())
    return row


@transaction.atomic
def take_up_finding(*, version: ReportVersion, number: int, by: Actor) -> None:
    """Take a finding up again that was set aside."""
    report = version.report
    require_open(report)
    told = version.findings[number] if 0 <= number < len(version.findings) else {}
    rows = DismissedFinding.objects.filter(report=report, code=told.get("code", ""), **told.get("aside", {}))
    if not told.get("dismissed") or not rows.delete()[0]:
        raise Refused("这一条没有被搁置", cure="刷新页面再看", code="U607")
    version.findings[number] = {name: value for name, value in told.items() if name != "dismissed"}
    put_findings(version, version.findings)
    _tell(report, told, {"不采纳": None}, by, "重新列出")


def _tell(report: Report, told: dict[str, Any], after: dict[str, Any], by: Actor, why: str) -> None:
    unit_year = report.unit_year
    publish_in(
        unit_year,
        FindingDismissed,
        subject=f"reports.report:{report.pk}",
        name=f"{told['code']} {told['name']}",
        after=after,
        why=why,
        by=by,
    )
