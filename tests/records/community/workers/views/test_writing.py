import pytest

from jixiao.orgs.models import TrailEntry
from jixiao.records.community.models import Worker

pytestmark = pytest.mark.django_db
FILLED = {"name": "示例甲", "workplace": "示例局", "privacy": "office", "phone": "13800001234"}


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, path):
    return county.address(f"community/{path}")


def test_somebody_is_registered_changed_taken_out_and_put_back(county, clerk):
    made = clerk.post(here(county, "workers/new/"), FILLED, follow=True)
    one = Worker.objects.get()
    assert "138****1234" in made.content.decode()
    clerk.post(
        here(county, f"workers/{one.pk}/edit/"), {**FILLED, "phone": "", "title": "农艺师", "stamp": one.version}
    )
    one.refresh_from_db()
    assert (one.title, one.phone_masked) == ("农艺师", "138****1234")
    clerk.post(here(county, f"workers/{one.pk}/remove/"), {"reason": "示例：调离"})
    assert "示例甲" in clerk.get(here(county, "workers/removed/")).content.decode()
    clerk.post(here(county, f"workers/{one.pk}/restore/"))
    assert "示例甲" in clerk.get(here(county, "")).content.decode()


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(county, clerk):
    answer = clerk.post(here(county, "workers/new/"), {**FILLED, "phone": "12", "remark": "示例备注"})
    text = answer.content.decode()
    assert "电话号码不对" in text
    assert "示例备注" in text
    assert not Worker.objects.exists()
    assert "没有填" in clerk.post(here(county, "workers/new/"), {"name": ""}).content.decode()


def test_two_who_change_at_once_see_both(county, clerk, worker):
    one = worker()
    change = {**FILLED, "phone": ""}
    clerk.post(here(county, f"workers/{one.pk}/edit/"), {**change, "title": "先改的", "stamp": 1})
    second = clerk.post(here(county, f"workers/{one.pk}/edit/"), {**change, "title": "后改的", "stamp": 1})
    assert second.status_code == 409
    assert "先改的" in second.content.decode()


def test_a_double_press_registers_once(county, clerk):
    sent = {**FILLED, "phone": "", "once": "6f5902ac-237b-4cbb-9d3b-2f4f6f3f0001"}
    first = clerk.post(here(county, "workers/new/"), sent)
    second = clerk.post(here(county, "workers/new/"), sent)
    assert first["Location"] == second["Location"]
    assert Worker.objects.count() == 1


@pytest.mark.parametrize("who", ["viewer", "reviewer", "third", "head"])
@pytest.mark.parametrize("path", ["workers/new/", "workers/{pk}/edit/", "workers/{pk}/remove/"])
def test_who_may_not_write_is_told(county, worker, who, path):
    one = worker()
    assert county.client(who).post(here(county, path.format(pk=one.pk)), FILLED).status_code == 403


def test_a_number_is_shown_to_those_who_may_and_written_down(county, worker):
    one = worker(phone="13800001234")
    answer = county.client("head").post(here(county, f"workers/{one.pk}/phone/"))
    assert "13800001234" in answer.content.decode()
    assert TrailEntry.objects.latest("number").event == "community.phone_seen"
    assert county.client("viewer").post(here(county, f"workers/{one.pk}/phone/")).status_code == 403
    assert county.client("head").get(here(county, f"workers/{one.pk}/phone/")).status_code == 405


def test_consent_is_withdrawn(county, clerk, worker):
    one = worker(consent_on="2024-05-01", consent_text="示例")
    answer = clerk.post(here(county, f"workers/{one.pk}/withdraw/"), {"on": "2024-05-02"}, follow=True)
    assert "2024 年 5 月 2 日 撤回" in answer.content.decode()
    clerk.post(here(county, f"workers/{one.pk}/withdraw/"), {"on": ""})
