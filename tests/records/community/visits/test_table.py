import pytest
from tests.records.community.days import day
from tests.records.outreach.tables.sheets import tried, workbook

from jixiao.engine.values import Money
from jixiao.orgs.models import ImportBatch
from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_errors, try_table, undo_batch, write_batch
from jixiao.records.community.models import Appeal, Visit, Visited
from jixiao.records.community.visits.table import DOOR
from jixiao.web.importing import DryRun

pytestmark = pytest.mark.django_db
HEADS = ["走访日期", "走访事由", "走访人员", "姓名", "工作单位", "慰问物品", "慰问金额（元）", "听到的意见", "需要答复"]
GOOD = ["2024-05-28", "科技工作者日", "主席", "示例甲", "", "慰问金", "500", "示例：缺设备", "是"]


def taken_in(county, by, *rows):
    content = workbook(HEADS, list(rows))
    batch = try_table(unit_year=county.unit_year, door=DOOR, file_name="a.xlsx", content=content, by=by)
    write_batch(batch=batch, door=DOOR, rows=rows_without_errors(DryRun.from_json(batch.dry_run)), by=by)
    return ImportBatch.objects.get(pk=batch.pk)


def test_what_is_wrong_stands_beside_its_cell(county, worker):
    worker("示例甲")
    worker("示例乙", workplace="示例县医院")
    worker("示例乙", workplace="示例县水务局")
    rows = [
        ["2023-05-28", "春节", "主席", "示例甲", "", "", "500", "", "是"],
        ["2024-05-28", "春节", "主席", "示例丙", "", "", "", "", ""],
        ["2024-05-28", "春节", "主席", "示例乙", "", "", "", "", ""],
        ["2024-05-28", "春节", "主席", "示例乙", "水务局", "", "", "", ""],
        ["2024-05-28", "春节", "主席", "示例乙", "水务局", "", "", "", ""],
    ]
    found = [set(row.errors) for row in tried(county.unit_year, rows, HEADS, DOOR).rows]
    assert found == [{"day", "gift", "said"}, {"name"}, {"workplace"}, set(), {"name"}]


def test_lines_of_one_outing_are_one_visit_and_what_asks_becomes_an_appeal(county, worker, by):
    worker("示例甲")
    worker("示例乙")
    other = ["2024-05-28", "科技工作者日", "主席", "示例乙", "", "", "", "", "否"]
    later = ["2024-05-30", "科技工作者日", "主席", "示例乙", "", "", "", "", ""]
    taken_in(county, by, GOOD, other, later)
    first, second = Visit.objects.order_by("day")
    assert (first.occasion, first.day, first.visited.count(), second.visited.count()) == ("workers_day", day(28), 2, 1)
    assert Visited.objects.get(gift="慰问金").worth == Money(50_000)
    assert Appeal.objects.get().text == "示例：缺设备"
    again = tried(county.unit_year, [GOOD], HEADS, DOOR).rows[0]
    assert "name" in again.doubts


def test_it_is_taken_back_until_one_was_changed(county, worker, by):
    worker("示例甲")
    batch = taken_in(county, by, [*GOOD[:7], "", ""])
    Visit.objects.update(version=2)
    with pytest.raises(Refused) as refused:
        undo_batch(batch=batch, door=DOOR, by=by)
    assert refused.value.code == "V313"
    Visit.objects.update(version=1)
    undo_batch(batch=batch, door=DOOR, by=by)
    assert Visit.objects.get().removed_because == "撤回导入"


def test_the_register_is_read_once_however_long_the_table_is(county, worker, django_assert_max_num_queries):
    for name in ("示例甲", "示例乙", "示例丙"):
        worker(name)
    with django_assert_max_num_queries(4):
        tried(
            county.unit_year,
            [[*GOOD[:3], name, "", "", "", "", ""] for name in ("示例甲", "示例乙", "示例丙")],
            HEADS,
            DOOR,
        )
