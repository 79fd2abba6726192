import datetime

import pytest

from jixiao.orgs.deadlines.dues import dues_of
from jixiao.web.clock import today

pytestmark = pytest.mark.django_db


def test_a_term_that_ends_is_due_and_stands_on_the_workbench(county, organisation, place):
    ended = today() - datetime.timedelta(days=3)
    organisation("示例届满协会", term_to=min(ended, datetime.date(2024, 12, 31)))
    organisation("示例已停协会", term_to=datetime.date(2024, 5, 1), state="paused", state_because="示例")
    place("示例镇")
    (due,) = [one for one in dues_of([county.unit_year]) if one.matter.startswith("community.term")]
    assert due.title == "「示例届满协会」届满换届"
    text = county.client("clerk").get(county.address("")).content.decode()
    assert "「示例届满协会」换届" in text
    assert "「示例已停协会」换届" not in text
    assert "0/1" in text
