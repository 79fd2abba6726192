"""The sealed scan: the signed and stamped paper comes back and is kept with the version it is of."""

from django.db import transaction

from jixiao.measures.keeping import attach
from jixiao.measures.models import Proof
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.reports.events import ScanAttached
from jixiao.reports.models import ReportVersion

SCANNED = ("application/pdf", "image/jpeg", "image/png")


@transaction.atomic
def attach_sealed_scan(*, version: ReportVersion, proof: Proof, by: Actor) -> ReportVersion:
    """Keep the scan with its filed version; refuses a draft, and anything that is no scan."""
    if version.filed_at is None or version.revoked_at is not None:
        raise Refused("只有定稿才能附盖章扫描件", cure="先审核定稿，打印盖章后再上传", code="U610")
    if proof.media_type not in SCANNED:
        raise Refused("盖章扫描件应当是 PDF、JPG 或 PNG", cure="扫描成 PDF 再传", code="U611", field="scan")
    version.sealed_scan = proof
    version.save(update_fields=["sealed_scan"])
    label = f"{version.report.unit_year.year}年度自评报告{version}（盖章件）"
    attach(proof=proof, subject=f"reports.version:{version.pk}", label=label, by=by)
    unit_year = version.report.unit_year
    publish_in(
        unit_year,
        ScanAttached,
        subject=f"reports.version:{version.pk}",
        name=label,
        after={"文件": proof.name, "摘要": proof.sha256},
        by=by,
    )
    return version
