import io

import openpyxl
import pytest
from tests.rooms import County
from tests.walking import walked

from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.reports.county.writing import make_county_paper
from jixiao.reports.models import CountyPaper

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(settings, tmp_path):
    settings.PAPERS = tmp_path
    return tmp_path


def made(county: County) -> CountyPaper:
    held = [(county.finance, Role.REVIEWER)]
    return make_county_paper(place=county.finance, year=2024, held=held, by=county.actor("reviewer"))


def test_a_year_is_put_down_in_one_paper_with_its_table(county: County, papers):
    walked(county, "evaluation_approved")
    client = county.client("reviewer")
    address = county.address("reports/county/papers/")
    answer = client.post(f"{address}make/", {"once": "6e6a3c0f-1c4e-4e0c-9c86-0f6f9f5f2c11"})
    paper = CountyPaper.objects.get()
    assert paper.place == county.finance
    page = client.get(answer.headers["Location"]).content.decode()
    for words in ("县级预算绩效管理情况报告", "绩效自评率", "97.74", county.other.name, "1 / 2 个部门", "示例"):
        assert words in page
    do_job.func(paper.job.pk)
    paper.refresh_from_db()
    assert {"docx", "xlsx"} <= set(paper.files)
    content = {kind: client.get(f"{address}{paper.pk}/files/{kind}/").getvalue() for kind in paper.files}
    book = openpyxl.load_workbook(io.BytesIO(content["xlsx"]))
    assert book.sheetnames == ["各部门", "报送和覆盖", "得分分布"]
    names = [cell.value for cell in book["各部门"]["B"]]
    assert county.unit.name in names
    assert 97.74 in [cell.value for cell in book["各部门"]["L"]]
    listed = client.get(address).content.decode()
    assert "汇总表 XLSX" in listed


def test_each_figure_opens_with_its_base(county: County):
    paper = made(county)
    client = county.client("reviewer")
    address = county.address(f"reports/county/papers/{paper.pk}/trace/")
    html = client.get(f"{address}?ref=share.绩效目标").content.decode()
    assert "0 ÷ 2" in html
    assert client.get(f"{address}?ref=nothing").status_code == 404


def test_papers_are_numbered_and_each_keeps_its_figures(county: County):
    first, second = made(county), made(county)
    assert (first.number, second.number) == (1, 2)
    assert JobRun.objects.filter(kind="reports.county_paper").count() == 2
    address = county.address(f"reports/county/papers/{first.pk}/files/pdf/")
    assert county.client("reviewer").get(address).status_code == 404


def test_a_year_without_departments_has_no_paper(county: County):
    with pytest.raises(Refused, match="还没有部门"):
        make_county_paper(
            place=county.finance, year=2019, held=[(county.finance, Role.REVIEWER)], by=county.actor("reviewer")
        )


def test_the_neighbour_finds_no_paper(county: County):
    paper = made(county)
    assert county.client("outsider").get(county.address(f"reports/county/papers/{paper.pk}/")).status_code == 404
    assert county.client("clerk").get(county.address(f"reports/county/papers/{paper.pk}/")).status_code == 403
