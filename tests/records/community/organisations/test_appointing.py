import pytest
from tests.records.community.days import day

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.models import Post
from jixiao.records.community.organisations.appointing import Appointed, keep_posts, lacking_heads

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep(county, by):
    def do(organisation, *posts):
        organisation.refresh_from_db()
        keep_posts(
            organisation=organisation, unit_year=county.unit_year, posts=posts, stamp=organisation.version, by=by
        )

    return do


def test_the_three_heads_are_part_time_vice_chairs_and_known_in_the_register(keep, organisation, worker):
    one, doctor = organisation(), worker("示例院长", workplace="示例镇卫生院")
    assert lacking_heads(one) == ["医院院长", "学校校长", "农技站长"]
    keep(
        one,
        Appointed("chair", "示例主席"),
        Appointed("part_time_vice", "示例院长", "示例镇卫生院", "hospital"),
        Appointed("part_time_vice", "示例校长", "示例小学", "school", until=day(1)),
    )
    assert lacking_heads(one) == ["学校校长", "农技站长"]
    assert Post.objects.get(name="示例院长").worker == doctor


@pytest.mark.parametrize(
    ("posts", "code"),
    [
        ([Appointed("chair", " ")], "V216"),
        ([Appointed("chair", "甲", since=day(2), until=day(1))], "V219"),
        ([Appointed("vice", "甲", head="school")], "V220"),
        ([Appointed("chair", "甲"), Appointed("chair", "乙")], "V221"),
        ([Appointed("vice", "甲"), Appointed("vice", "甲")], "V221"),
    ],
)
def test_what_is_not_right_is_refused_and_what_stood_there_stays(keep, organisation, posts, code):
    one = organisation()
    keep(one, Appointed("secretary", "示例秘书长"))
    with pytest.raises(Refused) as refused:
        keep(one, *posts)
    assert refused.value.code == code
    assert Post.objects.get().name == "示例秘书长"


def test_a_chair_who_left_makes_room_for_the_next(keep, organisation):
    one = organisation()
    keep(one, Appointed("chair", "甲某", until=day(1)), Appointed("chair", "乙某", since=day(2)))
    assert Post.objects.count() == 2


def test_who_was_slower_is_told(county, organisation, by):
    with pytest.raises(Stale):
        keep_posts(organisation=organisation(), unit_year=county.unit_year, posts=[], stamp=7, by=by)
