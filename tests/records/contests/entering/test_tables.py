import datetime

import pytest
from tests.records.contests.entering.table_rows import filled

from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_errors, try_table, undo_batch, write_batch
from jixiao.records.contests.entering.people import typed_authors
from jixiao.records.contests.entering.tables import ENTRIES, ENTRIES_DOOR
from jixiao.records.contests.models import Entry, EntryState, Quota
from jixiao.web.importing import DryRun, blank_template

pytestmark = pytest.mark.django_db
ROW = {
    "赛事编号": "S1", "组别编号": "X1", "学校": "示例县第一小学", "作品名称": "会浇水的花盆", "作品简介": "示例简介",
    "作者1姓名": "张小明", "作者1年级": "小学三", "作者1出生年月": "2014-05", "监护人已同意": "是",
    "辅导教师1": "示例教师",
}  # fmt: skip


@pytest.fixture
def tried(county, by):
    def make(*rows):
        content = filled(blank_template(ENTRIES), rows)
        return try_table(unit_year=county.unit_year, door=ENTRIES_DOOR, file_name="表.xlsx", content=content, by=by)

    return make


def errors(batch):
    return [set(row.errors) for row in DryRun.from_json(batch.dry_run).rows]


def test_works_are_written_handed_in_and_taken_back_with_their_places(asking, school, tried, by):
    group, first = asking(files=[], form=[]), school()
    batch = tried(ROW, {**ROW, "作品名称": "第二件", "作者1姓名": "李四", "作者1年级": "四年级"})
    assert errors(batch) == [set(), set()]
    assert "张小明" not in str(batch.dry_run)
    rows = rows_without_errors(DryRun.from_json(batch.dry_run))
    write_batch(batch=batch, door=ENTRIES_DOOR, rows=rows, by=by)
    made = list(Entry.objects.order_by("pk"))
    assert [(one.state, (one.number or "")[-3:]) for one in made] == [("submitted", "001"), ("submitted", "002")]
    assert typed_authors(made[0])[0].name == "张小明"
    assert typed_authors(made[1])[0].grade == 4
    assert Quota.objects.get(group=group, school=first).taken == 2
    undo_batch(batch=batch, door=ENTRIES_DOOR, by=by)
    assert set(Entry.objects.values_list("state", flat=True)) == {EntryState.WITHDRAWN}
    assert Quota.objects.get().taken == 0


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"赛事编号": "S9"}, "contest"),
        ({"组别编号": "X9"}, "group"),
        ({"学校": "没有的小学"}, "school"),
        ({"作者1姓名": "张3"}, "a1"),
        ({"作者1年级": "大一"}, "g1"),
        ({"作者1年级": "初一"}, "g1"),
        ({"作者1出生年月": "五月"}, "b1"),
        ({"作者2姓名": "李四", "作者3姓名": "王五"}, "a1"),
        ({"辅导教师1": "x1"}, "t1"),
        ({"辅导教师1电话": "12"}, "p1"),
    ],
)
def test_a_wrong_cell_is_told_where_it_stands(asking, school, tried, change, column):
    asking(files=[], form=[])
    school()
    assert column in errors(tried({**ROW, **change}))[0]


def test_a_work_that_stands_twice_and_somebody_in_two_works_are_seen(asking, school, tried):
    asking(files=[], form=[])
    school()
    batch = tried(ROW, ROW, {**ROW, "作品名称": "另一件"})
    rows = DryRun.from_json(batch.dry_run).rows
    assert "title" in rows[1].errors
    assert "a1" in rows[2].doubts


def test_without_places_nothing_of_the_table_is_written(asking, school, tried, by):
    asking(files=[], form=[], default_places=1)
    school()
    batch = tried(ROW, {**ROW, "作品名称": "第二件", "作者1姓名": "李四"})
    rows = rows_without_errors(DryRun.from_json(batch.dry_run))
    with pytest.raises(Refused) as refused:
        write_batch(batch=batch, door=ENTRIES_DOOR, rows=rows, by=by)
    assert refused.value.code == "A021"
    assert Entry.objects.count() == 0


def test_ages_days_and_consent_that_do_not_fit_are_told_in_their_cells(asking, school, tried):
    asking(age_least=9, age_most=12, work_from=datetime.date(2023, 7, 1), work_to=datetime.date(2024, 6, 30))
    school()
    old = {**ROW, "作者1出生年月": "2001-01", "完成日期": "2022-01-01"}
    bare = {**ROW, "作品名称": "第二件", "作者1姓名": "李四", "作者1出生年月": "", "监护人已同意": ""}
    fine = {**ROW, "作品名称": "第三件", "作者1姓名": "王五", "完成日期": "2024-01-05"}
    batch = tried(old, bare, fine, {**fine, "作品名称": "第四件", "作者1姓名": "赵六一", "监护人已同意": "否"})
    assert errors(batch) == [{"b1", "finished"}, {"b1", "finished"}, set(), set()]
    assert "赵六一" not in str(batch.dry_run)
    assert "consent" in DryRun.from_json(batch.dry_run).rows[1].doubts
    told = str(batch.dry_run)
    assert "23 岁，这个组别 9 至 12 岁" in told
    assert "2022-01-01 不在 2023-07-01 至 2024-06-30 之间" in told
