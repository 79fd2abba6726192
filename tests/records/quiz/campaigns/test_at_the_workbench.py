import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.records.quiz.campaigns.at_the_workbench import to_dos
from jixiao.records.quiz.campaigns.dues import dues_of
from jixiao.records.quiz.campaigns.searching import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk_of(county):
    def make(who, *, at):
        actor = county.actor(who, at=at)
        role = {"clerk": Role.CLERK, "head": Role.HEAD}[who]
        return Desk(
            person=actor.person, unit=county.unit, unit_year=county.unit_year, roles=frozenset({role}),
            held=((county.unit, role),), at=at, address=None, year=2024,
        )  # fmt: skip

    return make


def titles(desk):
    return [one.title for one in to_dos(desk)]


def test_a_draft_that_is_ready_waits_for_the_head_and_one_that_is_not_for_the_clerk(desk_of, ready, draft):
    ready(title="示例甲")
    draft(title="示例乙", contact="")
    assert titles(desk_of("head", at=noon(10))) == ["发布「示例甲」"]
    assert titles(desk_of("clerk", at=noon(10))) == ["「示例乙」还不能发布"]
    assert titles(desk_of("head", at=noon(25))) == []


def test_a_campaign_that_is_over_waits_for_its_prizes_and_then_for_its_end(desk_of, campaign, prize):
    row = campaign(claim_days=5)
    assert titles(desk_of("clerk", at=noon(22))) == []
    one = prize(row, total=3)
    type(one).objects.filter(pk=one.pk).update(left=1, reserved=2)
    assert titles(desk_of("clerk", at=noon(22))) == ["「示例科普日有奖竞答」还有奖品没有领"]
    assert titles(desk_of("clerk", at=noon(26))) == ["结束「示例科普日有奖竞答」"]


def test_the_end_of_the_claim_time_is_due_in_one_statement(county, campaign, bank, django_assert_num_queries):
    campaign(claim_days=5)
    with django_assert_num_queries(1):
        found = list(dues_of([county.unit_year]))
    assert [(one.due.isoformat(), one.turn) for one in found] == [("2024-09-25", Role.HEAD)]


@pytest.mark.parametrize(("text", "number"), [("科普日", 1), ("q1", 1), ("SLKPR", 1), ("航天", 0)])
def test_a_campaign_is_found_by_its_title_number_or_first_letters(desk_of, campaign, text, number):
    campaign()
    assert len(list(search(desk_of("clerk", at=noon(10)), text))) == number
