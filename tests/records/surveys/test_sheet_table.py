import pytest
from tests.records.outreach.tables.sheets import workbook

from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_faults, try_table, undo_batch, write_batch
from jixiao.records.surveys.models import Group, Response
from jixiao.records.surveys.opening import close_survey
from jixiao.records.surveys.planning import Part
from jixiao.records.surveys.sheet_table import DOOR
from jixiao.web.importing import DryRun

HEADS = ("调查编号", "卷号", "分组", "拒访", "第1题")


@pytest.fixture
def brought(county, by):
    """Bring rows in through the desk, those without a fault."""

    def bring(*rows):
        content = workbook(HEADS, rows)
        batch = try_table(unit_year=county.unit_year, door=DOOR, file_name="示例.xlsx", content=content, by=by)
        dry_run = DryRun.from_json(batch.dry_run)
        return dry_run, write_batch(batch=batch, door=DOOR, rows=rows_without_faults(dry_run), by=by)

    return bring


def test_faulty_rows_stay_out_and_places_are_given_back_when_the_table_is_taken_back(opened, brought, by):
    survey = opened(parts=[Part("示例甲村", 100, 2, 3)])
    dry_run, batch = brought(
        (survey.code, "1", "示例甲村", "", "1"), (survey.code, "1", "示例甲村", "", "2"),
        (survey.code, "2", "示例乙村", "", "1"), (survey.code, "3", "示例甲村", "", "9"),
        (survey.code, "4", "示例甲村", "是", ""),
    )  # fmt: skip
    assert [bool(row.errors) for row in dry_run.rows] == [False, True, True, True, False]
    assert Group.objects.get().taken == 1
    undo_batch(batch=batch, door=DOOR, by=by)
    assert (Group.objects.get().taken, Response.objects.count()) == (0, 0)


def test_a_table_over_the_quota_is_not_written_at_all_and_one_that_is_frozen_stays(opened, brought, by):
    survey = opened(parts=[Part("示例甲村", 100, 1, 1)])
    with pytest.raises(Refused, match="已经收满 1 份"):
        brought(*((survey.code, str(number), "示例甲村", "", "1") for number in range(2)))
    assert not Response.objects.exists()
    _, batch = brought((survey.code, "7", "示例甲村", "", "1"))
    close_survey(survey=survey, stamp=None, by=by)
    with pytest.raises(Refused, match="不能撤回问卷"):
        undo_batch(batch=batch, door=DOOR, by=by)
    assert Response.objects.count() == 1
