"""Comments on a row of the self-evaluation stand on its page, with the form to write one."""

import pytest
from tests.cycle.evaluation.conftest import Case
from tests.rooms import County

from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.cycle.evaluation.queries import commented_row
from jixiao.orgs.comments.commenting import comment_on

pytestmark = pytest.mark.django_db


def test_a_row_shows_what_is_said_of_it_and_takes_a_comment(county: County, started: Case) -> None:
    row = ScoreRow.objects.order_by("pk")[0]
    year = row.evaluation.unit_year
    assert commented_row(county.other_year, row.pk) is None
    subject = f"evaluation.row:{row.pk}"
    comment_on(unit_year=year, subject=subject, text="请附佐证", by=county.actor("head"))
    found = commented_row(year, row.pk)
    assert found is not None
    page = county.client("clerk").get(found.url).content.decode()
    assert "请附佐证" in page
    assert f'name="on" value="{subject}"' in page
    data = {"on": subject, "text": "已附", "back": found.url}
    response = county.client("clerk").post(county.address("comments/"), data)
    assert response.headers["Location"] == f"{found.url}#comments"
