import pytest
from tests.records.community.days import day
from tests.records.outreach.tables.sheets import tried, workbook

from jixiao.orgs.models import ImportBatch
from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_errors, try_table, undo_batch, write_batch
from jixiao.records.community.appeals.table import DOOR
from jixiao.records.community.models import Appeal, AppealState
from jixiao.web.importing import DryRun

pytestmark = pytest.mark.django_db
HEADS = ["收到日期", "诉求内容", "姓名", "电话", "承办单位", "答复期限", "答复日期", "答复内容", "办结日期"]


def test_what_is_wrong_stands_beside_its_cell(county):
    rows = [
        ["2023-05-01", "示例", "", "12", "", "", "", "", ""],
        ["2024-05-01", "示例二", "", "", "示例局", "", "", "", ""],
        ["2024-05-03", "示例三", "", "", "", "", "2024-05-02", "示例", ""],
        ["2024-05-03", "示例四", "", "", "示例局", "", "", "示例", "2024-05-04"],
    ]
    found = [set(row.errors) for row in tried(county.unit_year, rows, HEADS, DOOR).rows]
    assert found == [
        {"received_on", "phone"},
        {"deadline"},
        {"answered_on", "office"},
        {"answered_on", "closed_on", "deadline"},
    ]


def test_each_stands_as_it_stood_there_and_is_never_taken_back(county):
    by = county.actor("clerk")
    rows = [
        ["2024-05-06", "示例一", "示例甲", "13800001234", "示例局", "", "2024-05-20", "示例答复", "2024-05-21"],
        ["2024-05-07", "示例二", "", "", "示例局", "2024-06-01", "", "", ""],
        ["2024-05-08", "示例三", "", "", "", "", "", "", ""],
    ]
    content = workbook(HEADS, rows)
    batch = try_table(unit_year=county.unit_year, door=DOOR, file_name="a.xlsx", content=content, by=by)
    write_batch(batch=batch, door=DOOR, rows=rows_without_errors(DryRun.from_json(batch.dry_run)), by=by)
    first, second, third = Appeal.objects.order_by("pk")
    assert [one.state for one in (first, second, third)] == [
        AppealState.CLOSED,
        AppealState.ASSIGNED,
        AppealState.RECEIVED,
    ]
    assert (first.answer, first.asker_masked.startswith("示"), second.is_anonymous) == ("示例答复", True, True)
    assert (second.deadline, second.handlings.get().office) == (day(1).replace(month=6), "示例局")
    assert "按原有台账补录：2024-05-06 收到" in first.steps.order_by("-number")[0].told
    assert "text" in tried(county.unit_year, rows[:1], HEADS, DOOR).rows[0].doubts
    with pytest.raises(Refused) as refused:
        undo_batch(batch=ImportBatch.objects.get(), door=DOOR, by=by)
    assert refused.value.code == "V442"
