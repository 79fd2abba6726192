import pytest

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.community.appeals.asking import appeal_of_code, see_asker, show_code
from jixiao.records.community.models import Appeal

pytestmark = pytest.mark.django_db


def test_a_code_that_the_office_hands_over_is_the_same_each_time_and_each_look_is_written_down(county, received, by):
    appeal = received()
    code = show_code(appeal=appeal, by=by)
    assert show_code(appeal=appeal, by=by) == code
    assert appeal_of_code(unit_id=county.unit.pk, typed=f" {code[:5]} {code[5:]} ") == appeal
    assert TrailEntry.objects.filter(event="community.code_shown").count() == 2
    assert code not in str(list(TrailEntry.objects.values_list("after", flat=True)))


def test_a_code_that_only_its_asker_knows_is_not_shown(received, by):
    appeal = received()
    Appeal.objects.filter(pk=appeal.pk).update(code_seed="")
    appeal.refresh_from_db()
    with pytest.raises(Refused) as refused:
        show_code(appeal=appeal, by=by)
    assert refused.value.code == "V409"


def test_a_code_of_another_unit_or_of_nobody_finds_nothing(county, received, by):
    code = show_code(appeal=received(), by=by)
    for unit, typed in ((county.other, code), (county.unit, "AAAAAAAAAA"), (county.unit, "")):
        with pytest.raises(Refused) as refused:
            appeal_of_code(unit_id=unit.pk, typed=typed)
        assert refused.value.code == "V408"


def test_who_asked_is_looked_at_and_that_is_written_down(received, worker, by):
    assert see_asker(appeal=received(), by=by) == ("示例甲", "13800001234")
    one = worker("示例丙", phone="13800005678")
    assert see_asker(appeal=received(worker=one, name="", phone=""), by=by) == ("示例丙", "13800005678")
    assert TrailEntry.objects.filter(event="community.asker_seen").count() == 2
    with pytest.raises(Refused) as refused:
        see_asker(appeal=received(name="", phone="", is_anonymous=True), by=by)
    assert refused.value.code == "V406"
