"""What is written again is what the acts wrote, to the last row."""

import pytest
from django.db import transaction
from tests.replaying import content, replayed
from tests.rooms import County, build_county
from tests.walking import walk_of

from jixiao.orgs.models import Unit, UnitYear


def built_and_taken_back(name: str, build):
    """Return what was made and all that was in the tables then; nothing of it stays."""
    with transaction.atomic():
        made = replayed(name, build)
        rows = content()
        transaction.set_rollback(True)
    return made, rows


def never() -> None:
    pytest.fail("the acts were done again")


def test_a_year_written_again_is_the_year_that_was_walked(county: County):
    made, walked = built_and_taken_back("a year", lambda: walk_of(county).to("goals_approved"))
    again, rows = built_and_taken_back("a year", never)
    assert rows == walked
    assert again == made
    assert again is not made


def test_whoever_starts_from_other_rows_is_given_what_the_acts_write_there(county: County):
    built_and_taken_back("a year of a renamed unit", lambda: walk_of(county).to("recorded"))
    Unit.objects.filter(pk=county.unit.pk).update(name="示例县科协（改名）")
    with pytest.raises(pytest.fail.Exception):
        replayed("a year of a renamed unit", never)


def test_keys_are_counted_on_from_rows_that_were_written_again(county: County):
    made, _ = built_and_taken_back("a second year", lambda: another_year(county, 2025))
    replayed("a second year", never)
    assert another_year(county, 2026).pk == made.pk + 1


def another_year(county: County, year: int) -> UnitYear:
    return UnitYear.objects.create(unit=county.unit, year=year)


def test_rows_that_went_are_gone_again(county: County):
    built_and_taken_back("a year less", lambda: UnitYear.objects.filter(unit=county.other).delete())
    replayed("a year less", never)
    assert [*UnitYear.objects.values_list("unit", flat=True)] == [county.unit.pk]


def test_the_small_county_is_the_same_when_it_is_built_again(db: None):
    first, rows = built_and_taken_back("a county", build_county)
    again, same = built_and_taken_back("a county", never)
    assert rows == same
    assert [*again.people] == [*first.people]
