import pytest

from jixiao.records.quiz.models import Redemption

pytestmark = pytest.mark.django_db


def test_a_prize_is_found_by_its_name_and_its_first_letters_and_a_winner_by_the_handle(county, won):
    row = Redemption.objects.select_related("player").get(pk=won().redemption)
    client = county.client("clerk")
    for text in ("示例水杯", "sb", row.player.handle.lower()):
        page = client.get(county.address("search/"), {"q": text}).content.decode()
        assert "示例水杯" in page
    assert f"redemption/{row.pk}/" in page
    other = county.client("outsider").get(f"/{county.other.code}/2024/search/", {"q": row.player.handle})
    assert "示例水杯" not in other.content.decode()
