import pytest
from tests.records.contests.conftest import noon
from tests.records.contests.entering.table_rows import filled

from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_errors, try_table, undo_batch, write_batch
from jixiao.records.contests.models import EarlierWork, Likeness
from jixiao.records.contests.qualifying.tables import EARLIER, EARLIER_DOOR
from jixiao.web.importing import DryRun, blank_template

pytestmark = pytest.mark.django_db
ROW = {
    "年份": 2018,
    "赛事名称": "示例大赛",
    "组别": "小学",
    "学校": "示例小学",
    "作品名称": "旧作品",
    "作品简介": "简介",
}


@pytest.fixture
def work(contest, group, school, entry):
    return entry(group(contest()), school())


def test_works_of_earlier_years_come_in_once_and_go_out_unless_used(county, by, work):
    content = filled(blank_template(EARLIER), [ROW, ROW, {**ROW, "年份": 2024}])
    batch = try_table(unit_year=county.unit_year, door=EARLIER_DOOR, file_name="旧.xlsx", content=content, by=by)
    run = DryRun.from_json(batch.dry_run, EARLIER)
    assert [set(row.errors) for row in run.rows] == [set(), {"title"}, {"year"}]
    write_batch(batch=batch, door=EARLIER_DOOR, rows=rows_without_errors(run), by=by)
    earlier = EarlierWork.objects.get()
    kept = Likeness.objects.create(entry=work, earlier=earlier, kind="text", percent=90, found_at=noon(9))
    with pytest.raises(Refused) as refused:
        undo_batch(batch=batch, door=EARLIER_DOOR, by=by)
    assert refused.value.code == "A258"
    kept.delete()
    undo_batch(batch=batch, door=EARLIER_DOOR, by=by)
    assert EarlierWork.objects.count() == 0
