import pytest
from tests.records.outreach.tables.sheets import workbook

from jixiao.orgs.models import ImportBatch
from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_errors, try_table, undo_batch, write_batch
from jixiao.records.community.models import Worker
from jixiao.records.community.workers.registering import amend_worker
from jixiao.records.community.workers.table import DOOR
from jixiao.web.importing import DryRun, State

pytestmark = pytest.mark.django_db
HEADS = ["姓名", "专业领域", "职称", "工作单位", "所在乡镇街道", "电话", "隐私级别", "同意日期", "同意内容"]


@pytest.fixture
def tried(county, by):
    def read(*lines):
        content = workbook(HEADS, lines)
        return try_table(unit_year=county.unit_year, door=DOOR, file_name="名册.xlsx", content=content, by=by)

    return read


def rows_of(batch: ImportBatch):
    return DryRun.from_json(batch.dry_run).rows


def test_a_register_is_taken_in_and_taken_back(county, tried, place, by):
    place("示例镇")
    batch = tried(
        ["示例甲", "蔬菜", "农艺师", "示例农业局", "示例镇", "13800001234", "", "", ""],
        ["示例乙", "内科", "主任医师", "示例医院", "", "", "公开", "2024-05-01", "同意公开"],
    )
    write_batch(batch=batch, door=DOOR, rows=rows_without_errors(DryRun.from_json(batch.dry_run)), by=by)
    found = list(Worker.objects.order_by("pk"))
    assert [(one.name, one.privacy, one.phone_masked) for one in found] == [
        ("示例甲", "office", "138****1234"), ("示例乙", "open", ""),
    ]  # fmt: skip
    assert found[0].place.name == "示例镇"
    undo_batch(batch=ImportBatch.objects.get(pk=batch.pk), door=DOOR, by=by)
    assert not Worker.objects.filter(removed_at=None).exists()


def test_what_is_wrong_stands_beside_its_cell(tried):
    (row,) = rows_of(tried(["甲1", "", "", "", "没有镇", "12", "公开", "", ""]))
    assert {"name", "phone", "place", "privacy"} <= set(row.errors)


def test_who_is_here_already_is_seen(tried, worker):
    worker("示例甲", phone="13800001234")
    worker("示例乙", workplace="示例医院")
    first, second, third, fourth = rows_of(
        tried(
            ["示例甲", "", "", "", "", "13800001234", "", "", ""],
            ["示例乙", "", "", "示例医院", "", "", "", "", ""],
            ["示例乙", "", "", "示例局", "", "", "", "", ""],
            ["示例乙", "", "", "示例局", "", "", "", "", ""],
        )
    )
    assert "name" in first.errors
    assert [one.state for one in (second, third, fourth)] == [State.DUPLICATE, State.OK, State.DUPLICATE]


def test_an_import_of_which_somebody_was_changed_is_not_taken_back(county, tried, by):
    batch = tried(["示例甲", "", "", "", "", "", "", "", ""])
    write_batch(batch=batch, door=DOOR, rows=rows_without_errors(DryRun.from_json(batch.dry_run)), by=by)
    one = Worker.objects.get()
    amend_worker(worker=one, unit_year=county.unit_year, values={"title": "甲"}, stamp=1, by=by)
    with pytest.raises(Refused) as refused:
        undo_batch(batch=ImportBatch.objects.get(pk=batch.pk), door=DOOR, by=by)
    assert refused.value.code == "V117"
