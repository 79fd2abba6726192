"""The pages of the room: who sees and does what, refusals, stale forms, double clicks, statements."""

import datetime
import io
import zipfile

import pytest
from tests.cycle.monitoring.conftest import issue, more_units
from tests.orgs.asking import statements

from jixiao.cycle.followup.models import Problem
from jixiao.cycle.monitoring.issuing import add_units
from jixiao.cycle.monitoring.models import MonitoringLine, MonitoringRound
from jixiao.orgs.appointing import give_duty
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import nth_working_day
from jixiao.orgs.models import HandoverState, UnitKind
from jixiao.orgs.registering import open_year, register_unit
from jixiao.orgs.roles import Role
from jixiao.web.clock import now
from jixiao.web.printing import local

TOKENS = [f"0b8f8a0e-8f4b-4f6e-9a5e-0d2f5f0f4c{number:02}" for number in range(9)]


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


def test_each_list_takes_the_same_statements_for_one_and_for_more(lit):
    bureau, clerk = lit.county.client("reviewer"), lit.county.client("clerk")
    rounds, table, sheet = lit.url(), lit.url(f"rounds/{lit.round.pk}/"), lit.of_round()
    pages = ((bureau, rounds), (clerk, rounds), (bureau, table), (clerk, sheet))
    for client, address in pages:
        assert client.get(address).status_code == 200
    few = [statements(lambda c=client, a=address: c.get(a)) for client, address in pages]
    add_units(round=lit.round, units=more_units(lit.county, 2), by=lit.actor("reviewer"))
    for number in (9, 10):
        issue(lit.county, code=f"2024-{number}", title=f"示例{number}月", through_month=number)
    for number in range(3):
        MonitoringLine.objects.create(sheet=lit.sheet, code=f"X{number}", name=f"示例{number}", level1="x", level2="x")
    assert [statements(lambda c=client, a=address: c.get(a)) for client, address in pages] == few


def test_the_bureau_sees_who_is_late_and_filters_by_it(lit):
    page = lit.county.client("reviewer").get(lit.url(f"rounds/{lit.round.pk}/?state=late")).content.decode()
    door = f"/{lit.county.other.code}/2024/monitoring/{lit.round.pk}/"
    assert door in page
    late = lit.county.client("reviewer").get(lit.url(f"rounds/{lit.round.pk}/?state=none")).content.decode()
    assert door not in late


def test_a_round_is_ended_and_opened_again_on_its_page(lit):
    bureau, base = lit.county.client("reviewer"), lit.url(f"rounds/{lit.round.pk}/")
    for who in ("clerk", "head"):
        assert lit.county.client(who).post(f"{base}close/").status_code == 403
    assert lit.county.client("outsider").post(f"{base}close/").status_code == 404
    assert bureau.post(f"{base}close/", {"stamp": "0", "once": TOKENS[1]}).status_code == 409
    for _ in range(2):
        assert bureau.post(f"{base}close/", {"stamp": lit.round.version, "once": TOKENS[2]}).status_code == 302
    page = bureau.get(base).content.decode()
    assert ("已结束" in page, "全部取数亮灯" in page) == (True, False)
    assert "重新取数" not in lit.county.client("clerk").get(lit.of_round()).content.decode()
    assert lit.county.client("clerk").post(lit.of_round("read/"), {"once": TOKENS[3]}).status_code == 422
    version = MonitoringRound.objects.get().version
    assert bureau.post(f"{base}reopen/", {"reason": "", "stamp": version}).status_code == 422
    assert bureau.post(f"{base}reopen/", {"reason": "示例：补报", "stamp": version}).status_code == 302
    assert "全部取数亮灯" in bureau.get(base).content.decode()


def test_a_bureau_of_another_county_finds_nothing(lit):
    by = lit.actor("system")
    far = register_unit(
        code="999800-101001", name="示例乙县财政局", short_name="财政局", kind=UnitKind.FINANCE,
        division_code="999800", division_name="示例乙县", by=by, specimen=True,
    )  # fmt: skip
    open_year(unit=far, year=2024, by=by)
    person = lit.county.people["viewer"]
    give_duty(person=person, unit=far, role=Role.REVIEWER, since=datetime.date(2020, 1, 1), by=by)
    client = lit.county.client("viewer")
    assert client.get(f"/{far.code}/2024/monitoring/").status_code == 200
    for path in ("", "close/", "reopen/", "read/", "change/", "add/"):
        address = f"/{far.code}/2024/monitoring/rounds/{lit.round.pk}/{path}"
        assert 404 in {client.get(address).status_code, client.post(address).status_code}, path


def test_pressed_twice_a_finding_is_turned_once(lit):
    client, row = lit.county.client("reviewer"), lit.execution()
    told = {"demand": "加快支付", "due": "2099-09-30", "stamp": row.version, "once": TOKENS[4]}
    for _ in range(2):
        assert client.post(lit.url(f"executions/{row.pk}/rectify/"), told).status_code == 302
    assert Problem.objects.count() == 1
    assert client.post(lit.url(f"executions/{row.pk}/rectify/"), {**told, "once": TOKENS[5]}).status_code == 422


def test_the_form_of_a_rectification_begins_with_fifteen_working_days(lit):
    row = lit.execution()
    page = lit.county.client("reviewer").get(lit.url(f"executions/{row.pk}/")).content.decode()
    due = nth_working_day(local(now()).date(), 15, work_calendar())
    assert f'value="{due.isoformat()}"' in page


def test_what_is_not_due_yet_is_drawn_empty_with_its_word(lit):
    MonitoringLine.objects.filter(sheet=lit.sheet, code="Z04").update(light="later", says="12 月 31 日到期")
    page = lit.county.client("clerk").get(lit.of_round()).content.decode()
    assert '<span class="light light-none">未到期</span>' in page


def test_the_forecast_is_a_dashed_line_and_a_column(lit):
    page = lit.county.client("clerk").get(lit.of_round()).content.decode()
    assert 'class="money ahead"' in page
    assert "钱预计" in page
    assert "虚线是全年预计" in page


def test_the_first_round_of_a_year_begins_with_the_august_of_the_regulation(county):
    page = county.client("reviewer").get(county.address("monitoring/issue/")).content.decode()
    for words in ('value="2024-08"', 'value="2024-08-31"', 'value="7"'):
        assert words in page


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
