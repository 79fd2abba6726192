import io
import zipfile

import pytest
from tests.cycle.monitoring.conftest import issue

from jixiao.cycle.monitoring.models import MonitoringRound, MonitoringSheet
from jixiao.orgs.models import HandoverState


def test_the_bureau_issues_a_round_on_the_page_once(approved):
    client = approved.client("reviewer")
    address = approved.address("monitoring/issue/")
    told = {
        "code": "2024-08", "title": "示例监控", "through_month": "7", "opens": "2024-08-01", "closes": "2024-08-31",
        "warn_days": "5", "demands": "", "units": [str(approved.unit_year.pk)],
        "once": "0b8f8a0e-8f4b-4f6e-9a5e-0d2f5f0f4c11",
    }  # fmt: skip
    assert client.get(address).status_code == 200
    for _ in range(2):
        assert client.post(address, told).status_code == 302
    assert MonitoringRound.objects.get().sheets.get().unit_year == approved.unit_year
    assert client.post(address, {**told, "once": "1b8f8a0e-8f4b-4f6e-9a5e-0d2f5f0f4c11"}).status_code == 422


def test_only_the_bureau_issues_and_only_its_people_see_a_sheet(read):
    assert read.county.client("clerk").get(read.url("issue/")).status_code == 403
    assert read.county.client("clerk").get(read.url(f"rounds/{read.round.pk}/")).status_code == 403
    assert read.county.client("outsider").get(read.of_round()).status_code == 404
    assert read.county.client("viewer").get(read.of_round()).status_code == 200
    assert read.county.client("viewer").post(read.of_round("read/")).status_code == 403


def test_a_row_of_another_unit_is_not_there(read):
    other = read.county.client("outsider")
    address = f"/{read.county.other.code}/2024/monitoring/lines/{read.line('Z17').pk}/"
    assert other.get(address).status_code == 404


def test_the_sheet_shows_lights_reasons_and_both_curves(read):
    page = read.county.client("clerk").get(read.of_round()).content.decode()
    assert "7 月应完成 58.33%（9,333.33 人次），实际 17.06%（2,730 人次），差 6,603.33 人次" in page
    assert 'class="light light-red"' in page
    assert "钱与事的进度" in page
    assert "<polyline" in page
    red = read.county.client("clerk").get(read.of_round("?light=red")).content.decode()
    assert "科普活动服务群众人次" in red
    assert "新建科普e站数量" not in red.partition("指标逐项")[2]


def test_a_unit_without_a_reading_is_told_how_to_begin(issued):
    client = issued.county.client("clerk")
    assert "还没有取数" in client.get(issued.of_round()).content.decode()
    assert client.post(issued.of_round("read/")).status_code == 302
    assert issued.sheet.read_at is not None


def test_the_clerk_fills_a_row_and_a_stale_form_is_told(read):
    client, line = read.county.client("clerk"), read.line("Z17")
    address = read.url(f"lines/{line.pk}/")
    told = {
        "causes": ["funds", "staff"], "cause_text": "下乡活动推迟", "likelihood": "possible", "measures": "九月补办",
        "forecast": "16000", "forecast_reason": "科普日在九月", "remark": "", "stamp": line.version,
    }  # fmt: skip
    assert client.get(address).status_code == 200
    assert client.post(address, told).status_code == 302
    line = read.line("Z17")
    assert (line.causes, line.forecast_typed, line.likelihood) == (["funds", "staff"], "16000", "possible")
    assert client.post(address, {**told, "cause_text": "改"}).status_code == 409
    assert client.post(address, {**told, "stamp": line.version, "forecast_reason": ""}).status_code == 422


def test_the_money_is_explained_on_its_page(read):
    client, row = read.county.client("clerk"), read.execution()
    address = read.url(f"executions/{row.pk}/")
    told = {
        "causes": ["rules"],
        "cause_text": "采购未完成",
        "likelihood": "certain",
        "measures": "加快",
        "stamp": row.version,
    }
    assert client.get(address).status_code == 200
    assert client.post(address, told).status_code == 302
    assert read.execution().cause_text == "采购未完成"


@pytest.mark.parametrize("of", ["light", "value", "forecast"])
def test_every_figure_opens(read, of):
    client = read.county.client("clerk")
    assert client.get(read.url(f"lines/{read.line('Z17').pk}/trace/{of}/")).status_code == 200
    assert client.get(read.url(f"executions/{read.execution().pk}/trace/{of}/")).status_code == 200


def test_a_trace_leads_to_the_frozen_reading(read):
    page = read.county.client("clerk").get(read.url(f"lines/{read.line('Z17').pk}/trace/light/")).content.decode()
    assert "/measures/readings/" in page


def test_the_bureau_turns_a_row_into_a_rectification_on_the_page(read):
    client, line = read.county.client("reviewer"), read.line("Z17")
    told = {"demand": "九月底前补办两场", "due": "2099-09-30", "stamp": line.version}
    address = read.url(f"lines/{line.pk}/rectify/")
    assert client.post(address, {**told, "demand": ""}).status_code == 422
    assert client.post(address, told).status_code == 302
    assert read.line("Z17").rectify == "九月底前补办两场"
    assert read.county.client("clerk").post(address, told).status_code == 403
    assert "已转整改" in client.get(read.of_round()).content.decode()


@pytest.mark.parametrize("which", ["table", "report"])
def test_papers_are_printed_and_sent(read, which):
    client = read.county.client("clerk")
    page = client.get(read.of_round(f"print/?paper={which}")).content.decode()
    assert "科普活动服务群众人次" in page
    answer = client.get(read.of_round(f"papers/{which}.docx"))
    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    assert client.get(read.of_round("papers/letter.docx")).status_code == 404


@pytest.mark.font
def test_papers_are_set_as_pdf(read):
    assert read.county.client("clerk").get(read.of_round("papers/table.pdf")).content.startswith(b"%PDF")


def test_the_table_of_units_takes_the_same_statements_for_one_and_for_many(read):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, address = read.county.client("reviewer"), read.url(f"rounds/{read.round.pk}/")
    page = client.get(address).content.decode()
    assert "示例县科学技术协会" in page
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    MonitoringSheet.objects.filter(unit_year=read.county.other_year).delete()
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    assert len(one) == len(many)


def test_reading_them_all_is_queued_once_and_shown_with_progress(read):
    client = read.county.client("reviewer")
    answer = client.post(read.url(f"rounds/{read.round.pk}/read/"), {"once": "t"})
    assert "/jobs/" in answer["Location"]


def test_the_bureau_changes_a_round_adds_units_and_grants_a_late_day(approved):
    one = issue(approved, units=[approved.unit_year])
    client = approved.client("reviewer")
    base = approved.address(f"monitoring/rounds/{one.pk}/")
    told = {"title": "新名", "opens": "2024-08-01", "closes": "2024-09-05", "warn_days": "3", "demands": "写明原因"}
    assert client.post(f"{base}change/", {**told, "stamp": one.version}).status_code == 302
    assert client.post(f"{base}change/", {**told, "title": "再改", "stamp": one.version}).status_code == 409
    assert client.get(f"{base}add/").status_code == 200
    assert client.post(f"{base}add/", {"units": [str(approved.other_year.pk)]}).status_code == 302
    sheet = one.sheets.get(unit_year=approved.other_year)
    assert client.post(f"{base}late/{sheet.pk}/", {"until": "2024-09-01", "reason": "x"}).status_code == 422
    assert client.post(f"{base}late/{sheet.pk}/", {"until": "2024-09-20", "reason": "示例"}).status_code == 302


def test_the_list_of_rounds_is_for_both_sides(read):
    assert "布置双监控" in read.county.client("reviewer").get(read.url()).content.decode()
    page = read.county.client("clerk").get(read.url()).content.decode()
    assert read.round.title in page
    assert "布置双监控" not in page
    assert HandoverState.DRAFT.label in page
