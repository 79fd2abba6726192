import pytest
from tests.records.outreach.days import moment

from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.models import Trainee
from jixiao.records.outreach.paper_sheet import match_person, read_sheet


@pytest.fixture
def read(session, by):
    sitting = session()
    for name, workplace in (("张明", "康宁社区"), ("张明", "示例村"), ("李红", "示例村"), ("王五", "")):
        enrol(activity=sitting.activity, values={"name": name, "workplace": workplace}, by=by, walk_in=False)
    roster = list(Trainee.objects.order_by("pk"))

    def reading(text, present=frozenset()):
        return read_sheet(text, session=sitting, roster=roster, present=present)

    return reading


def test_lines_are_read_with_workplace_and_times_in_any_separators(read):
    sheet = read("张明 康宁社区 08:25 11:30\n李红，9:05\nww\n\n")
    assert [(one.trainee.name, one.trainee.workplace, one.came, one.left) for one in sheet.lines] == [
        ("张明", "康宁社区", moment(8, 25), moment(11, 30)),
        ("李红", "示例村", moment(9, 5), None),
        ("王五", "", None, None),
    ]
    assert (sheet.faults, sheet.strangers) == ((), ())


def test_each_fault_has_its_line_its_cause_and_its_cure(read):
    sheet = read("张明\n李红 11:30 08:25\n李红\n李红\nzz\n08:30\n赵六 示例镇")
    assert [(one.number, one.cause) for one in sheet.faults] == [
        (1, "名单里有 2 个“张明”：康宁社区、示例村"),
        (2, "走时早于来时"),
        (4, "李红已经签到"),
        (5, "名单里没有首字母是 zz 的人"),
        (6, "没有姓名"),
    ]
    assert all(one.cure for one in sheet.faults)
    assert sheet.strangers == ({"name": "赵六", "workplace": "示例镇"},)
    assert len(sheet.lines) == 1


def test_who_is_there_already_is_a_fault(read):
    red = Trainee.objects.get(name="李红")
    assert [one.cause for one in read("李红", frozenset({red.pk})).faults] == ["李红已经签到"]


def test_a_name_nobody_has_is_somebody_new(read):
    assert match_person("赵六", "", list(Trainee.objects.all())) == (None, None)
