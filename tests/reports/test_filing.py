import hashlib

import pytest
from tests.rooms import County

from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import HandoverKind, JobRun
from jixiao.orgs.refusing import Refused
from jixiao.reports.filing import approve_report, handover_for, reopen_report, submit_report
from jixiao.reports.models import Report, ReportVersion
from jixiao.reports.queries import filed_version_of
from jixiao.reports.rendering import file_path, write_whole


def test_a_filed_version_has_its_files_with_their_hashes(rendered: ReportVersion):
    assert {"docx", "html", "sheet1_docx"} <= set(rendered.files)
    for told in rendered.files.values():
        content = file_path(told).read_bytes()
        assert hashlib.sha256(content).hexdigest() == told["sha256"]
        assert len(content) == told["size"]


def test_the_job_says_that_it_is_done(rendered: ReportVersion):
    job = JobRun.objects.get(pk=rendered.job_id)
    assert (job.state, job.done) == (JobRun.State.DONE, job.total)


def test_a_report_waits_for_its_evaluation(county: County, report: Report):
    with pytest.raises(Refused, match="自评还没有审定"):
        submit_report(handover=handover_for(report), by=county.actor("clerk"))


def test_the_one_who_sent_it_does_not_approve_it(county: County, report_evaluated: Report):
    report = report_evaluated
    submit_report(handover=handover_for(report), by=county.actor("clerk"))
    with pytest.raises(Refused, match="自己送审"):
        approve_report(handover=handover_for(report), by=county.actor("clerk"))
    assert filed_version_of(report.unit_year) is None


def test_a_reopened_report_has_no_version_in_force_but_keeps_it(county: County, filed: ReportVersion):
    reopen_report(handover=handover_for(filed.report), reason="数字有误（示例）", by=county.actor("head"))
    filed.refresh_from_db()
    assert filed.revoked_at is not None
    assert filed_version_of(filed.report.unit_year) is None
    assert ReportVersion.objects.filter(pk=filed.pk).exists()


def test_reopening_wants_a_reason(county: County, filed: ReportVersion):
    with pytest.raises(Refused, match="理由"):
        reopen_report(handover=handover_for(filed.report), reason=" ", by=county.actor("head"))


def test_what_must_be_mended_stops_the_report(county: County, report_evaluated: Report):
    report = report_evaluated
    from jixiao.reports.writing import write_passage

    text = "2024年培训6期、7期，共计14期；支出合计298.00万元，其中基本支出206.00万元、项目支出93.00万元。"
    write_passage(report=report, section="二（一）", text=text, by=county.actor("clerk"))
    with pytest.raises(Refused, match="必须改"):
        submit_report(handover=handover_for(report), by=county.actor("clerk"))
    assert handover_of(report.unit_year, HandoverKind.REPORT).state == "draft"
    assert report.versions.count() == 0


def test_a_file_is_there_whole_or_not_at_all(tmp_path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "a" / "x.docx"
    write_whole(target, b"first")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"second")
    assert target.read_bytes() == b"first"
    assert [entry.name for entry in target.parent.iterdir()] == ["x.docx"]
