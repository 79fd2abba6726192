import pytest
from tests.records.community.days import day

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.models import Organisation
from jixiao.records.community.organisations.registering import amend_organisation, remove_organisation

pytestmark = pytest.mark.django_db


def refusal(act, **values):
    with pytest.raises(Refused) as refused:
        act(**values)
    return refused.value.code, refused.value.field


def test_one_is_registered_with_its_founding_and_term(organisation, place):
    one = organisation(
        "示例镇科协", kind="township", place=place(), founded_on=day(1), paper_number="示科协〔2024〕1号",
        term_from=day(1), term_to=day(1).replace(year=2029), members=30, members_on=day(2),
    )  # fmt: skip
    assert one.initials == "slzkx"
    assert TrailEntry.objects.latest("number").after["成立批复文号"] == "示科协〔2024〕1号"


def test_what_is_not_right_is_refused(organisation):
    organisation("示例协会")
    assert refusal(organisation, name="示例协会") == ("V212", "name")
    assert refusal(organisation, name=" ") == ("V211", "name")
    assert refusal(organisation, name="甲", kind="township") == ("V217", "place")
    assert refusal(organisation, name="甲", term_from=day(2), term_to=day(2)) == ("V213", "term_to")
    assert refusal(organisation, name="甲", founded_on=day(2), dissolved_on=day(1)) == ("V218", "dissolved_on")
    assert refusal(organisation, name="甲", state="paused") == ("V214", "state_because")
    assert refusal(organisation, name="甲", state="dissolved", state_because="示例") == ("V215", "dissolved_on")


def test_one_that_works_again_forgets_why_it_stopped(county, organisation, by):
    one = organisation(state="paused", state_because="示例：无人牵头", dissolved_on=day(2))
    assert one.dissolved_on is None
    amend_organisation(
        organisation=one, unit_year=county.unit_year, values={"state": "active"}, stamp=one.version, by=by
    )
    assert Organisation.objects.get().state_because == ""
    with pytest.raises(Stale):
        amend_organisation(organisation=one, unit_year=county.unit_year, values={"host": "示例"}, stamp=1, by=by)


def test_one_registered_by_mistake_is_taken_out_and_its_name_is_free(county, organisation, by):
    one = organisation()
    remove_organisation(organisation=one, unit_year=county.unit_year, reason="示例：重复", stamp=one.version, by=by)
    assert organisation().pk != one.pk
