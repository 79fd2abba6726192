import datetime

import pytest
from tests.records.contests.conftest import noon

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.entering.people import (
    TypedAuthor,
    TypedTutor,
    age_on,
    plain_month,
    typed_authors,
    typed_tutors,
    write_authors,
    write_tutors,
)
from jixiao.records.contests.models import Author, Tutor

BOTH = [TypedAuthor("张小明", 3, "2014.5", "制作", "张大明", agreed=True), TypedAuthor("李四", 4)]


@pytest.mark.parametrize(
    ("typed", "month"),
    [("2014-05", "2014-05"), ("2014年5月", "2014-05"), ("2014/5/6", "2014-05"), ("201405", "2014-05"), ("", ""),
     ("五月", None), ("2014-13", "2014-01")],
)  # fmt: skip
def test_a_month_is_read_as_people_write_it(typed, month):
    assert plain_month(typed) == month


def test_an_age_is_counted_by_the_month():
    assert age_on("2014-05", datetime.date(2024, 4, 30)) == 9
    assert age_on("2014-05", datetime.date(2024, 5, 1)) == 10
    assert age_on("", datetime.date(2024, 5, 1)) is None


@pytest.mark.django_db
def test_people_are_sealed_masked_and_come_back_as_they_were(contest, group, school, entry):
    work = entry(group(contest()), school(), names=())
    write_authors(work, BOTH, at=noon(10))
    write_tutors(work, [TypedTutor("示例教师", "示例小学", "138 0000 1234")])
    first = Author.objects.get(position=1)
    assert (first.masked, "小明" in first.name_seal) == ("张*明", False)
    assert (first.consented_on, first.consent_text) == (
        datetime.date(2024, 3, 10),
        "示例告知\n姓名、出生年月和电话保存到 2025 年 12 月 31 日，到期自动删除。",
    )
    assert [one.born for one in typed_authors(work)] == ["2014-05", ""]
    assert typed_tutors(work) == [TypedTutor("示例教师", "示例小学", "13800001234")]
    write_authors(work, BOTH[:1], at=noon(11))
    again = Author.objects.get()
    assert (again.pk, again.consented_on) == (first.pk, datetime.date(2024, 3, 10))


@pytest.mark.django_db
def test_a_guardian_who_takes_it_back_is_not_kept_as_one_who_agreed(contest, group, school, entry):
    work = entry(group(contest()), school(), names=())
    write_authors(work, BOTH, at=noon(10))
    write_authors(work, [TypedAuthor("张小明", 3, "2014-05", "", "张大明", agreed=False)], at=noon(11))
    assert Author.objects.get().consented_on is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "field"),
    [
        (TypedAuthor("<b>", 3), "a1_name"),
        (TypedAuthor("张小明", 3, "五月"), "a1_born"),
        (TypedAuthor("张小明", 3, "", "", "1"), "a1_guardian"),
    ],
)
def test_what_is_no_name_or_month_is_refused_beside_its_field(asking, school, entry, given, field):
    work = entry(asking(), school(), names=())
    with pytest.raises(Refused) as refused:
        write_authors(work, [given], at=noon(10))
    assert refused.value.field == field


@pytest.mark.django_db
def test_a_tutor_of_the_same_name_is_known_again_at_any_school(contest, group, school, entry):
    row = group(contest())
    for name in ("一", "二"):
        work = entry(row, school(f"示例第{name}小学"), title=name, names=())
        write_tutors(work, [TypedTutor("示 例教师")])
    assert len(set(Tutor.objects.values_list("key", flat=True))) == 1
