import pytest
from tests.records.outreach.tables.sheets import tried, workbook

from jixiao.orgs.models import ImportBatch
from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_errors, try_table, undo_batch, write_batch
from jixiao.records.community.meetings.table import DOOR
from jixiao.records.community.models import Meeting
from jixiao.web.importing import DryRun

pytestmark = pytest.mark.django_db
HEADS = ["活动主体", "科协组织", "活动日期", "活动名称", "参加人数", "咨询建言次数"]
GOOD = ["老科协", "示例老科协", "2024-05-08", "示例咨询", "12", "0"]


def test_what_is_wrong_stands_beside_its_cell(county):
    rows = [["党支部", "没有的", "2023-05-08", "示例", "", ""], ["没有的", "", "", "", "很多", ""]]
    found = [set(row.errors) for row in tried(county.unit_year, rows, HEADS, DOOR).rows]
    assert found == [{"organisation", "day"}, {"kind", "day", "title", "people"}]


def test_it_is_taken_in_and_back_until_one_was_changed(county, organisation, by):
    organisation("示例老科协", kind="elder")
    content = workbook(HEADS, [GOOD])
    batch = try_table(unit_year=county.unit_year, door=DOOR, file_name="a.xlsx", content=content, by=by)
    write_batch(batch=batch, door=DOOR, rows=rows_without_errors(DryRun.from_json(batch.dry_run)), by=by)
    one = Meeting.objects.get()
    assert (one.kind, one.organisation.name, one.people, one.advice, one.services) == (
        "elder",
        "示例老科协",
        12,
        0,
        None,
    )
    assert "title" in tried(county.unit_year, [GOOD], HEADS, DOOR).rows[0].doubts
    Meeting.objects.update(version=2)
    with pytest.raises(Refused) as refused:
        undo_batch(batch=ImportBatch.objects.get(), door=DOOR, by=by)
    assert refused.value.code == "V456"
    Meeting.objects.update(version=1)
    undo_batch(batch=ImportBatch.objects.get(), door=DOOR, by=by)
    assert Meeting.objects.get().removed_at is not None
