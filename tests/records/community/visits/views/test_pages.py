import pytest

from jixiao.measures.entering import enter_value
from jixiao.records.community.models import Appeal, Privacy, Visit

pytestmark = pytest.mark.django_db
VISIT = {"occasion": "workers_day", "day": "2024-05-02", "went": "示例：主席"}


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, path=""):
    return county.address(f"community/visits/{path}")


def rows(*met, **more):
    found = {"met-TOTAL_FORMS": str(len(met)), "met-INITIAL_FORMS": "0", **VISIT, **more}
    for number, one in enumerate(met):
        found |= {f"met-{number}-{name}": text for name, text in one.items()}
    return found


def test_a_visit_becomes_an_appeal_on_the_page(county, clerk, worker):
    worker("示例甲")
    sent = rows({"who": "示例甲", "gift": "慰问金", "worth": "500", "said": "示例：缺设备", "asks": "1"}, {})
    page = clerk.post(here(county, "new/"), sent, follow=True).content.decode()
    assert "S1" in page
    assert "500.00" in page
    row = Visit.objects.get()
    edit = rows({"who": "示例甲 示例县第一中学", "said": "改了", "asks": "1"}, stamp=row.version)
    assert "说的已经成了诉求，不能改" in clerk.post(here(county, f"{row.pk}/edit/"), edit).content.decode()
    kept = rows({"who": "示例甲", "gift": "慰问品", "said": "示例：缺设备", "asks": "1"}, stamp=row.version)
    clerk.post(here(county, f"{row.pk}/edit/"), kept)
    assert "慰问品" in clerk.get(here(county, f"{row.pk}/")).content.decode()
    assert clerk.post(here(county, f"{row.pk}/edit/"), kept).status_code == 409
    gone = clerk.post(here(county, f"{row.pk}/remove/"), {"reason": "示例"})
    assert "有诉求还没有办结" in gone.content.decode()
    assert Appeal.objects.count() == 1


@pytest.mark.parametrize(
    ("met", "said"),
    [
        ({"who": "示例无此人"}, "名册里没有「示例无此人」"),
        ({"who": "示例乙"}, "名册里有几个「示例乙」"),
        ({"gift": "慰问金"}, "这一行没有写走访了谁"),
        ({"who": "示例甲", "worth": "五百"}, "五百"),
        ({"who": "示例甲", "asks": "1"}, "没有写听到的意见"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(county, clerk, worker, met, said):
    worker("示例甲")
    worker("示例乙", workplace="示例局")
    worker("示例乙", workplace="示例医院")
    text = clerk.post(here(county, "new/"), rows(met, note="示例说明")).content.decode()
    assert said in text
    assert "示例说明" in text
    assert not Visit.objects.exists()


def test_one_of_two_of_a_name_is_meant_by_the_workplace(county, clerk, worker):
    worker("示例乙", workplace="示例局")
    other = worker("示例乙", workplace="示例医院")
    clerk.post(here(county, "new/"), rows({"who": "示例乙 医院"}))
    assert Visit.objects.get().visited.get().worker == other


def test_one_more_row_keeps_what_was_typed(county, clerk):
    text = clerk.post(here(county, "new/"), rows({"who": "示例甲"}, add_row="met")).content.decode()
    assert "met-1-who" in text
    assert 'value="示例甲"' in text


def test_others_see_that_something_was_said_but_not_what(county, clerk, worker):
    worker("示例甲乙", privacy=Privacy.CLOSED)
    clerk.post(here(county, "new/"), rows({"who": "示例甲乙", "said": "示例：缺设备", "asks": "1"}))
    text = county.client("reviewer").get(here(county, f"{Visit.objects.get().pk}/")).content.decode()
    assert "示**乙" in text
    assert "示例甲乙" not in text
    assert "缺设备" not in text


def test_the_list_takes_the_same_statements_for_one_and_three(county, clerk, worker, django_assert_max_num_queries):
    worker("示例甲")
    clerk.post(here(county, "new/"), rows({"who": "示例甲"}))
    clerk.get(here(county))
    with django_assert_max_num_queries(80) as first:
        clerk.get(here(county))
    for _ in range(2):
        clerk.post(here(county, "new/"), rows({"who": "示例甲"}))
    with django_assert_max_num_queries(80) as third:
        clerk.get(here(county))
    assert len(first) == len(third)


@pytest.mark.parametrize("path", ["", "new/", "{pk}/", "{pk}/edit/", "{pk}/remove/"])
def test_another_unit_is_not_there_and_others_only_look(county, clerk, worker, path):
    worker("示例甲")
    clerk.post(here(county, "new/"), rows({"who": "示例甲"}))
    address = here(county, path.format(pk=Visit.objects.get().pk))
    assert county.client("outsider").get(address).status_code == 404
    assert county.client("reviewer").get(address).status_code == (200 if path in {"", "{pk}/"} else 403)


def test_what_was_entered_without_records_is_said_until_there_is_a_visit(county, clerk, worker, by):
    words = "按公开报告录入，没有明细"
    enter_value(unit_year=county.unit_year, code="community.visited_workers_day", value=6, note=words, by=by)
    assert words in clerk.get(here(county)).content.decode()
    worker("示例甲")
    clerk.post(here(county, "new/"), rows({"who": "示例甲"}))
    assert words not in clerk.get(here(county)).content.decode()
