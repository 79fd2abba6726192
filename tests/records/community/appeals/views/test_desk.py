import pytest

from jixiao.orgs.models import TrailEntry
from jixiao.records.community.models import Appeal, AppealState, Handling

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, path=""):
    return county.address(f"community/appeals/{path}")


def test_it_goes_from_the_desk_to_its_end(county, clerk, door):
    clerk.post(here(county, "new/"), {"kind": "need", "text": "示例：缺设备", "is_anonymous": "1"})
    row = Appeal.objects.get()
    assert "15 个工作日" not in clerk.get(here(county, f"{row.pk}/")).content.decode()
    code = clerk.post(here(county, f"{row.pk}/code/"))
    assert "no-store" in code["Cache-Control"]
    assert f"/home/{door.token}/status/" in code.content.decode()
    clerk.post(here(county, f"{row.pk}/assign/"), {"lead": "示例部", "helpers": "示例局\n", "deadline": "2099-01-01"})
    lead, helper = Handling.objects.order_by("pk")
    clerk.post(here(county, f"{row.pk}/help/"), {"office": "示例二局"})
    clerk.post(here(county, f"{row.pk}/opinion/{helper.pk}/"), {"said": "示例意见"})
    assert "示例意见" in clerk.get(here(county, f"{row.pk}/answer/")).content.decode()
    clerk.post(here(county, f"{row.pk}/back/{lead.pk}/"), {"said": "示例退回"})
    assert "现在没有人承办" in clerk.get(here(county, f"{row.pk}/")).content.decode()
    clerk.post(here(county, f"{row.pk}/assign/"), {"lead": "示例三部", "deadline": "2099-01-01"})
    clerk.post(here(county, f"{row.pk}/answer/"), {"answer": "示例答复"})
    clerk.post(here(county, f"{row.pk}/call/"), {"on": "2099-01-01", "result": "solved"})
    clerk.post(here(county, f"{row.pk}/close/"))
    row.refresh_from_db()
    assert row.state == AppealState.CLOSED
    assert row.called_on is None


def test_only_the_head_refuses_and_says_why(county, clerk, received):
    row = received()
    sent = {"office": "示例县科协", "why": "示例：属于信访事项", "stamp": row.version}
    assert clerk.post(here(county, f"{row.pk}/refuse/"), sent).status_code == 403
    page = county.client("head").post(here(county, f"{row.pk}/refuse/"), sent, follow=True).content.decode()
    assert "不予受理：示例：属于信访事项" in page


def test_who_asked_is_shown_in_full_to_those_who_see_to_it(county, clerk, received):
    row = received()
    assert "13800001234" not in clerk.get(here(county, f"{row.pk}/")).content.decode()
    assert "13800001234" in clerk.post(here(county, f"{row.pk}/asker/")).content.decode()
    assert TrailEntry.objects.latest("number").event == "community.asker_seen"
    assert county.client("viewer").post(here(county, f"{row.pk}/asker/")).status_code == 403


@pytest.mark.parametrize("who", ["viewer", "reviewer", "third"])
def test_others_see_how_many_and_how_far_but_not_what(county, received, who):
    row = received()
    text = county.client(who).get(here(county)).content.decode()
    assert "S1" in text
    assert "缺技术指导" not in text
    assert "缺技术指导" not in county.client(who).get(here(county, "?q=缺技术指导")).content.decode()
    assert county.client(who).get(here(county, f"{row.pk}/")).status_code == 403


@pytest.mark.parametrize("path", ["", "new/", "door/", "{pk}/", "{pk}/assign/", "{pk}/answer/", "{pk}/call/"])
def test_another_unit_is_not_there(county, received, path):
    row = received()
    assert county.client("outsider").get(here(county, path.format(pk=row.pk))).status_code == 404


def test_an_appeal_of_another_unit_is_not_there_at_ones_own_desk(county, clerk, received):
    row = received()
    Appeal.objects.filter(pk=row.pk).update(unit_year=county.other_year)
    assert clerk.get(here(county, f"{row.pk}/")).status_code == 404


def test_who_was_slower_sees_both(county, clerk, assigned):
    row = assigned()
    sent = {"answer": "示例", "stamp": 1}
    answer = clerk.post(here(county, f"{row.pk}/answer/"), sent)
    assert answer.status_code == 409


def test_what_is_wrong_stands_in_the_form(county, clerk, received):
    row = received()
    page = clerk.post(here(county, f"{row.pk}/assign/"), {"lead": "", "deadline": "昨天"}).content.decode()
    assert "没有填" in page
    page = clerk.post(here(county, "new/"), {"kind": "need", "text": "示例", "who": "示例无此人"}).content.decode()
    assert "名册里没有「示例无此人」" in page
    late = clerk.post(here(county, f"{row.pk}/assign/"), {"lead": "示例部", "deadline": "2020-01-01"}).content.decode()
    assert "答复期限已经过去" in late


def test_the_list_takes_the_same_statements_for_one_and_three(county, clerk, assigned, django_assert_max_num_queries):
    assigned()
    clerk.get(here(county))
    with django_assert_max_num_queries(80) as first:
        clerk.get(here(county))
    assigned()
    assigned()
    with django_assert_max_num_queries(80) as third:
        clerk.get(here(county))
    assert len(first) == len(third)


def test_the_door_is_opened_on_its_page(county, clerk):
    assert "提交诉求</b>" not in clerk.get(here(county, "door/")).content.decode()
    sent = {"is_open": "1", "contact": "0316-0000000", "working_days": "10"}
    page = clerk.post(here(county, "door/"), sent, follow=True).content.decode()
    assert re_found(page)
    assert "填 1 到 250" in clerk.post(here(county, "door/"), {**sent, "working_days": "0"}).content.decode()


def re_found(page):
    return "/status/" in page and "接受提交" in page
