"""The page of a job, and the list of one's own."""

import pytest
from tests.orgs.asking import statements
from tests.rooms import County

from jixiao.orgs.models import JobRun
from jixiao.web.clock import now

pytestmark = pytest.mark.django_db


def job_of(county: County, **given: object) -> JobRun:
    asked = {"kind": "x", "title": "生成文件", "by": county.people["clerk"], "asked_at": now(), **given}
    return JobRun.objects.create(**asked)


def test_a_running_job_asks_again_with_and_without_scripts(county: County) -> None:
    job = job_of(county, state="running", done=3, total=12, message="正在排版")
    client = county.client("clerk")
    page = client.get(f"/jobs/{job.pk}/").content.decode()
    for words in ('hx-trigger="every 2s"', 'http-equiv="refresh"', 'value="25"', "3 / 12", "可以离开本页"):
        assert words in page
    part = client.get(f"/jobs/{job.pk}/", headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part
    assert "every 2s" in part


def test_an_ended_job_asks_no_more(county: County) -> None:
    job = job_of(county, state="done", outcome={"links": [["自评报告", "/x/"]]})
    page = county.client("clerk").get(f"/jobs/{job.pk}/").content.decode()
    assert "every 2s" not in page
    assert '<a href="/x/">自评报告</a>' in page


def test_a_failed_job_says_why(county: County) -> None:
    job = job_of(county, state="failed", message="没有数据")
    assert "没有数据" in county.client("clerk").get(f"/jobs/{job.pk}/").content.decode()


def test_another_s_job_is_not_there(county: County) -> None:
    assert county.client("head").get(f"/jobs/{job_of(county).pk}/").status_code == 404
    assert "还没有后台工作" in county.client("head").get("/jobs/").content.decode()


def test_the_list_takes_the_same_statements_for_three(county: County) -> None:
    client = county.client("clerk")
    job_of(county)
    one = statements(lambda: client.get("/jobs/"))
    job_of(county)
    job_of(county, unit_year=county.unit_year)
    assert statements(lambda: client.get("/jobs/")) == one
