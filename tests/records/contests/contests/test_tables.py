import pytest
from tests.records.contests.entering.table_rows import filled

from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_errors, try_table, undo_batch, write_batch
from jixiao.records.contests.contests.letting_in import issue_school_codes
from jixiao.records.contests.contests.tables import PLACES_DOOR, SCHOOLS_DOOR
from jixiao.records.contests.models import Quota, School
from jixiao.records.contests.seals import unseal
from jixiao.web.importing import DryRun, blank_template

pytestmark = pytest.mark.django_db
SCHOOL = {
    "学校编号": "1",
    "学校名称": "示例小学",
    "学校类别": "小学",
    "联系人": "示例教师",
    "联系人电话": "13800001234",
}


@pytest.fixture
def tried(county, by):
    def make(door, *rows):
        content = filled(blank_template(door.plan), rows)
        return try_table(unit_year=county.unit_year, door=door, file_name="表.xlsx", content=content, by=by)

    return make


def run_of(batch):
    return DryRun.from_json(batch.dry_run)


def test_schools_come_in_once_and_go_out_unless_one_has_a_code(tried, contest, by):
    batch = tried(SCHOOLS_DOOR, SCHOOL, SCHOOL, {**SCHOOL, "学校编号": "2", "学校名称": "乙校", "联系人电话": "12"})
    assert [set(row.errors) for row in run_of(batch).rows] == [set(), {"code", "name"}, {"phone"}]
    write_batch(batch=batch, door=SCHOOLS_DOOR, rows=rows_without_errors(run_of(batch)), by=by)
    made = School.objects.get()
    assert unseal(made.phone_seal) == "13800001234"
    row = contest()
    issue_school_codes(contest=row, schools=[made.pk], by=by)
    with pytest.raises(Refused) as refused:
        undo_batch(batch=batch, door=SCHOOLS_DOOR, by=by)
    assert refused.value.code == "A029"
    row.accesses.all().delete()
    undo_batch(batch=batch, door=SCHOOLS_DOOR, by=by)
    assert School.objects.count() == 0


def test_places_are_set_by_a_table_and_put_back_as_they_were(tried, contest, group, school):
    row, first = contest(), school()
    one = group(row, default_places=9)
    Quota.objects.create(group=one, school=first, most=2)
    line = {"赛事编号": "S1", "组别编号": "x1", "学校": first.name, "名额": 5}
    wrong = [{**line, "赛事编号": "S9"}, {**line, "组别编号": "Z"}, {**line, "学校": "没有"}, line]
    batch = tried(PLACES_DOOR, line, *wrong)
    assert [set(row.errors) for row in run_of(batch).rows] == [set(), {"contest"}, {"group"}, {"school"}, {"school"}]
    from jixiao.orgs.actor import Actor

    by = Actor(row.made_by, batch.at)
    write_batch(batch=batch, door=PLACES_DOOR, rows=rows_without_errors(run_of(batch)), by=by)
    assert Quota.objects.get().most == 5
    undo_batch(batch=batch, door=PLACES_DOOR, by=by)
    assert Quota.objects.get().most == 2
