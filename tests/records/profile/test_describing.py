import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.profile.describing import describe_profile
from jixiao.records.profile.queries import profile_of, unfilled_in, value_in

pytestmark = pytest.mark.django_db


def described(county, stamp=None, year=None, who="clerk", **values):
    return describe_profile(unit_year=year or county.unit_year, values=values, by=county.actor(who), stamp=stamp)


def test_fields_are_written_and_the_others_left_as_they_are(county):
    described(county, supervisor="县委", staff=11)
    profile = described(county, establishment=12, fixed_assets=Money.of("86.4", "万元"))
    assert (profile.supervisor, profile.staff, profile.establishment) == ("县委", 11, 12)
    assert profile_of(county.unit_year).fixed_assets == Money(86_400_000)


def test_nought_not_applicable_and_unfilled_are_three_things(county):
    profile = described(county, staff=0, establishment=NOT_APPLICABLE, departments=NOT_APPLICABLE)
    assert value_in(profile, "staff") == 0
    assert value_in(profile, "establishment") is NOT_APPLICABLE
    assert value_in(profile, "departments") is NOT_APPLICABLE
    assert value_in(profile, "fixed_assets") is UNFILLED
    assert "staff" not in unfilled_in(profile)
    assert "establishment" not in unfilled_in(profile)
    described(county, establishment=5, departments=UNFILLED)
    profile = profile_of(county.unit_year)
    assert profile.not_applicable == []
    assert value_in(profile, "departments") is UNFILLED


def test_each_field_keeps_the_paper_it_was_taken_from(county):
    described(county, staff=11, origins={"staff": "2024年决算公开表 附07"})
    profile = described(county, origins={"establishment": "县编办批复"})
    assert profile.origins == {"establishment": "县编办批复", "staff": "2024年决算公开表 附07"}
    assert described(county, origins={"staff": ""}).origins == {"establishment": "县编办批复"}


@pytest.mark.parametrize(("values", "code"), [
    ({"nobody": 1}, "U420"), ({"staff": -1}, "U421"), ({"staff": "12"}, "U421"), ({"staff": True}, "U421"),
    ({"fixed_assets": 12}, "U422"), ({"fixed_assets": Money(-1)}, "U422"), ({"rank": "长" * 41}, "U423"),
    ({"duties": "长" * 5001}, "U423"), ({"origins": "x"}, "U424"), ({"origins": {"staff": "长" * 201}}, "U424"),
])  # fmt: skip
def test_what_cannot_be_written_is_refused_and_nothing_is(county, values, code):
    with pytest.raises(Refused) as refused:
        described(county, **{"supervisor": "县委", **values})
    assert refused.value.code == code
    assert profile_of(county.unit_year) is None


def test_the_trail_tells_only_what_changed_in_words(county):
    described(county, staff=11, supervisor="县委")
    described(county, staff=12, supervisor="县委", origins={"staff": "决算表"})
    line = TrailEntry.objects.filter(event="profile.described").latest("number")
    assert line.before == {"在职人员数": "11 人", "在职人员数出处": ""}
    assert line.after == {"在职人员数": "12 人", "在职人员数出处": "决算表"}


def test_saving_the_same_again_writes_nothing(county):
    first = described(county, staff=11)
    again = described(county, staff=11)
    assert again.version == first.version
    assert TrailEntry.objects.filter(event="profile.described").count() == 1


def test_who_saves_over_somebody_else_is_told(county):
    first = described(county, stamp=0, staff=11)
    described(county, stamp=first.version, staff=12)
    with pytest.raises(Stale) as stale:
        described(county, stamp=first.version, staff=13)
    assert stale.value.theirs["staff"] == 12
    with pytest.raises(Stale):
        described(county, stamp=0, staff=14)


def test_two_units_describe_themselves_apart(county):
    described(county, staff=11)
    described(county, year=county.other_year, who="outsider", staff=5)
    assert profile_of(county.unit_year).staff == 11
    assert profile_of(county.other_year).staff == 5
