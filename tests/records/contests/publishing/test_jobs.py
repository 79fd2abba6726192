"""The certificates are one background job with progress, and one PDF."""

import pypdfium2 as pdfium
import pytest

from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.models import AwardCertificate, Result
from jixiao.records.contests.publishing import jobs
from jixiao.records.contests.publishing.jobs import ask_for_certificates, pdf_path

pytestmark = pytest.mark.font


@pytest.fixture(autouse=True)
def _a_place(settings, tmp_path):
    settings.DATA = tmp_path


def test_all_certificates_come_as_one_pdf_page_by_page(published, later, monkeypatch):
    monkeypatch.setattr(jobs, "CHUNK", 3)
    job = ask_for_certificates(contest=published, base="http://shili.example/", by=later)
    assert ask_for_certificates(contest=published, base="http://shili.example/", by=later) == job
    told = []
    monkeypatch.setattr("jixiao.orgs.jobs.Progress.tell", lambda _, *words: told.append(words[:2]))
    JobRun.objects.filter(pk=job.pk).update(asked_at=later.at)
    outcome = jobs.certificates_job(_progress(job, later))
    assert (outcome["issued"], outcome["pages"]) == (4, 4)
    assert told == [(3, 4), (4, 4)]
    paper = pdfium.PdfDocument(pdf_path(job))
    first = AwardCertificate.objects.get(number="2024-S1-00001")
    text = paper[0].get_textpage().get_text_bounded()
    assert len(paper) == 4
    for word in ("张示明", "一等奖", "2024-S1-00001", first.code, "http://shili.example/contest/"):
        assert word in text.replace("\r\n", "")
    paper.close()
    assert jobs.certificates_job(_progress(job, later))["issued"] == 0


def test_a_job_that_has_nothing_to_do_says_so(published, later):
    Result.objects.update(award="")
    job = ask_for_certificates(contest=published, base="http://shili.example/", by=later)
    with pytest.raises(Refused, match="没有获奖的作品"):
        jobs.certificates_job(_progress(job, later))
    assert do_job.name


def _progress(job, by):
    from jixiao.orgs.jobs import Progress

    return Progress(job, by.at)
