import pytest

from jixiao.records.community.models import AdvicePaper, Meeting

pytestmark = pytest.mark.django_db
MEETING = {"kind": "elder", "day": "2024-05-02", "title": "示例咨询", "advice": "2"}
PAPER = {"title": "示例报告", "handed_to": "县政府", "handed_on": "2024-05-02"}


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, path=""):
    return county.address(f"community/meetings/{path}")


@pytest.mark.parametrize(("path", "sent", "table"), [("", MEETING, Meeting), ("papers/", PAPER, AdvicePaper)])
def test_it_is_written_down_changed_and_taken_out_on_its_pages(county, clerk, path, sent, table):
    clerk.post(here(county, f"{path}new/"), sent)
    row = table.objects.get()
    assert row.title in clerk.get(here(county, path)).content.decode()
    clerk.post(here(county, f"{path}{row.pk}/edit/"), {**sent, "title": "示例改名", "stamp": row.version})
    assert "示例改名" in clerk.get(here(county, f"{path}{row.pk}/")).content.decode()
    stale = clerk.post(here(county, f"{path}{row.pk}/edit/"), {**sent, "title": "后改的", "stamp": 1})
    assert stale.status_code == 409
    clerk.post(here(county, f"{path}{row.pk}/remove/"), {"reason": "示例"})
    assert clerk.get(here(county, f"{path}{row.pk}/")).status_code == 404
    assert (
        "不在 2024 年度"
        in clerk.post(
            here(county, f"{path}new/"), {**sent, "day": "2023-05-02", "handed_on": "2023-05-02"}
        ).content.decode()
    )


@pytest.mark.parametrize("path", ["", "papers/", "new/", "papers/new/"])
def test_another_unit_is_not_there_and_others_only_look(county, path):
    assert county.client("outsider").get(here(county, path)).status_code == 404
    assert county.client("reviewer").get(here(county, path)).status_code == (403 if "new" in path else 200)
