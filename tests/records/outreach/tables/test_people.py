import json

import pytest
from tests.records.outreach.tables.sheets import tried

from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.models import Attendance, Trainee
from jixiao.records.outreach.tables.people import ROSTER_DOOR, SHEET_DOOR
from jixiao.web.importing import State

ROSTER = ("活动编号", "姓名", "单位", "手机号", "身份证号")
SHEET = ("活动编号", "次序", "姓名", "单位", "签到时间", "签退时间", "训前测试", "训后考核")


@pytest.fixture
def training(session):
    return session().activity


def test_a_roster_is_judged_and_no_identity_number_is_kept_even_of_the_dry_run(county, training, by):
    rows = [
        (training.code, "示例学员甲", "示例村", "13800001234", "11010519491231002X"),
        (training.code, "示例学员甲", "示例村", "13800001234", ""),
        (training.code, "示例学员乙", "", "12", ""),
        ("A99", "示例学员丙", "", "", ""),
        (training.code, "示例学员丁", "", "", "110105194912310021"),
    ]
    dry = tried(county.unit_year, rows, ROSTER, ROSTER_DOOR)
    assert [sorted(row.errors) for row in dry.rows] == [[], ["name"], ["phone"], ["activity"], ["identity"]]
    kept = json.dumps(dry.to_json(), ensure_ascii=False)
    assert "19491231" not in kept
    references = ROSTER_DOOR.write(county.unit_year, [row.values for row in dry.in_state(State.OK)], by)
    made = Trainee.objects.get()
    assert (made.id_masked, made.phone) == ("110105********002X", "13800001234")
    ROSTER_DOOR.undo(county.unit_year, references, by)
    assert not Trainee.objects.filter(removed_at=None).exists()


def test_minors_are_listed_without_phones(county, training, by):
    training.serves_minors = True
    training.save()
    (row,) = tried(
        county.unit_year, [(training.code, "三年级一班01", "示例小学", "13800001234", "")], ROSTER, ROSTER_DOOR
    ).rows
    assert row.errors["phone"][0] == "服务未成年人的活动不登记电话和身份证号"


def test_a_sheet_is_judged_written_and_taken_back(county, training, by):
    for name in ("示例学员甲", "示例学员乙", "示例学员丙"):
        enrol(activity=training, values={"name": name}, by=by, walk_in=False)
    code = training.code
    rows = [
        (code, "1", "示例学员甲", "", "08:25", "11:30", "50", "80"),
        (code, "1", "示例学员乙", "", "", "10:00", "", ""),
        (code, "1", "示例学员甲", "", "", "", "", ""),
        (code, "2", "示例学员丙", "", "", "", "", ""),
        (code, "1", "示例外人", "", "", "", "", ""),
        (code, "1", "示例学员丙", "", "早上", "", "", ""),
    ]
    dry = tried(county.unit_year, rows, SHEET, SHEET_DOOR)
    assert [sorted(row.errors) for row in dry.rows] == [[], [], ["name"], ["number"], ["name"], ["came"]]
    references = SHEET_DOOR.write(county.unit_year, [row.values for row in dry.in_state(State.OK)], by)
    first, second = Attendance.objects.order_by("pk")
    assert (first.way, first.passed, str(first.hours), str(second.hours)) == ("纸质", True, "3.00", "1.50")
    again = tried(county.unit_year, rows[:1], SHEET, SHEET_DOOR).rows[0]
    assert again.errors["name"][0] == "已经签到"
    SHEET_DOOR.undo(county.unit_year, references, by)
    assert not Attendance.objects.exists()


def test_somebody_not_on_the_roster_is_refused_at_the_writing_too(county, training, by):
    row = {"activity": training.code, "number": 1, "name": "示例外人"}
    with pytest.raises(Refused, match="不在名单里"):
        SHEET_DOOR.write(county.unit_year, [row], by)
