import pytest
from tests.records.community.days import day

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.models import YearlyCheck
from jixiao.records.community.organisations.checking import check_organisation

pytestmark = pytest.mark.django_db
GOOD = {
    "has_people": True, "has_place": True, "has_activities": True, "activities": 3, "verdict": "good",
    "checked_on": day(2), "remark": "",
}  # fmt: skip


@pytest.fixture
def check(county, by):
    def do(organisation, *, stamp=None, **values):
        return check_organisation(
            organisation=organisation, unit_year=county.unit_year, values={**GOOD, **values}, stamp=stamp, by=by
        )

    return do


def test_it_is_checked_once_a_year_and_changed_after(check, organisation):
    one = organisation()
    first = check(one)
    check(one, stamp=first.version, verdict="fair", has_place=False)
    assert YearlyCheck.objects.get().verdict == "fair"
    with pytest.raises(Stale):
        check(one, stamp=1)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"has_place": False}, "V231"),
        ({"verdict": "bad"}, "V232"),
        ({"checked_on": None}, "V233"),
        ({"activities": 0}, "V234"),
        ({"remark": "长" * 301}, "V001"),
    ],
)
def test_what_is_not_right_is_refused(check, organisation, values, code):
    with pytest.raises(Refused) as refused:
        check(organisation(), **values)
    assert refused.value.code == code
