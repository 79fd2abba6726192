import pytest
from tests.rooms import County

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.reports.county.sectors import keep_sectors, sectors_of, units_reviewed

pytestmark = pytest.mark.django_db


def keep(county: County, given: dict[int, str], *, role: Role = Role.REVIEWER) -> int:
    return keep_sectors(place=county.finance, given=given, held=[(county.finance, role)], by=county.actor("reviewer"))


def test_departments_are_put_into_sectors_and_out_again(county: County):
    assert keep(county, {county.unit.pk: " 群团 ", county.other.pk: "教育"}) == 2
    assert sectors_of([(county.finance, Role.REVIEWER)]) == ["教育", "群团"]
    assert keep(county, {county.unit.pk: "群团", county.other.pk: ""}) == 1
    entry = TrailEntry.objects.filter(event="reports.sectors_kept").latest("number")
    assert (entry.before, entry.after) == ({county.other.name: "教育"}, {county.other.name: ""})
    assert keep(county, {}) == 0


def test_what_is_not_theirs_to_review_is_left_as_it_is(county: County):
    assert keep(county, {county.unit.pk: "群团"}, role=Role.SYSTEM) == 0
    assert [unit.pk for unit in units_reviewed([(county.finance, Role.REVIEWER)])] == [county.unit.pk, county.other.pk]


def test_a_name_that_is_too_long_is_refused(county: County):
    with pytest.raises(Refused, match="超过 30 字"):
        keep(county, {county.unit.pk: "长" * 31})


def test_the_page_keeps_what_is_typed(county: County):
    client, address = county.client("reviewer"), county.address("reports/county/sectors/")
    client.post(f"{address}save/", {f"sector-{county.unit.pk}": "群团", "sector-x": "?", "other": "1"})
    assert 'value="群团"' in client.get(address).content.decode()
    desk = client.get(county.address("reports/county/?sector=群团&cols=sector")).content.decode()
    body = desk[desk.index("<tbody>") :]
    assert county.unit.name in body
    assert county.other.name not in body
