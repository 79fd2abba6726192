import csv
import io
import json
import re

import pytest
from django.test import Client
from tests.rooms import County

from jixiao.disclosure.models import Publication
from jixiao.disclosure.publishing import withdraw_publication
from jixiao.reports.models import ReportVersion


@pytest.fixture
def address(published: Publication) -> str:
    return f"/public/{published.unit_year.unit.code}/2024/"


def test_citizens_read_without_signing_in(address: str):
    client = Client()
    assert "示例县科学技术协会" in client.get("/public/").content.decode()
    page = client.get(address)
    assert page.status_code == 200
    assert "max-age" in page["Cache-Control"]


@pytest.mark.usefixtures("as_served")
def test_every_figure_of_the_public_page_opens(address: str):
    client = Client()
    doors = re.findall(rf'href="({address}figures/\d+/)"', client.get(address).content.decode())
    assert len(set(doors)) > 50
    for door in sorted(set(doors))[::10]:
        assert client.get(door).status_code == 200


def test_nothing_public_leads_inside(address: str, published: Publication):
    client = Client()
    inside = f"/{published.unit_year.unit.code}/2024/"
    pages = [address, *re.findall(rf'href="({address}figures/\d+/)"', client.get(address).content.decode())[:20]]
    for page in pages:
        assert f'href="{inside}' not in client.get(page).content.decode()


def test_a_report_that_is_only_filed_is_not_there(filed: ReportVersion):
    assert Client().get(f"/public/{filed.report.unit_year.unit.code}/2024/").status_code == 404


def test_a_withdrawn_page_says_since_when_and_why(county: County, published: Publication, address: str):
    withdraw_publication(publication=published, reason="数字有误（示例）", by=county.actor("head"))
    page = Client().get(address)
    assert page.status_code == 410
    assert "数字有误（示例）" in page.content.decode()
    for path in ("data.json", "figures.csv", "files/docx/", "figures/1/"):
        assert Client().get(address + path).status_code == 404


def test_the_open_data_says_the_same_as_the_paper(address: str, published: Publication):
    told = json.loads(Client().get(f"{address}data.json").content)
    assert told["score"]["total"] == published.version_filed.score["total"]
    rows = list(csv.reader(io.StringIO(Client().get(f"{address}figures.csv").content.decode("utf-8-sig"))))
    assert len(rows) == len(told["figures"]) + 1


def test_the_files_are_those_that_were_filed(address: str, published: Publication):
    answer = Client().get(f"{address}files/docx/")
    content = b"".join(answer.streaming_content)
    assert len(content) == published.version_filed.files["docx"]["size"]
    assert Client().get(f"{address}files/html/").status_code == 404


def test_writing_to_a_public_page_is_refused(address: str):
    assert Client().post(address).status_code == 405
