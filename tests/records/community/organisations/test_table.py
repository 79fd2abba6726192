import pytest
from tests.records.outreach.tables.sheets import tried, workbook

from jixiao.orgs.models import ImportBatch
from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_errors, try_table, undo_batch, write_batch
from jixiao.records.community.models import Organisation
from jixiao.records.community.organisations.table import DOOR
from jixiao.web.importing import DryRun

pytestmark = pytest.mark.django_db
HEADS = ["组织名称", "组织类别", "所在乡镇街道", "成立日期", "本届起", "本届止", "会员人数"]


def test_what_is_wrong_stands_beside_its_cell(county, organisation, place):
    organisation("示例协会")
    rows = [
        ["示例协会", "老科协", "", "", "", "", ""],
        ["甲科协", "乡镇科协", "", "", "", "", ""],
        ["乙科协", "乡镇科协", "没有镇", "", "2024-05-01", "2024-05-01", ""],
    ]
    first, second, third = tried(county.unit_year, rows, HEADS, DOOR).rows
    assert set(first.errors) == {"name"}
    assert set(second.errors) == {"place"}
    assert set(third.errors) == {"place", "term_to"}


def test_it_is_taken_in_and_back_until_one_was_changed(county, place, by):
    place("示例镇")
    content = workbook(HEADS, [["示例镇科协", "乡镇科协", "示例镇", "2020-01-01", "2020-01-01", "2025-01-01", "30"]])
    batch = try_table(unit_year=county.unit_year, door=DOOR, file_name="a.xlsx", content=content, by=by)
    write_batch(batch=batch, door=DOOR, rows=rows_without_errors(DryRun.from_json(batch.dry_run)), by=by)
    one = Organisation.objects.get()
    assert (one.kind, one.place.name, one.members) == ("township", "示例镇", 30)
    Organisation.objects.update(version=2)
    with pytest.raises(Refused) as refused:
        undo_batch(batch=ImportBatch.objects.get(), door=DOOR, by=by)
    assert refused.value.code == "V222"
    Organisation.objects.update(version=1)
    undo_batch(batch=ImportBatch.objects.get(), door=DOOR, by=by)
    assert Organisation.objects.get().removed_at is not None
