import io

import openpyxl
import pytest
from tests.records.community.days import day

from jixiao.records.community.models import Privacy

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(worker):
    """Register one of each privacy."""
    return (
        worker("公开甲", privacy=Privacy.OPEN, consent_on=day(1), consent_text="示例", phone="13800001111"),
        worker("内部乙丙", phone="13800002222"),
        worker("保密丁戊", privacy=Privacy.CLOSED, phone="13800003333", workplace="示例保密单位"),
    )


def page(county, who, path=""):
    return county.client(who).get(county.address(f"community/{path}"))


@pytest.mark.parametrize(
    ("who", "seen", "hidden"),
    [
        ("clerk", ["公开甲", "内部乙丙", "保密丁戊", "示例保密单位"], []),
        ("head", ["公开甲", "内部乙丙", "保密丁戊"], []),
        ("viewer", ["公开甲", "内部乙丙", "保**戊"], ["保密丁戊", "示例保密单位"]),
        ("reviewer", ["公开甲", "内**丙", "保**戊"], ["内部乙丙", "保密丁戊", "示例保密单位"]),
        ("third", ["公开甲", "内**丙"], ["内部乙丙", "保密丁戊"]),
    ],
)
def test_everybody_is_shown_as_far_as_one_may_see_them(county, three, who, seen, hidden):
    text = page(county, who).content.decode()
    assert [name for name in seen if name not in text] == []
    assert [name for name in hidden if name in text] == []
    assert "13800001111" not in text


def test_the_workbook_shows_no_more_than_the_page(county, three):
    answer = page(county, "reviewer", "?format=xlsx&cols=name&cols=workplace&cols=phone")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    found = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"公开甲", "内**丙", "保**戊"} <= found
    assert not {"内部乙丙", "保密丁戊", "示例保密单位", "13800001111"} & found


def test_nobody_is_found_by_a_name_one_may_not_see(county, three):
    assert "内**丙" not in page(county, "reviewer", "?q=nbyb").content.decode()
    assert "内部乙丙" in page(county, "viewer", "?q=nbyb").content.decode()
    assert "保**戊" not in page(county, "viewer", "?q=bmdw").content.decode()
    assert "保密丁戊" not in county.client("viewer").get(county.address("search/?q=bmdw")).content.decode()
    assert "保密丁戊" in county.client("clerk").get(county.address("search/?q=bmdw")).content.decode()


def test_the_page_of_somebody_kept_back_says_so(county, three):
    text = page(county, "viewer", f"workers/{three[2].pk}/").content.decode()
    assert "只有本单位的填报人和审核人能看" in text
    assert "保密丁戊" not in text
    assert "示例保密单位" not in text
    assert "保密丁戊" in page(county, "clerk", f"workers/{three[2].pk}/").content.decode()


def test_a_sort_that_would_tell_names_is_not_offered(county, three):
    assert "sort=name" not in page(county, "reviewer").content.decode()
    assert "sort=" in page(county, "clerk").content.decode()


def test_the_list_takes_the_same_statements_for_one_and_three(county, worker, django_assert_max_num_queries):
    client = county.client("clerk")
    worker("示例甲")
    client.get(county.address("community/"))
    with django_assert_max_num_queries(80) as first:
        client.get(county.address("community/"))
    worker("示例乙")
    worker("示例丙")
    client.get(county.address("community/"))
    with django_assert_max_num_queries(80) as third:
        client.get(county.address("community/"))
    assert len(first) == len(third)


@pytest.mark.parametrize("path", ["", "workers/{pk}/", "workers/{pk}/edit/", "workers/duplicates/"])
def test_another_unit_is_not_there(county, worker, path):
    one = worker()
    assert page(county, "outsider", path.format(pk=one.pk)).status_code == 404


def test_somebody_of_another_unit_is_not_there_at_ones_own_desk(county, worker):
    one = worker()
    type(one).objects.filter(pk=one.pk).update(unit=county.other)
    assert page(county, "clerk", f"workers/{one.pk}/").status_code == 404
