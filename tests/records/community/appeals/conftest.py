import pytest
from tests.records.community.days import day

from jixiao.records.community.appeals.answering import answer_appeal
from jixiao.records.community.appeals.assigning import Office, assign_appeal
from jixiao.records.community.appeals.door import keep_door
from jixiao.records.community.appeals.receiving import Asked, receive_at_desk
from jixiao.records.community.models import Appeal


@pytest.fixture
def received(county, by):
    """Take an appeal at the desk; what is not given is plain."""

    def make(**values):
        given = {
            "kind": "need",
            "topic": "",
            "text": "示例：缺技术指导",
            "name": "示例甲",
            "phone": "13800001234",
            **values,
        }
        worker, once = given.pop("worker", None), given.pop("once", f"once-{Appeal.objects.count()}")
        return receive_at_desk(unit_year=county.unit_year, asked=Asked(**given), worker=worker, once=once, by=by)

    return make


@pytest.fixture
def assigned(received, by):
    """Hand one to an office, to be answered by the end of the month."""

    def make(*helpers, **values):
        appeal = received(**values)
        lead, others = Office("示例部"), [Office(name) for name in helpers]
        return assign_appeal(appeal=appeal, lead=lead, helpers=others, deadline=day(31), stamp=appeal.version, by=by)

    return make


@pytest.fixture
def answered(assigned, by):
    """Answer one."""

    def make(**values):
        appeal = assigned(**values)
        return answer_appeal(appeal=appeal, answer="示例：已请专家讲课", stamp=appeal.version, by=by)

    return make


@pytest.fixture
def door(county, by):
    """Open the public door."""
    return keep_door(unit_year=county.unit_year, values={"is_open": True, "contact": "0316-0000000"}, by=by)
