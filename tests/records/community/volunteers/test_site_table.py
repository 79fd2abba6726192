import datetime
from decimal import Decimal

import pytest
from tests.records.community.days import day
from tests.records.outreach.tables.sheets import workbook

from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Volunteer
from jixiao.records.community.volunteers.site_table import CONSENT, DOOR
from jixiao.web.importing import State

HEADS = "志愿者ID,真实姓名,手机号码,所属组织,累计服务时长,政治面貌"


def tried(county, lines, heads=HEADS, encoding="gb18030", name="export.csv"):
    text = "\n".join([heads, *lines])
    return DOOR.check(county.unit_year, DOOR.read(name, text.encode(encoding)))


def written(county, by, dry_run):
    rows = [one.values for one in dry_run.in_state(State.OK, State.DOUBT, State.DUPLICATE)]
    return DOOR.write(county.unit_year, rows, by)


def test_heads_are_known_by_other_names_and_unknown_ones_are_told(county, by, group):
    group("示例大队")
    found = tried(county, ["S1,示例甲,13800000000,示例大队,12.5,群众", "S2,示例乙,,没有的队,,群众"])
    assert [name for name, _ in found.heads_ignored] == ["政治面貌"]
    assert [one.state for one in found.rows] == [State.OK, State.DOUBT]
    references = written(county, by, found)
    first, second = Volunteer.objects.order_by("number")
    assert references == [f"community.volunteer:{first.pk}", f"community.volunteer:{second.pk}"]
    assert (first.site_number, first.site_minutes, first.group.name) == ("S1", 750, "示例大队")
    assert (second.group, second.consent_text, second.site_minutes) == (None, CONSENT, None)


def test_the_same_export_again_only_brings_the_hours_up_and_is_taken_back(county, by):
    first = written(county, by, tried(county, ["S1,示例甲,13800000000,,12,群众"]))
    again = tried(county, ["S1,示例甲,13800000000,,20,群众"], encoding="utf-8-sig")
    assert [one.state for one in again.rows] == [State.DUPLICATE]
    references = written(county, by, again)
    assert Volunteer.objects.get().site_minutes == 1200
    DOOR.undo(county.unit_year, references, by)
    assert (Volunteer.objects.get().site_minutes, Volunteer.objects.get().site_minutes_on) == (720, day(3))
    DOOR.undo(county.unit_year, first, by)
    assert Volunteer.objects.get().removed_because == "撤回导入"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("S1,甲,,,1,", "name"), ("S1,,,,1,", "name"), ("S1,示例甲,138****0000,,1,", "phone"),
        ("S1,示例甲,,,-1,", "hours"), (f"{'9' * 41},示例甲,,,1,", "site_number"),
    ],
)  # fmt: skip
def test_a_bad_cell_says_where_and_how(county, line, column):
    row = tried(county, [line]).rows[0]
    assert row.state == State.ERROR
    assert all(row.errors[column])


def test_the_young_and_the_same_person_twice_are_not_taken_in(county):
    heads = "姓名,手机号,出生日期,服务时长"
    rows = tried(
        county, ["示例甲,13800000000,2012-01-01,1", "示例乙,13800000001,,1", "示例乙,13800000001,,2"], heads
    ).rows
    assert "未成年人" in rows[0].errors["born"][0]
    assert [one.state for one in rows[1:]] == [State.OK, State.ERROR]


def test_who_has_taken_a_shift_is_not_taken_back(county, by, shift, take):
    references = written(county, by, tried(county, ["S1,示例甲,,,1,"]))
    take(shift(), Volunteer.objects.get())
    with pytest.raises(Refused, match="已经报过班次"):
        DOOR.undo(county.unit_year, references, by)


def test_a_workbook_is_read_too(county):
    content = workbook(["姓名", "服务时长", "注册日期"], [["示例甲", 3, "2024-01-02"]])
    row = DOOR.check(county.unit_year, DOOR.read("a.xlsx", content)).rows[0]
    assert (row.values["hours"], row.values["registered_on"]) == (Decimal(3), datetime.date(2024, 1, 2))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\xff", b"a,b\n1,2\n", '姓名\n"示例'.encode()])
def test_what_is_no_table_is_told(county, content):
    found = DOOR.read("a.csv", content)
    assert found.findings or not found.rows
