from fractions import Fraction

import pytest
from tests.records.community.days import noon

from jixiao.orgs.refusing import Refused
from jixiao.records.community.honours.appointing import appoint_reviewer, dismiss_reviewer, people_to_appoint
from jixiao.records.community.honours.queries import in_review as rows_of
from jixiao.records.community.honours.queries import reviewers_of
from jixiao.records.community.honours.reviewing import (
    Count,
    Opinion,
    begin_review,
    count_of,
    ranked,
    review_nomination,
    settle_review,
)
from jixiao.records.community.models import Call, Nomination, NominationReview, NominationState


@pytest.fixture
def late(county):
    return county.actor("head", at=noon(11))


def test_reviewers_have_a_role_and_a_workplace(county, opened, head):
    call = opened()
    assert county.people["outsider"] not in people_to_appoint(call, by=head)
    with pytest.raises(Refused, match="工作单位没有填"):
        appoint_reviewer(call=call, person=county.people["viewer"], workplace=" ", by=head)
    with pytest.raises(Refused, match="没有本单位的角色"):
        appoint_reviewer(call=call, person=county.people["outsider"], workplace="示例", by=head)
    made = appoint_reviewer(call=call, person=county.people["viewer"], workplace="示例县医院", by=head)
    with pytest.raises(Refused, match="已经是评审人"):
        appoint_reviewer(call=call, person=county.people["viewer"], workplace="示例县医院", by=head)
    dismiss_reviewer(reviewer=made, by=head)
    assert reviewers_of(call) == []


def test_the_review_begins_after_the_last_day_with_enough_reviewers(county, opened, sent, head, late):
    call = opened()
    with pytest.raises(Refused) as early:
        begin_review(call=call, stamp=None, by=head)
    with pytest.raises(Refused) as nobody:
        begin_review(call=call, stamp=None, by=late)
    sent(call)
    with pytest.raises(Refused) as few:
        begin_review(call=call, stamp=None, by=late)
    assert [one.value.code for one in (early, nobody, few)] == ["V530", "V531", "V532"]


def test_a_reviewer_votes_once_and_says_why_not(county, in_review):
    row = rows_of(in_review())[0]
    viewer = county.actor("viewer", at=noon(12))
    with pytest.raises(Refused, match="没有写理由"):
        review_nomination(row=row, opinion=Opinion(agrees=False), by=viewer)
    review_nomination(row=row, opinion=Opinion(agrees=True), by=viewer)
    with pytest.raises(Refused) as twice:
        review_nomination(row=row, opinion=Opinion(agrees=True), by=viewer)
    with pytest.raises(Refused) as stranger:
        review_nomination(row=row, opinion=Opinion(agrees=True), by=county.actor("head", at=noon(12)))
    assert (twice.value.code, stranger.value.code) == ("V536", "V533")
    assert NominationReview.objects.count() == 1


@pytest.mark.parametrize("workplace", ["示例县第一中学", "示例县 教育局", " 示例县第一中学 "])
def test_whose_own_unit_it_is_keeps_out(county, opened, sent, late, workplace):
    call = opened()
    sent(call)
    for who, where in (("viewer", workplace), ("third", "示例县医院")):
        appoint_reviewer(call=call, person=county.people[who], workplace=where, by=late)
    begin_review(call=call, stamp=None, by=late)
    row = rows_of(call)[0]
    with pytest.raises(Refused) as said:
        review_nomination(row=row, opinion=Opinion(agrees=True), by=county.actor("viewer", at=noon(12)))
    assert said.value.code == "V535"
    made = review_nomination(row=row, opinion=Opinion(agrees=None), by=county.actor("viewer", at=noon(12)))
    assert made.recused
    assert made.words


def test_who_wrote_a_nomination_down_does_not_review_it(county, in_review):
    call = in_review()
    Nomination.objects.update(by=county.people["viewer"])
    with pytest.raises(Refused, match="您登记的"):
        review_nomination(row=rows_of(call)[0], opinion=Opinion(agrees=True), by=county.actor("viewer", at=noon(12)))


def test_more_than_half_pass_and_a_tie_does_not(in_review, voted, late):
    call = in_review(("示例甲", "示例乙"))
    first, second = rows_of(call)
    voted(first, viewer=True, third=True)
    voted(second, viewer=True)
    with pytest.raises(Refused, match="1 份举荐没有评完"):
        settle_review(call=call, stamp=None, by=late)
    voted(second, third=False)
    assert settle_review(call=call, stamp=None, by=late) == {"评审": 2, "通过": 1, "未通过": 1}
    failed = Nomination.objects.get(pk=second.pk)
    assert failed.state == NominationState.FAILED
    assert failed.state_because == "同意 1 票，不同意 1 票"


def test_two_who_vote_are_wanted_whoever_keeps_out(county, in_review, voted, late):
    call = in_review()
    voted(rows_of(call)[0], viewer=True, third=None)
    with pytest.raises(Refused, match="不到两人"):
        settle_review(call=call, stamp=None, by=late)
    appoint_reviewer(call=call, person=county.people["head"], workplace="示例县科学技术协会", by=late)
    voted(rows_of(call)[0], head=True)
    assert settle_review(call=Call.objects.get(), stamp=None, by=late)["通过"] == 1


def test_points_are_wanted_where_the_call_says_so_and_their_mean_is_exact(county, in_review):
    row = rows_of(in_review(is_scored=True))[0]
    viewer = county.actor("viewer", at=noon(12))
    for points in (None, 101):
        with pytest.raises(Refused, match="0 到 100"):
            review_nomination(row=row, opinion=Opinion(agrees=True, points=points), by=viewer)
    review_nomination(row=row, opinion=Opinion(agrees=True, points=90), by=viewer)
    review_nomination(row=row, opinion=Opinion(agrees=True, points=85), by=county.actor("third", at=noon(12)))
    assert count_of(list(NominationReview.objects.all())).mean == Fraction(175, 2)


def test_the_same_points_and_votes_are_the_same_place():
    class Row:
        def __init__(self, pk):
            self.pk = pk

    rows = [(Row(1), Count(2, 1, 0, None)), (Row(2), Count(3, 0, 0, None)), (Row(3), Count(2, 1, 0, None))]
    assert [(place, row.pk) for place, row, _ in ranked(rows)] == [(1, 2), (2, 1), (2, 3)]


def test_who_has_voted_is_not_dismissed(county, in_review, voted, late):
    call = in_review()
    voted(rows_of(call)[0], viewer=True)
    with pytest.raises(Refused, match="评审过"):
        dismiss_reviewer(reviewer=next(one for one in reviewers_of(call) if one.workplace == "示例县医院"), by=late)
