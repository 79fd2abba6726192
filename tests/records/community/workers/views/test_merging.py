import pytest

from jixiao.records.community.models import MergeRecord, NotTheSame

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, path):
    return county.address(f"community/{path}")


def test_two_are_merged_and_taken_apart_on_the_page(county, clerk, worker):
    one, other = worker("示例甲"), worker("示例甲", phone="13800001234")
    assert "姓名和单位相同" in clerk.get(here(county, "workers/duplicates/")).content.decode()
    page = here(county, f"workers/{one.pk}/merge/{other.pk}/")
    assert "138****1234" in clerk.get(page).content.decode()
    merged = clerk.post(page, {"kept": other.pk, "reason": "示例：同一人"}, follow=True)
    assert "并入" in merged.content.decode()
    gone = clerk.get(here(county, f"workers/{one.pk}/"))
    assert gone["Location"].endswith(f"/workers/{other.pk}/")
    record = MergeRecord.objects.get()
    clerk.post(here(county, f"workers/merges/{record.pk}/undo/"), {"reason": "示例：两个人"})
    assert clerk.get(here(county, f"workers/{one.pk}/")).status_code == 200
    assert clerk.get(here(county, f"workers/merges/{record.pk}/undo/")).status_code == 404


def test_two_are_told_apart_on_the_page(county, clerk, worker):
    one, other = worker("示例甲"), worker("示例甲")
    clerk.post(here(county, f"workers/{one.pk}/apart/{other.pk}/"))
    assert NotTheSame.objects.count() == 1
    assert "没有像是重复的登记" in clerk.get(here(county, "workers/duplicates/")).content.decode()


def test_a_merge_without_a_reason_is_asked_for_one(county, clerk, worker):
    one, other = worker("示例甲"), worker("示例甲")
    clerk.post(here(county, f"workers/{one.pk}/merge/{other.pk}/"), {"kept": one.pk, "reason": ""})
    assert not MergeRecord.objects.exists()


def test_the_workbench_says_that_there_are_pairs_to_look_at(county, clerk, worker):
    worker("示例甲")
    worker("示例甲")
    assert "1 对登记像是同一个人" in clerk.get(county.address("")).content.decode()
