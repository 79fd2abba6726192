from fractions import Fraction

import pytest

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.outreach.models import Outcome
from jixiao.records.outreach.resulting import amend_outcome, record_outcome, remove_outcome
from jixiao.records.outreach.yearbook_rows import outcome_rows


@pytest.fixture
def outcome(county, by):
    def make(name="示例参赛作品", **values):
        return record_outcome(unit_year=county.unit_year, values={"name": name, **values}, by=by)

    return make


def test_a_result_is_recorded_amended_and_removed(county, outcome, by):
    made = outcome(number="271", measure="件", library="KX-C18")
    assert (made.code, made.number) == ("C1", Fraction(271))
    amend_outcome(outcome=made, values={"number": 270}, stamp=made.version, by=by)
    with pytest.raises(Stale):
        amend_outcome(outcome=Outcome.objects.get(pk=made.pk), values={"number": 1}, stamp=1, by=by)
    with pytest.raises(Refused, match="写明原因"):
        remove_outcome(outcome=made, reason="", by=by)
    remove_outcome(outcome=made, reason="示例", by=by)
    assert list(outcome_rows(county.unit_year)) == []


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"name": ""}, "成果名称没有填"),
        ({"number": -1}, "不能小于 0"),
        ({"library": "KX-Z99"}, "不能计入"),
        ({"code": NOT_APPLICABLE}, "不能填不适用"),
    ],
)
def test_what_cannot_be_is_refused(outcome, values, why):
    with pytest.raises(Refused, match=why):
        outcome(**values)


def test_a_code_stands_once_a_year(outcome, by):
    outcome(code="C5")
    with pytest.raises(Refused, match="已经用过"):
        outcome(code="C5")
    other = outcome()
    assert other.code == "C6"
    with pytest.raises(Refused, match="已经用过"):
        amend_outcome(outcome=other, values={"code": "C5"}, stamp=None, by=by)
