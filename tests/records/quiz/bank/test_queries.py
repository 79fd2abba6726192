import pytest
from tests.records.quiz.days import noon

from jixiao.records.quiz.bank.queries import TagCount, passed_versions, tags_of

pytestmark = pytest.mark.django_db


def write_next(version, **values):
    given = {"kind": "single", "text": "示例新题干？", "options": ["甲", "乙"], "right": 1, "tags": ["天文"], **values}
    return type(version).objects.create(
        question=version.question, number=version.number + 1, by=version.by, at=noon(2), **given
    )


def test_the_newest_passed_version_of_each_question_in_use_is_drawn(county, bank):
    first, second, third = bank(3)
    newer = write_next(first, state="passed")
    write_next(second)
    third.question.retired_at, third.question.retired_because = noon(2), "示例停用"
    third.question.save()
    assert set(passed_versions(county.unit)) == {newer, second}
    assert not passed_versions(county.other).exists()


def test_a_tag_is_found_whole_and_tags_are_counted(county, bank):
    one, other = bank(2, tags=("健康", "天文"))
    other.tags = ["健康常识"]
    other.save()
    assert list(passed_versions(county.unit, tag="健康")) == [one]
    assert tags_of(county.unit) == [TagCount("健康", 1), TagCount("健康常识", 1), TagCount("天文", 1)]
