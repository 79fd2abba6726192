"""Comments on the indicators of a goal sheet: marked beside each row, with one statement for all of them."""

import pytest
from tests.cycle.goals.writing import Draft
from tests.orgs.asking import statements
from tests.rooms import County

from jixiao.cycle.goals.hanging import commented_indicator
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.orgs.comments.commenting import comment_on

pytestmark = pytest.mark.django_db


def test_an_indicator_is_commented_on_in_its_own_unit_only(county: County, draft: Draft) -> None:
    row = GoalIndicator.objects.order_by("pk")[0]
    found = commented_indicator(county.unit_year, row.pk)
    assert found is not None
    assert row.name in found.label
    assert commented_indicator(county.other_year, row.pk) is None


def test_the_sheet_marks_what_is_commented_on_and_asks_no_more_for_three(county: County, draft: Draft) -> None:
    client, rows = county.client("clerk"), list(GoalIndicator.objects.order_by("pk"))[:4]

    def say(row: GoalIndicator) -> None:
        subject = f"goals.indicator:{row.pk}"
        comment_on(unit_year=county.unit_year, subject=subject, text="依据？", by=county.actor("head"))

    say(rows[0])
    address = county.address("goals/")
    page = client.get(address).content.decode()
    assert "批注 1" in page
    assert f"/comments/?on=goals.indicator:{rows[0].pk}" in page
    one = statements(lambda: client.get(address))
    for row in rows[1:]:
        say(row)
    assert statements(lambda: client.get(address)) == one
    assert client.get(address).content.decode().count("批注 1") == len(rows)
