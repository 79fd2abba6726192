"""From the newest version to the filed one: 送审 when mended, 定稿 when approved, 作废 when reopened."""

from django.db import transaction

from jixiao.cycle.evaluation.queries import approved_evaluation_of
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import approve, handover_of, reopen, send
from jixiao.orgs.models import Handover, HandoverKind, HandoverState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.reports.checking import must_of
from jixiao.reports.drafting import make_version
from jixiao.reports.events import VersionFiled, VersionRevoked
from jixiao.reports.models import Report, ReportVersion
from jixiao.reports.rendering import ask_for_files


def handover_for(report: Report) -> Handover:
    """Return the handover of the paper."""
    return handover_of(report.unit_year, HandoverKind.REPORT)


@transaction.atomic
def submit_report(*, handover: Handover, by: Actor, stamp: int | None = None) -> ReportVersion:
    """Make the version that is judged and hand it in; refuses while anything 必须改 is neither mended nor explained."""
    if approved_evaluation_of(handover.unit_year) is None:
        cure = "等财政复核审定自评以后，再送审报告"
        raise Refused("绩效自评还没有审定", cure=cure, code="U617")
    version = make_version(report=_report_of(handover), by=by)
    must = must_of(version.findings)
    if must:
        names = "、".join(dict.fromkeys(f"{one['code']} {one['name']}" for one in must[:5]))
        cure = "逐条改好，或写明理由不采纳；改好后重新生成"
        raise Refused(f"还有 {len(must)} 条必须改的问题：{names}", cure=cure, code="U608")
    send(handover=handover, by=by, stamp=stamp)
    return version


@transaction.atomic
def approve_report(*, handover: Handover, by: Actor, reason: str = "", stamp: int | None = None) -> ReportVersion:
    """Approve the paper: its newest version is filed, frozen with its hash, and rendered in the background."""
    approve(handover=handover, by=by, reason=reason, stamp=stamp)
    version = _report_of(handover).versions.order_by("-number").first()
    if version is None:
        raise Refused("还没有生成过报告", cure="先生成一稿再审核", code="U609")
    if handover.state == HandoverState.APPROVED:
        version.filed_at, version.filed_by = by.at, by.person
        version.save(update_fields=["filed_at", "filed_by"])
        _tell(VersionFiled, version, by, reason)
        ask_for_files(version=version, by=by)
    return version


@transaction.atomic
def reopen_report(*, handover: Handover, reason: str, by: Actor, stamp: int | None = None) -> ReportVersion | None:
    """Open an approved paper again: the filed version is no longer in force, though it is kept."""
    reopen(handover=handover, reason=reason, by=by, stamp=stamp)
    version = _report_of(handover).versions.filter(filed_at__isnull=False, revoked_at=None).first()
    if version is not None:
        version.revoked_at = by.at
        version.save(update_fields=["revoked_at"])
        _tell(VersionRevoked, version, by, reason)
    return version


def _report_of(handover: Handover) -> Report:
    return Report.objects.select_related("unit_year__unit").get_or_create(unit_year=handover.unit_year)[0]


def _tell(told: type[VersionFiled | VersionRevoked], version: ReportVersion, by: Actor, why: str) -> None:
    unit_year = version.report.unit_year
    publish_in(
        unit_year,
        told,
        subject=f"reports.version:{version.pk}",
        name=f"{unit_year.year}年度自评报告{version}",
        after={"摘要": version.digest},
        why=why,
        by=by,
    )
