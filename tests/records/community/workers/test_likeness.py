import pytest

from jixiao.records.community.workers.likeness import like_this, likely_pairs
from jixiao.records.community.workers.merging import tell_apart

pytestmark = pytest.mark.django_db


def whys(county):
    return [(pair.one.name, pair.other.name, pair.why) for pair in likely_pairs(county.unit)]


def test_one_number_under_two_names_is_looked_at_first(county, worker):
    worker("示例甲", phone="13800001234")
    worker("示例乙", phone="13800001234")
    assert whys(county) == [("示例甲", "示例乙", "电话相同，姓名不同")]


def test_one_name_is_looked_at_where_the_workplace_is_much_the_same(county, worker):
    worker("示例甲", workplace="示例县第一中学")
    worker("示例甲", workplace="县第一中学")
    worker("示例乙", workplace="示例县农业农村局")
    worker("示例乙", workplace="示例县人民医院")
    assert whys(county) == [("示例甲", "示例甲", "姓名相同，单位相近")]


def test_one_name_with_two_numbers_and_two_workplaces_is_two_people(county, worker):
    worker("示例甲", workplace="示例县第一中学", phone="13800001234")
    one = worker("示例甲", workplace="县第一中学", phone="13800005678")
    assert whys(county) == []
    assert like_this(one) == []


def test_who_was_told_apart_is_not_suggested_again(county, worker, by):
    one, other = worker("示例甲"), worker("示例甲")
    assert like_this(one) == [other]
    tell_apart(one=other, other=one, unit_year=county.unit_year, by=by)
    tell_apart(one=one, other=other, unit_year=county.unit_year, by=by)
    assert whys(county) == []
    assert like_this(one) == []


def test_the_pairs_take_the_same_statements_whatever_their_number(county, worker, django_assert_num_queries):
    worker("示例甲")
    worker("示例甲")
    with django_assert_num_queries(4):
        assert len(likely_pairs(county.unit)) == 1
    for _ in range(3):
        worker("示例乙")
    with django_assert_num_queries(4):
        assert len(likely_pairs(county.unit)) == 4
