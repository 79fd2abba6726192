from tests.rooms import County

from jixiao.reports.models import Passage, Report


def test_the_clerk_writes_a_passage_and_the_viewer_cannot(county: County):
    path = county.address("reports/words/passages/四/")
    assert county.client("viewer").post(path, {"text": "x"}).status_code == 403
    answer = county.client("clerk").post(path, {"text": "一段（示例）"})
    assert answer.status_code == 302
    assert Passage.objects.get().text == "一段（示例）"


def test_two_tabs_see_both_versions(county: County):
    client = county.client("clerk")
    path = county.address("reports/words/")
    client.get(path)
    stamp = Report.objects.get().version
    client.post(path, {"experience": "先（示例）", "stamp": stamp})
    answer = client.post(path, {"experience": "后（示例）", "stamp": stamp})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "先（示例）" in text
    assert "后（示例）" in text


def test_words_too_long_are_said_beside_their_field(county: County):
    answer = county.client("clerk").post(county.address("reports/words/"), {"experience": "长" * 20_001})
    assert answer.status_code == 200
    assert Report.objects.get().experience == ""
