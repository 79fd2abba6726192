import pytest
from django.db import IntegrityError, transaction
from tests.records.community.days import day

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.models import Privacy, Worker
from jixiao.records.community.workers.registering import (
    amend_worker,
    register_worker,
    remove_worker,
    restore_worker,
    subject_of,
)

pytestmark = pytest.mark.django_db


def test_somebody_is_registered_and_the_telephone_is_sealed(worker):
    one = worker("示例甲", phone="138 0000 1234")
    assert (one.name_key, one.initials, one.phone_masked) == ("示例甲", "slj", "138****1234")
    assert "13800001234" not in f"{one.phone}{one.phone_digest}"
    assert one.privacy == Privacy.OFFICE
    assert one.registered_on == day(3)


def test_the_trail_names_nobody_and_no_number(worker):
    one = worker("示例甲乙", phone="13800001234")
    line = TrailEntry.objects.get(subject=subject_of(one))
    assert line.subject_name == "示**乙"
    assert "13800001234" not in str(line.after)
    assert "示例甲乙" not in str(line.after)


@pytest.mark.parametrize("name", ["", "甲", "甲1", "张三2"])
def test_a_name_that_is_none_is_refused(county, by, name):
    with pytest.raises(Refused) as refused:
        register_worker(unit_year=county.unit_year, values={"name": name}, by=by)
    assert (refused.value.code, refused.value.field) == ("V101", "name")


def test_a_number_that_is_none_is_refused(worker):
    with pytest.raises(Refused) as refused:
        worker(phone="12")
    assert (refused.value.code, refused.value.field) == ("V102", "phone")


def test_the_same_name_and_number_is_refused_by_the_database(worker):
    one = worker(phone="13800001234")
    with pytest.raises(Refused) as refused:
        worker(phone="+138-0000-1234".replace("+", ""))
    assert refused.value.code == "V103"
    with pytest.raises(IntegrityError), transaction.atomic():
        Worker.objects.create(
            unit=one.unit, name="示例甲", name_key=one.name_key, phone_digest=one.phone_digest, registered_on=day(1)
        )


def test_nobody_is_public_without_having_agreed(worker):
    with pytest.raises(Refused) as refused:
        worker(privacy=Privacy.OPEN)
    assert refused.value.code == "V104"
    with pytest.raises(Refused) as refused:
        worker(privacy=Privacy.OPEN, consent_on=day(1))
    assert refused.value.code == "V105"
    assert worker(privacy=Privacy.OPEN, consent_on=day(1), consent_text="示例").privacy == Privacy.OPEN


def test_a_change_keeps_the_number_where_none_is_typed(county, worker, by):
    one = worker(phone="13800001234")
    kept = one.phone_digest
    amend_worker(
        worker=one, unit_year=county.unit_year, values={"title": "正高级教师", "phone": ""}, stamp=one.version, by=by
    )
    fresh = Worker.objects.get(pk=one.pk)
    assert (fresh.title, fresh.phone_digest) == ("正高级教师", kept)
    assert TrailEntry.objects.latest("number").after == {"职称": "正高级教师"}


def test_who_saves_over_somebody_elses_change_is_told(county, worker, by):
    one = worker()
    amend_worker(worker=one, unit_year=county.unit_year, values={"title": "甲"}, stamp=1, by=by)
    with pytest.raises(Stale):
        amend_worker(
            worker=Worker.objects.get(pk=one.pk), unit_year=county.unit_year, values={"title": "乙"}, stamp=1, by=by
        )


def test_too_long_a_word_is_refused(worker):
    with pytest.raises(Refused) as refused:
        worker(title="级" * 41)
    assert (refused.value.code, refused.value.field) == ("V001", "title")


def test_who_is_taken_out_says_why_and_comes_back(county, worker, by):
    one = worker()
    with pytest.raises(Refused):
        remove_worker(worker=one, unit_year=county.unit_year, reason=" ", stamp=1, by=by)
    one.refresh_from_db()
    remove_worker(worker=one, unit_year=county.unit_year, reason="示例：调离", stamp=one.version, by=by)
    with pytest.raises(Refused) as refused:
        remove_worker(worker=one, unit_year=county.unit_year, reason="示例", stamp=one.version, by=by)
    assert refused.value.code == "V107"
    restore_worker(worker=one, unit_year=county.unit_year, by=by)
    assert Worker.objects.get(pk=one.pk).removed_at is None


def test_who_stands_there_anew_is_not_put_back_twice(county, worker, by):
    one = worker(phone="13800001234")
    remove_worker(worker=one, unit_year=county.unit_year, reason="示例", stamp=one.version, by=by)
    worker(phone="13800001234")
    with pytest.raises(Refused) as refused:
        restore_worker(worker=one, unit_year=county.unit_year, by=by)
    assert refused.value.code == "V103"
