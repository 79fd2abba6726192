import dataclasses

import pytest
from tests.records.quiz.bank.conftest import SAID
from tests.records.quiz.days import noon

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.bank.at_the_workbench import to_dos
from jixiao.records.quiz.bank.reviewing import (
    awaiting_review,
    open_aspects,
    review_version,
    send_all,
    send_for_review,
    take_back,
)
from jixiao.records.quiz.bank.writing import amend_draft
from jixiao.records.quiz.models import Review

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(write, by):
    row = write()
    return send_for_review(version=row, stamp=row.version, by=by)


@pytest.fixture
def review(county):
    def do(version, who, aspect="science", *, passed=True, note=""):
        actor = county.actor(who, at=noon(2))
        return review_version(version=version, aspect=aspect, passed=passed, note=note, by=actor)

    return do


def code_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.code


def test_two_people_pass_a_version_and_neither_is_its_author(sent, review):
    assert code_of(review, sent, "clerk") == "U925"
    assert review(sent, "head").state == "sent"
    assert code_of(review, sent, "head", "guidance") == "U925"
    assert code_of(review, sent, "third") == "U926"
    assert review(sent, "third", "guidance").state == "passed"
    assert code_of(review, sent, "reviewer") == "U924"


def test_a_no_wants_a_reason_and_a_new_round_begins_only_after_a_change(county, sent, review, by):
    review(sent, "head")
    assert code_of(review, sent, "third", "guidance", passed=False) == "U927"
    back = review(sent, "third", "guidance", passed=False, note="示例：说法不妥")
    assert back.state == "back"
    assert code_of(send_for_review, version=back, stamp=None, by=by) == "U923"
    amend_draft(version=back, said=SAID, stamp=None, by=by)
    assert code_of(send_for_review, version=back, stamp=None, by=by) == "U923"
    amend_draft(version=back, said=dataclasses.replace(SAID, text="示例：改好了？"), stamp=None, by=by)
    again = send_for_review(version=back, stamp=None, by=by)
    assert set(open_aspects(again, county.people["head"])) == {"science", "guidance"}
    review(again, "head")
    assert review(again, "third", "guidance").state == "passed"
    assert sorted(Review.objects.values_list("round", flat=True)) == [1, 1, 2, 2]


def test_whoever_changed_a_draft_of_somebody_else_does_not_review_it(county, write, by, review):
    row = write()
    amend_draft(version=row, said=dataclasses.replace(SAID, right=2), stamp=None, by=county.actor("third", at=noon(1)))
    send_for_review(version=row, stamp=None, by=by)
    assert code_of(review, row, "third") == "U925"
    assert open_aspects(row, county.people["third"]) == []
    assert not awaiting_review(county.unit, county.people["third"]).exists()
    assert awaiting_review(county.unit, county.people["head"]).get() == row


def test_what_was_sent_too_early_is_taken_back_until_somebody_looked(sent, review, by):
    assert take_back(version=sent, stamp=sent.version, by=by).state == "draft"
    send_for_review(version=sent, stamp=None, by=by)
    review(sent, "head")
    assert code_of(take_back, version=sent, stamp=None, by=by) == "U924"


def test_the_queue_holds_what_a_person_may_still_look_at_and_stands_at_the_workbench(county, write, by, review):
    for number in range(3):
        write(text=f"示例第 {number} 题？")
    assert send_all(unit=county.unit, by=by) == 3
    head = county.people["head"]
    first = awaiting_review(county.unit, head).order_by("pk").first()
    review(first, "head")
    assert awaiting_review(county.unit, head).count() == 2
    assert not awaiting_review(county.unit, county.people["clerk"]).exists()
    assert not awaiting_review(county.other, head).exists()
    desk = county.client("head").get(county.address("quiz/bank/")).wsgi_request.desk
    assert [one.title for one in to_dos(desk)] == ["审核 2 道竞答题目"]
    review(first, "third", "guidance", passed=False, note="示例")
    desk = county.client("clerk").get(county.address("quiz/bank/")).wsgi_request.desk
    assert [one.title for one in to_dos(desk)] == [f"修改退回的题目 {first.question}"]
