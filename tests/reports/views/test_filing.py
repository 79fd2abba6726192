import pytest
from tests.rooms import County

from jixiao.orgs.models import JobRun
from jixiao.reports.models import ReportVersion

pytestmark = pytest.mark.django_db


def test_the_files_are_asked_for_and_the_page_of_the_job_opens(filed: ReportVersion, county: County):
    before = JobRun.objects.count()
    client = county.client("clerk")
    answer = client.post(county.address(f"reports/versions/{filed.pk}/render/"), follow=True)
    assert answer.status_code == 200
    assert JobRun.objects.count() == before + 1
    assert "自评报告" in answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/jobs/{JobRun.objects.latest('pk').pk}/"


def test_who_only_looks_asks_for_no_files(filed: ReportVersion, county: County):
    address = county.address(f"reports/versions/{filed.pk}/render/")
    before = JobRun.objects.count()
    assert county.client("viewer").post(address).status_code == 403
    assert county.client("outsider").post(address).status_code == 404
    assert JobRun.objects.count() == before
