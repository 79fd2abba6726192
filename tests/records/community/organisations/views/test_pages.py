import pytest
from tests.records.community.days import day

from jixiao.measures.entering import enter_value
from jixiao.records.community.models import Organisation, Place, Post, YearlyCheck

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, path=""):
    return county.address(f"community/organisations/{path}")


def test_a_township_gets_its_branch_its_heads_and_its_check(county, clerk):
    clerk.post(here(county, "places/new/"), {"kind": "township", "name": "示例镇", "x": "20", "y": "30"})
    place = Place.objects.get()
    assert "乡镇覆盖 0/1" in clerk.get(here(county, "coverage/")).content.decode()
    sent = {"kind": "township", "name": "示例镇科协", "place": place.pk, "state": "active", "founded_on": "2020-01-01"}
    clerk.post(here(county, "new/"), sent)
    one = Organisation.objects.get()
    posts = {
        "posts-TOTAL_FORMS": "1", "posts-INITIAL_FORMS": "0", "posts-0-kind": "part_time_vice",
        "posts-0-name": "示例院长", "posts-0-head": "hospital", "stamp": one.version,
    }  # fmt: skip
    clerk.post(here(county, f"{one.pk}/posts/"), posts)
    assert Post.objects.get().head == "hospital"
    check = {"has_people": "1", "has_place": "1", "verdict": "fair", "checked_on": "2024-05-01"}
    clerk.post(here(county, f"{one.pk}/check/"), check)
    assert YearlyCheck.objects.get().verdict == "fair"
    page = clerk.get(here(county, f"{one.pk}/")).content.decode()
    for words in ("示例院长", "“三长”还缺：学校校长、农技站长", "基本合格"):
        assert words in page
    text = clerk.get(here(county, "coverage/")).content.decode()
    assert "乡镇覆盖 1/1" in text
    assert "county-map" in text
    clerk.post(here(county, f"places/{place.pk}/edit/"), {"kind": "street", "name": "示例街道", "stamp": place.version})
    assert clerk.post(here(county, f"places/{place.pk}/remove/")).status_code == 422
    clerk.post(here(county, f"{one.pk}/remove/"), {"reason": "示例：登记错"})
    assert clerk.get(here(county, f"{one.pk}/")).status_code == 404


def test_what_is_wrong_stands_in_the_form(county, clerk, organisation):
    one = organisation()
    page = clerk.post(here(county, f"{one.pk}/check/"), {"verdict": "good", "checked_on": "2024-05-01"})
    assert "没有都达到，不能合格" in page.content.decode()
    posts = {
        "posts-TOTAL_FORMS": "1", "posts-INITIAL_FORMS": "0", "posts-0-kind": "vice", "posts-0-name": "示例",
        "posts-0-head": "school", "stamp": one.version,
    }  # fmt: skip
    assert "不是兼职副主席" in clerk.post(here(county, f"{one.pk}/posts/"), posts).content.decode()
    more = clerk.post(here(county, f"{one.pk}/posts/"), {**posts, "add_row": "posts"}).content.decode()
    assert "posts-1-name" in more


def test_two_who_change_at_once_see_both(county, clerk, organisation):
    one = organisation()
    sent = {"kind": "society", "name": "示例协会", "state": "active", "stamp": 1}
    clerk.post(here(county, f"{one.pk}/edit/"), {**sent, "host": "先改的"})
    second = clerk.post(here(county, f"{one.pk}/edit/"), {**sent, "host": "后改的"})
    assert second.status_code == 409
    assert "先改的" in second.content.decode()


def test_the_list_takes_the_same_statements_for_one_and_three(
    county, clerk, organisation, django_assert_max_num_queries
):
    organisation("甲")
    clerk.get(here(county))
    with django_assert_max_num_queries(80) as first:
        clerk.get(here(county))
    organisation("乙")
    organisation("丙", term_to=day(1))
    with django_assert_max_num_queries(80) as third:
        text = clerk.get(here(county)).content.decode()
    assert len(first) == len(third)
    assert "is-warn" in text


@pytest.mark.parametrize("path", ["", "coverage/", "{pk}/", "{pk}/edit/", "{pk}/posts/", "{pk}/check/", "places/new/"])
def test_another_unit_is_not_there_and_others_only_look(county, organisation, path):
    one = organisation()
    address = here(county, path.format(pk=one.pk))
    assert county.client("outsider").get(address).status_code == 404
    writes = path not in {"", "coverage/", "{pk}/"}
    assert county.client("reviewer").get(address).status_code == (403 if writes else 200)


def test_it_is_found_by_first_letters(county, clerk, organisation):
    organisation("示例老科协", kind="elder")
    assert "示例老科协" in clerk.get(county.address("search/?q=sllkx")).content.decode()


def test_coverage_says_what_was_entered_without_records_until_there_is_a_township(county, clerk, place, by):
    words = "按公开报告录入，没有明细"
    enter_value(unit_year=county.unit_year, code="community.township_branches", value=9, note=words, by=by)
    assert words in clerk.get(here(county, "coverage/")).content.decode()
    place()
    assert words not in clerk.get(here(county, "coverage/")).content.decode()
