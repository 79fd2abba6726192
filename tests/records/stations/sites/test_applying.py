import dataclasses
import datetime

import pytest
from tests.records.stations.conftest import dossier

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.stations.models import Station
from jixiao.records.stations.sites.applying import amend_station, apply_station, remove_station, renew_addresses
from jixiao.records.stations.sites.dossiers import dossier_of, phone_of

pytestmark = pytest.mark.django_db


def test_codes_follow_each_other_and_one_may_be_given(county, by):
    made = [apply_station(unit=county.unit, given=dossier(f"示例{place}"), by=by) for place in range(2)]
    given = apply_station(unit=county.unit, given=dossier("示例三"), by=by, code="X-9")
    assert [one.code for one in (*made, given)] == ["E001", "E002", "X-9"]
    assert made[0].initials == "sl0"
    assert len({token for one in made for token in (one.screen_token, one.return_token)}) == 4


def test_a_name_or_code_stands_once_a_unit_and_again_elsewhere(county, by):
    apply_station(unit=county.unit, given=dossier(), by=by)
    with pytest.raises(Refused, match="已经有叫"):
        apply_station(unit=county.unit, given=dossier(), by=by)
    with pytest.raises(Refused, match="已经用过"):
        apply_station(unit=county.unit, given=dossier("示例另一个"), by=by, code="E001")
    assert apply_station(unit=county.other, given=dossier(), by=by).code == "E001"


def test_the_telephone_is_sealed_and_in_no_line_of_the_trail(county, by):
    row = apply_station(unit=county.unit, given=dossier(phone="138-0000-1234"), by=by)
    assert phone_of(row) == "13800001234"
    assert "13800001234" not in row.phone_seal
    given = dataclasses.replace(dossier_of(row), phone="13900005678")
    amend_station(station=row, given=given, stamp=row.version, by=by)
    said = str(list(TrailEntry.objects.values_list("before", "after")))
    assert "13800001234" not in said
    assert "13900005678" not in said
    assert "已更换" in said
    assert phone_of(Station.objects.get()) == "13900005678"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": " "}, "e站名称没有填"),
        ({"host": ""}, "申报单位没有填"),
        ({"kind": "town"}, "没有选e站类型"),
        ({"phone": "12"}, "电话没有填对"),
        ({"name": "长" * 81}, "超过 80 字"),
        ({"applied_on": datetime.date(2024, 6, 21)}, "还没有到"),
    ],
)
def test_a_dossier_that_cannot_stand_is_refused(county, by, values, words):
    with pytest.raises(Refused, match=words):
        apply_station(unit=county.unit, given=dossier(**values), by=by)
    assert not Station.objects.exists()


def test_an_older_dossier_does_not_go_over_a_newer_one(county, by, station):
    row = station()
    with pytest.raises(Stale):
        amend_station(station=row, given=dossier(), stamp=row.version - 1, by=by)


def test_nothing_is_told_where_nothing_changed(county, by, station):
    row = station()
    before = TrailEntry.objects.count()
    amend_station(station=row, given=dossier_of(row), stamp=row.version, by=by)
    assert TrailEntry.objects.count() == before


def test_only_a_station_on_which_nothing_hangs_is_removed(station, by):
    row = station("applied")
    with pytest.raises(Refused, match="没有写删除原因"):
        remove_station(station=row, reason=" ", stamp=row.version, by=by)
    remove_station(station=row, reason="重复登记", stamp=row.version, by=by)
    kept = station()
    with pytest.raises(Refused, match="已经有五有核查，不能删除"):
        remove_station(station=kept, reason="重复登记", stamp=kept.version, by=by)


def test_the_name_of_a_removed_station_may_be_used_again(county, station, by):
    row = station("applied", name="示例甲")
    remove_station(station=row, reason="重复登记", stamp=row.version, by=by)
    assert apply_station(unit=county.unit, given=dossier("示例甲"), by=by).code == "E002"


def test_renewed_addresses_are_both_other_ones(station, by):
    row = station()
    old = {row.screen_token, row.return_token}
    renew_addresses(station=row, stamp=row.version, by=by)
    assert not old & {row.screen_token, row.return_token}
