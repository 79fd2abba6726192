import dataclasses
import datetime

import pytest
from tests.records.contests.conftest import noon
from tests.records.contests.entering.conftest import AUTHOR, WRITTEN

from jixiao.records.contests.entering.checking import faults_of
from jixiao.records.contests.entering.handing_in import hand_in
from jixiao.records.contests.entering.people import TypedAuthor, TypedTutor
from jixiao.records.contests.models import EntryState, Quota

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2024, 3, 10)


def codes(entry, on=TODAY):
    return {one.code for one in faults_of(entry, on=on)}


def named(name):
    return dataclasses.replace(AUTHOR, name=name)


def but(**values):
    return dataclasses.replace(WRITTEN, **values)


def test_a_work_in_order_has_nothing_against_it(asking, school, ready):
    assert codes(ready(asking(), school())) == set()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (but(abstract=""), {"A217"}),
        (but(abstract="太短"), {"A218"}),
        (but(answers={}), {"A215"}),
        (but(authors=()), {"A201"}),
        (but(tutors=()), {"A210"}),
        (but(tutors=(TypedTutor("甲乙"), TypedTutor("丙丁"))), {"A209"}),
        (but(authors=(AUTHOR, AUTHOR)), {"A225"}),
        (but(authors=(AUTHOR, named("李四"), named("王五"))), {"A202"}),
        (but(authors=(dataclasses.replace(AUTHOR, grade=7),)), {"A203"}),
        (but(authors=(dataclasses.replace(AUTHOR, grade=None),)), {"A204"}),
        (but(authors=(dataclasses.replace(AUTHOR, born=""),)), {"A206"}),
        (but(authors=(TypedAuthor("张小明", 3, "2014-05"),)), {"A216"}),
    ],
)  # fmt: skip
def test_each_thing_that_does_not_fit_is_told_by_its_code(asking, school, ready, words, found):
    assert codes(ready(asking(), school(), words)) == found


def test_age_is_counted_for_the_day_of_the_contest(asking, school, ready):
    group = asking(age_least=10)
    work = ready(group, school())
    assert codes(work) == {"A205"}
    group.contest.age_on = datetime.date(2024, 9, 1)
    assert codes(work) == set()


def test_a_work_is_finished_in_its_time(asking, school, ready):
    span = {"work_from": datetime.date(2023, 7, 1), "work_to": datetime.date(2024, 3, 1)}
    work = ready(asking(**span), school())
    assert codes(work) == {"A212"}
    work.finished_on = datetime.date(2023, 6, 30)
    assert codes(work) == {"A211"}
    work.finished_on = datetime.date(2023, 7, 1)
    assert codes(work) == set()


def test_files_are_asked_for_and_the_seal_only_once_it_is_handed_in(asking, school, written, ready):
    first = school()
    bare = written(asking(), first)
    assert codes(bare) == {"A213", "A223"}
    done = hand_in(entry=ready(asking(), school("示例第二小学")), stamp=None, at=noon(10))
    assert codes(done) == {"A221"}


def test_outside_the_window_and_without_a_place_nothing_is_handed_in(asking, school, ready):
    group, first = asking(), school()
    work = ready(group, first)
    assert codes(work, datetime.date(2024, 4, 1)) == {"A220"}
    Quota.objects.create(group=group, school=first, most=1, taken=1)
    assert codes(work) == {"A219"}


def test_somebody_elsewhere_is_seen_whether_sure_or_only_like(asking, school, ready, entry):
    group, first = asking(default_places=9), school()
    hand_in(entry=ready(group, first), stamp=None, at=noon(10))
    again = ready(group, first, but(title="另一件"))
    assert codes(again) == {"A207"}
    like = ready(group, first, but(title="第三件", authors=(dataclasses.replace(AUTHOR, born="2013-05"),)))
    assert codes(like) == {"A208"}
    same = ready(group, first, but(authors=(dataclasses.replace(AUTHOR, name="李四"),)))
    assert codes(same) == {"A224"}


def test_a_primary_school_does_not_enter_a_group_of_the_middle_school(asking, school, ready):
    work = ready(asking(grade_from=7, grade_to=9), school(), but(authors=(dataclasses.replace(AUTHOR, grade=7),)))
    assert codes(work) == {"A222"}


def test_the_number_of_statements_does_not_grow_with_the_team(asking, school, ready, django_assert_num_queries):
    alone = ready(asking(), school())
    both = ready(
        asking(), school("示例第二小学"), but(authors=(AUTHOR, dataclasses.replace(AUTHOR, name="李四")))
    )  # fmt: skip
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        faults_of(alone, on=TODAY)
    with django_assert_num_queries(len(one)):
        faults_of(both, on=TODAY)
    assert both.state == EntryState.DRAFT
