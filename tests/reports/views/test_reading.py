import re

import pytest
from tests.rooms import County

from jixiao.reports.drafting import make_version
from jixiao.reports.models import Report, ReportVersion


def test_before_there_is_anything_the_page_says_how_to_begin(county: County):
    page = county.client("clerk").get(county.address("reports/"))
    assert page.status_code == 200
    assert "生成第1稿" in page.content.decode()


@pytest.mark.usefixtures("as_served")
def test_every_figure_on_the_page_opens_its_trace(county: County, report: Report):
    make_version(report=report, by=county.actor("clerk"))
    client = county.client("clerk")
    text = client.get(county.address("reports/")).content.decode()
    doors = re.findall(r'class="num[^"]*" href="([^"]+/trace/\?ref=[^"]+)"', text)
    assert len(doors) > 50
    for door in doors[:: len(doors) // 8]:
        assert client.get(door.replace("&amp;", "&")).status_code == 200


@pytest.mark.usefixtures("as_served")
def test_a_counted_figure_leads_down_to_the_record(county: County, report: Report):
    make_version(report=report, by=county.actor("clerk"))
    client = county.client("clerk")
    text = client.get(county.address("reports/")).content.decode()
    doors = [door.replace("&amp;", "&") for door in re.findall(r'href="([^"]+/trace/\?ref=[^"]+)"', text)]
    pages = [client.get(door).content.decode() for door in doors if "activities" in door or "Z01" in door][:20]
    records = {link for page in pages for link in re.findall(r'href="([^"]*/outreach/[^"]+)"', page)}
    assert records
    assert [link for link in records if client.get(link, follow=True).status_code != 200] == []


@pytest.mark.parametrize("who", ["outsider", "outside_head", "system", "security"])
def test_who_has_no_business_here_finds_nothing(county: County, who: str, report: Report):
    version = make_version(report=report, by=county.actor("clerk"))
    client = county.client(who)
    for path in ("reports/", f"reports/versions/{version.pk}/", "reports/words/", "reports/yearbook.xlsx"):
        assert client.get(county.address(path)).status_code in {403, 404}


def test_a_version_of_another_unit_is_not_there(county: County, report: Report):
    version = make_version(report=report, by=county.actor("clerk"))
    other = f"/{county.other.code}/2024/reports/versions/{version.pk}/"
    assert county.client("outsider").get(other).status_code == 404


def test_files_are_only_ever_downloaded(county: County, rendered: ReportVersion):
    answer = county.client("viewer").get(county.address(f"reports/versions/{rendered.pk}/files/html/"))
    assert len(b"".join(answer.streaming_content)) == rendered.files["html"]["size"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_page_takes_as_many_statements_with_one_version_as_with_three(county: County, report: Report):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from jixiao.reports.writing import write_passage

    client = county.client("clerk")
    counts = []
    for number in (1, 2, 3):
        write_passage(report=report, section="四", text=f"第{number}次（示例）。", by=county.actor("clerk"))
        make_version(report=report, by=county.actor("clerk"))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(county.address("reports/")).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[2]
