import datetime

import pytest
from tests.records.contests.conftest import noon

from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.seat import Desk
from jixiao.records.contests.contests.at_the_workbench import to_dos
from jixiao.records.contests.contests.dues import dues_of
from jixiao.records.contests.contests.searching import search
from jixiao.records.contests.models import ContestState

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(county):
    """Somebody at the desk of the unit on the tenth of March 2024."""

    def sit(who):
        held = duties_held(county.people[who], on=datetime.date(2024, 3, 10))
        roles = roles_at(county.unit, held)
        return Desk(county.people[who], county.unit, county.unit_year, roles, held, noon(10), None, 2024)

    return sit


def test_a_draft_waits_for_the_clerk_until_it_is_mended_and_then_for_the_head(desk, contest, group, school):
    draft = {"state": ContestState.DRAFT, "opened_by": None, "opened_at": None}
    row = contest(**draft)
    assert [one.action for one in to_dos(desk("clerk"))] == ["去修改"]
    group(row, files=[{"kind": "work", "least": 1, "most": 1, "families": ["pdf"]}])
    school()
    assert [one.action for one in to_dos(desk("head"))] == ["去发布"]
    assert list(to_dos(desk("clerk"))) == []


def test_works_that_wait_stand_there_for_the_clerk(desk, contest, group, school, entry):
    row = contest()
    entry(group(row), school())
    (one,) = to_dos(desk("clerk"))
    assert "1 件已报送" in one.where
    assert one.url.endswith(f"/contests/{row.pk}/qualifying/")
    assert list(to_dos(desk("viewer"))) == []


def test_the_next_days_of_a_contest_are_due_in_one_statement(county, contest, django_assert_num_queries):
    contest()
    contest(state="judging", judge_to=datetime.date(2024, 4, 9))
    with django_assert_num_queries(1):
        found = list(dues_of([county.unit_year, county.other_year]))
    assert [one.matter.rpartition(":")[2] for one in found] == ["entry", "qualify", "judge"]


def test_contests_and_schools_are_found_by_their_first_letters(desk, contest, school):
    contest(title="青少年科技创新大赛")
    school()
    assert [one.kind for one in search(desk("clerk"), "qsnkj")] == ["赛事"]
    assert [one.title for one in search(desk("clerk"), "slxdyxx")] == ["示例县第一小学"]
