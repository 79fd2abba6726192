"""A sitting names the set of questions that is asked in it, by reference; a room of quizzes offers them."""

from decimal import Decimal

import pytest

from jixiao.measures import question_sets
from jixiao.measures.question_sets import QuestionSet, hang_question_sets
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.scheduling import amend_session

HOURS = [("识别", Decimal(2))]


@pytest.fixture
def offered(monkeypatch, county):
    """One set, offered to the unit only."""
    monkeypatch.setattr(question_sets, "_OFFERS", {})
    own = QuestionSet("quiz.set:5", "示例绩效题库", county.address("quiz/sets/5/"))
    hang_question_sets("quiz", lambda year: [own] if year == county.unit_year else [])
    return own


def form_of(county, session):
    address = county.address(f"outreach/sessions/{session.pk}/edit/")
    return county.client("clerk").get(address).content.decode()


def test_without_a_room_of_quizzes_there_is_nothing_to_choose(county, session):
    assert "考核题库" not in form_of(county, session())


def test_a_set_that_is_offered_is_chosen_and_its_page_linked(county, session, by, offered):
    made = session()
    assert '<option value="quiz.set:5">示例绩效题库</option>' in form_of(county, made)
    amend_session(session=made, values={"question_set": offered.reference}, subjects=HOURS, stamp=None, by=by)
    page = county.client("clerk").get(county.address(f"outreach/sessions/{made.pk}/")).content.decode()
    assert f'题库 <a href="{offered.url}">示例绩效题库</a>' in page


def test_a_set_that_nobody_offers_is_refused_and_one_that_is_gone_stays_named(
    county, session, by, offered, monkeypatch
):
    made = session()
    with pytest.raises(Refused, match="没有这套考核题库"):
        amend_session(session=made, values={"question_set": "quiz.set:6"}, subjects=HOURS, stamp=None, by=by)
    made.refresh_from_db()
    amend_session(session=made, values={"question_set": offered.reference}, subjects=HOURS, stamp=None, by=by)
    monkeypatch.setattr(question_sets, "_OFFERS", {})
    amend_session(session=made, values={"place": "示例教室二"}, subjects=HOURS, stamp=None, by=by)
    page = county.client("clerk").get(county.address(f"outreach/sessions/{made.pk}/")).content.decode()
    assert "quiz.set:5（现在不可用）" in page
    assert "quiz.set:5（题库现在不可用）" in form_of(county, made)
