import pytest
from tests.cycle.indicators.growing import begun, published, shared_draft
from tests.rooms import County

from jixiao.cycle.indicators.growing.proposing import add_proposal
from jixiao.cycle.indicators.growing.renewing import ask_for_comments, close_comments
from jixiao.cycle.indicators.growing.settling import decide_proposal
from jixiao.cycle.indicators.searching import search_rounds
from jixiao.orgs.desk import desk_of

pytestmark = pytest.mark.django_db


def test_rounds_and_the_versions_they_left_are_found_by_their_titles(county: County, rf) -> None:
    by, round_ = county.actor("reviewer"), begun(county, days=0)
    proposal = add_proposal(round_=round_, version=shared_draft(county), replaces=None, reason="示例", by=by)
    ask_for_comments(round_=round_, by=by)
    close_comments(round_=round_, by=by)
    decide_proposal(proposal=proposal, verdict="approved", why="示例", stamp=None, by=by)
    published(round_, by=by)
    request = rf.get("/")
    request.user = county.people["clerk"]
    desk = desk_of(request, unit=county.unit.code, year=2024)
    assert [hit.title for hit in search_rounds(desk, "指标库更新")] == ["2025 年度指标库更新", "指标库第 1 版"]
    assert list(search_rounds(desk, "没有这样的")) == []
