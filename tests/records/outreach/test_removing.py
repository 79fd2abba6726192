import pytest
from tests.records.outreach.days import DAY

from jixiao.engine.values import Period
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.certifying import issue_certificates
from jixiao.records.outreach.counting import count_outreach
from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.handing_out import hand_out
from jixiao.records.outreach.removing import cascade_of, remove_activity, restore_activity
from jixiao.records.outreach.signing import sign_in_by_clerk


def test_a_removed_activity_counts_nowhere_and_comes_back_whole(county, record, good, by):
    made, leaf = record(people=20), good(stock=100)
    record("留下的", people=5)
    hand_out(activity=made, good=leaf, quantity=30, day=DAY, by=by)
    assert cascade_of(made).words == "1 笔物资发放"

    def counts():
        found = count_outreach(unit_year=county.unit_year, period=Period(2024))
        return [found[f"outreach.{code}"].value for code in ("sessions", "people", "leaflets")]

    assert counts() == [2, 25, 30]
    remove_activity(activity=made, reason="示例：重复登记", stamp=made.version, by=by)
    assert counts()[:2] == [1, 5]
    restore_activity(activity=made, by=by)
    assert counts() == [2, 25, 30]


def test_a_removal_wants_a_reason_and_happens_once(record, by):
    made = record()
    with pytest.raises(Refused, match="写明原因"):
        remove_activity(activity=made, reason="", stamp=made.version, by=by)
    remove_activity(activity=made, reason="示例", stamp=made.version, by=by)
    with pytest.raises(Refused, match="已经在回收站"):
        remove_activity(activity=made, reason="示例", stamp=made.version, by=by)


def test_a_code_given_away_meanwhile_stands_in_the_way_of_restoring(record, by):
    made = record(code="A1")
    remove_activity(activity=made, reason="示例", stamp=made.version, by=by)
    record("新的", code="A1")
    with pytest.raises(Refused, match="已经给了别的活动"):
        restore_activity(activity=made, by=by)


def test_an_activity_with_valid_certificates_stays(session, at):
    sitting = session()
    who = enrol(activity=sitting.activity, values={"name": "示例学员甲"}, by=at(8), walk_in=False)
    sign_in_by_clerk(session=sitting, trainee=who, by=at(8, 30))
    issue_certificates(activity=sitting.activity, chosen=None, by=at(12))
    with pytest.raises(Refused, match="不能删除"):
        remove_activity(activity=sitting.activity, reason="示例", stamp=None, by=at(13))
