import pytest
from tests.rooms import County

from jixiao.orgs.refusing import Refused
from jixiao.reports.dismissing import dismiss_finding, take_up_finding
from jixiao.reports.drafting import make_version
from jixiao.reports.models import Report, ReportVersion
from jixiao.reports.writing import write_passage

MISPRINT = "我局较好的完成了科学认证工作（示例）。"


@pytest.fixture
def misprinted(county: County, report: Report) -> ReportVersion:
    write_passage(report=report, section="二（二）", text=MISPRINT, by=county.actor("clerk"))
    version = make_version(report=report, by=county.actor("clerk"))
    assert version.findings
    return version


def test_a_finding_leads_to_the_block_it_is_about(misprinted: ReportVersion):
    told = next(one for one in misprinted.findings if "的完成" in one["quote"] or "认证" in one["quote"])
    block = misprinted.document["blocks"][told["block"]]
    assert MISPRINT in str(block)


def test_a_dismissed_finding_stays_dismissed_when_the_paper_is_made_again(
    county: County, report: Report, misprinted: ReportVersion
):
    count = len(misprinted.findings)
    dismiss_finding(version=misprinted, number=0, reason="原文如此（示例）", by=county.actor("clerk"))
    write_passage(report=report, section="四", text="另一段（示例）。", by=county.actor("clerk"))
    again = make_version(report=report, by=county.actor("clerk"))
    assert [one["dismissed"] for one in again.findings if one.get("dismissed")] == ["原文如此（示例）"]
    assert len(again.findings) == count


def test_a_dismissed_finding_can_be_taken_up_again(county: County, misprinted: ReportVersion):
    dismiss_finding(version=misprinted, number=0, reason="原文如此（示例）", by=county.actor("clerk"))
    take_up_finding(version=misprinted, number=0, by=county.actor("clerk"))
    misprinted.refresh_from_db()
    assert not misprinted.findings[0].get("dismissed")


def test_dismissing_wants_a_reason_and_a_finding(county: County, misprinted: ReportVersion):
    with pytest.raises(Refused, match="理由"):
        dismiss_finding(version=misprinted, number=0, reason="", by=county.actor("clerk"))
    with pytest.raises(Refused, match="没有这一条"):
        dismiss_finding(version=misprinted, number=999, reason="x", by=county.actor("clerk"))
