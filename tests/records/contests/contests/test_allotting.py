import threading

import pytest
from django.conf import settings
from django.db import IntegrityError, connections, transaction
from tests.racing import asked, race

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.allotting import allot_places, give_place_back, take_place
from jixiao.records.contests.models import Quota


@pytest.mark.django_db
def test_places_are_set_by_group_and_school_and_the_usual_ones_are_no_change(contest, group, school, by):
    row = contest()
    one, first, second = group(row, default_places=5), school(), school("示例县第二小学")
    wanted = {(one.pk, first.pk): 2, (one.pk, second.pk): None}
    assert allot_places(contest=row, wanted=wanted, by=by) == 1
    assert allot_places(contest=row, wanted=wanted, by=by) == 0
    assert Quota.objects.get().most == 2


@pytest.mark.django_db
def test_places_are_never_fewer_than_those_taken(contest, group, school, by):
    row = contest()
    one, first = group(row, default_places=2), school()
    take_place(group=one, school=first)
    take_place(group=one, school=first)
    with pytest.raises(Refused) as refused:
        allot_places(contest=row, wanted={(one.pk, first.pk): 1}, by=by)
    assert refused.value.code == "A022"
    assert allot_places(contest=row, wanted={(one.pk, first.pk): 3}, by=by) == 1


@pytest.mark.django_db
def test_the_last_place_is_refused_with_the_number_and_a_place_comes_back(contest, group, school):
    one, first = group(contest(), default_places=1), school()
    take_place(group=one, school=first)
    with pytest.raises(Refused, match="1 个名额") as refused:
        take_place(group=one, school=first)
    assert refused.value.code == "A021"
    give_place_back(group=one, school=first)
    give_place_back(group=one, school=first)
    take_place(group=one, school=first)
    assert Quota.objects.get().taken == 1


@pytest.mark.django_db
def test_without_a_limit_nobody_is_refused(contest, group, school):
    one, first = group(contest()), school()
    for _ in range(3):
        take_place(group=one, school=first)
    assert Quota.objects.get().taken == 3


@pytest.mark.django_db
def test_the_database_itself_lets_nobody_pass_the_number(contest, group, school):
    row = Quota.objects.create(group=group(contest()), school=school(), most=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Quota.objects.filter(pk=row.pk).update(taken=2)


@pytest.mark.django_db
def test_many_people_of_a_school_at_the_same_moment_get_just_the_places_there_are(contest, group, school, tmp_path):
    one, first, file = group(contest(), default_places=3), school(), tmp_path / "copy.sqlite3"
    Quota.objects.create(group=one, school=first, most=3)
    found = race(file, [lambda: take_place(group=one, school=first)] * 6)
    assert found == ["A021"] * 3 + ["done"] * 3
    assert asked(file, "SELECT taken FROM contests_quota") == [(3,)]


@pytest.mark.skipif("sqlite" in settings.DATABASES["default"]["ENGINE"], reason="SQLite races in a copy of its file")
@pytest.mark.django_db(transaction=True)
def test_on_a_server_connections_of_their_own_get_just_the_places_there_are(contest, group, school):
    one, first = group(contest(), default_places=2), school()
    start, found = threading.Barrier(6), []

    def press():
        try:
            start.wait(timeout=20)
            with transaction.atomic():
                take_place(group=one, school=first)
            found.append("done")
        except Refused as refused:
            found.append(refused.code)
        finally:
            connections["default"].close()

    workers = [threading.Thread(target=press) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(found) == ["A021"] * 4 + ["done"] * 2
    assert Quota.objects.get().taken == 2
