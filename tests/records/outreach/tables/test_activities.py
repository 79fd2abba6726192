import pytest
from tests.records.outreach.tables import sheets

from jixiao.orgs.importing import DOORS
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.models import Activity, Good
from jixiao.records.outreach.recording import amend_activity
from jixiao.records.outreach.tables.activities import DOOR, PLAN
from jixiao.records.outreach.yearbook_rows import activity_rows
from jixiao.web.importing import DryRun, State

HEADS = ("活动名称", "日期", "地点", "服务人次", "宣传资料", "宣传品")
LEDGER = [
    ("全国科技工作者日走访慰问", "2024-05-20", "科技型企业", "3", "", ""),
    ("全国科技工作者日走访慰问", "5月20日和24日", "县教育系统", "3", "", ""),
    ("乡村振兴农村科普联合行动", "2024-09-17", "示例三镇", "", "1000", "400"),
    ("社区科普联合行动", "2024-09-18", "康宁社区", "", "200", "200"),
    ("全国科普日主场活动", "2024-09-19", "县委广场", "200多", "1500", "600"),
    ("科普日主场宣传活动", "2024-09-19", "县委广场", "", "1500", "600"),
    ("反邪教绘画比赛", "2024-08-30", "全县小学", "134篇", "", ""),
    ("科技三下乡", "", "", "", "", ""),
    ("老科协专题咨询", "2023-12-11", "县老科协", "", "", ""),
]


def tried(unit_year, rows, heads=HEADS):
    return sheets.tried(unit_year, rows, heads, DOOR)


def test_the_ledger_of_the_specimen_is_judged_row_by_row(county):
    rows = {row.number: row for row in tried(county.unit_year, LEDGER).rows}
    assert {number: row.state for number, row in rows.items()} == {
        2: State.DOUBT, 3: State.ERROR, 4: State.OK, 5: State.OK, 6: State.ERROR, 7: State.DUPLICATE, 8: State.ERROR,
        9: State.ERROR, 10: State.DOUBT,
    }  # fmt: skip
    assert rows[3].errors["start"] == ("一格两个日期", "拆成两行；连着的几天分别填日期和结束日期")
    assert rows[6].errors["people"] == ("不是整数", "填 200，怎样计数选“估计”")
    assert rows[7].doubts["name"][0].startswith("像是第 6 行「全国科普日主场活动」（9月19日）：同日、同地")
    assert rows[8].errors["people"] == ("作品数不是人次", "这 134 篇登记到「其他成果」")
    assert rows[9].errors["start"][0] == "日期未填，活动不能入年度"
    assert "place" in rows[9].errors
    assert "不在 2024 年度" in rows[10].doubts["start"][0]
    assert not Activity.objects.exists()


def test_a_dry_run_survives_being_kept_as_json(county):
    dry = tried(county.unit_year, LEDGER)
    again = DryRun.from_json(dry.to_json())
    assert [dict(row.values) for row in again.rows] == [dict(row.values) for row in dry.rows]


def test_good_rows_are_written_with_what_was_handed_out_and_taken_back_as_a_whole(county, by):
    good = [row.values for row in tried(county.unit_year, LEDGER).in_state(State.OK)]
    references = DOOR.write(county.unit_year, good, by)
    assert [row.name for row in activity_rows(county.unit_year)] == ["乡村振兴农村科普联合行动", "社区科普联合行动"]
    assert set(Good.objects.values_list("name", "stock")) == {("宣传资料", 0), ("宣传品", 0)}
    DOOR.undo(county.unit_year, references, by)
    assert list(activity_rows(county.unit_year)) == []


def test_a_table_read_in_again_is_known(county, by):
    good = [row.values for row in tried(county.unit_year, LEDGER).in_state(State.OK)]
    DOOR.write(county.unit_year, good, by)
    again = tried(county.unit_year, LEDGER)
    assert not again.in_state(State.OK)


def test_an_import_that_was_worked_on_since_stays(county, by):
    good = [row.values for row in tried(county.unit_year, LEDGER).in_state(State.OK)]
    references = DOOR.write(county.unit_year, good, by)
    amend_activity(activity=Activity.objects.earliest("pk"), values={"people": 9}, stamp=None, by=by)
    with pytest.raises(Refused, match="不能整批撤回"):
        DOOR.undo(county.unit_year, references, by)


def test_codes_are_judged_against_the_year_and_the_file(county, record):
    record(code="A1")
    heads = ("活动编号", *HEADS)
    rows = [("A1", *LEDGER[2]), ("A2", *LEDGER[3]), ("A2", "另一项讲座", "2024-03-01", "礼堂", "", "", "")]
    judged = tried(county.unit_year, rows, heads).rows
    assert ["code" in row.errors for row in judged] == [True, False, True]


def test_every_table_of_the_room_hangs_at_the_desk():
    assert {"outreach.activities", "outreach.handouts", "outreach.roster", "outreach.sign_in"} <= set(DOORS)
    assert PLAN.column("people").title == "服务人次"
