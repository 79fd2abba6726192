import io

import pytest
from PIL import Image
from tests.rooms import County

from jixiao.measures.keeping import keep_proof
from jixiao.measures.models import ProofClass, ProofLink
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.reports.drafting import make_version
from jixiao.reports.filing import handover_for, reopen_report
from jixiao.reports.models import Report, ReportVersion
from jixiao.reports.sealing import attach_sealed_scan


def scan() -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(sink, "PNG")
    return sink.getvalue()


def kept(county: County, version: ReportVersion, content: bytes, name: str):
    from django.core.files.base import ContentFile

    return keep_proof(
        unit_year=version.report.unit_year,
        upload=ContentFile(content, name=name),
        name=name,
        proof_class=ProofClass.OFFICIAL,
        by=county.actor("clerk"),
    )


def test_the_scan_is_kept_with_its_version_and_told_in_the_trail(county: County, filed: ReportVersion):
    proof = kept(county, filed, scan(), "盖章件（示例）.png")
    attach_sealed_scan(version=filed, proof=proof, by=county.actor("clerk"))
    filed.refresh_from_db()
    assert filed.sealed_scan == proof
    assert ProofLink.objects.get(proof=proof).subject == f"reports.version:{filed.pk}"
    assert TrailEntry.objects.get(event="reports.scan_attached").after["摘要"] == proof.sha256


def test_a_draft_takes_no_scan(county: County, report: Report):
    version = make_version(report=report, by=county.actor("clerk"))
    with pytest.raises(Refused, match="只有定稿"):
        attach_sealed_scan(version=version, proof=kept(county, version, scan(), "x.png"), by=county.actor("clerk"))


def test_a_version_no_longer_in_force_takes_no_scan(county: County, filed: ReportVersion):
    reopen_report(handover=handover_for(filed.report), reason="示例", by=county.actor("head"))
    filed.refresh_from_db()
    with pytest.raises(Refused, match="只有定稿"):
        attach_sealed_scan(version=filed, proof=kept(county, filed, scan(), "x.png"), by=county.actor("clerk"))


def test_what_is_no_scan_is_refused(county: County, filed: ReportVersion):
    proof = kept(county, filed, "一段文字（示例）".encode(), "x.txt")
    with pytest.raises(Refused, match="PDF、JPG 或 PNG"):
        attach_sealed_scan(version=filed, proof=proof, by=county.actor("clerk"))


def test_the_clerk_uploads_it_on_the_page(county: County, filed: ReportVersion):
    upload = io.BytesIO(scan())
    upload.name = "盖章件（示例）.png"
    path = county.address(f"reports/versions/{filed.pk}/scan/")
    assert county.client("clerk").post(path, {"scan": upload}).status_code == 302
    filed.refresh_from_db()
    assert filed.sealed_scan is not None
    assert county.client("viewer").post(path, {"scan": upload}).status_code == 403
