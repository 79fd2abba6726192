import pytest
from django.db import IntegrityError, transaction
from tests.records.stations.contents.conftest import said

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.contents.registering import amend_content, remove_content
from jixiao.records.stations.contents.reviewing import (
    awaiting_review,
    open_aspects,
    review_content,
    send_for_review,
    take_back,
)
from jixiao.records.stations.models import ContentReview

pytestmark = pytest.mark.django_db


def test_two_people_pass_a_content_and_neither_is_its_author(county, content, by):
    row = content("sent")
    third, head = county.actor("third", at=by.at), county.actor("head", at=by.at)
    with pytest.raises(Refused, match="不能审它"):
        review_content(content=row, aspect="science", passed=True, note="", by=by)
    review_content(content=row, aspect="science", passed=True, note="", by=head)
    with pytest.raises(Refused, match="已经审过这条的另一方面"):
        review_content(content=row, aspect="guidance", passed=True, note="", by=head)
    with pytest.raises(Refused, match="科学性已经有人审过"):
        review_content(content=row, aspect="science", passed=True, note="", by=third)
    row.refresh_from_db()
    assert row.state == "sent"
    row = review_content(content=row, aspect="guidance", passed=True, note="", by=third)
    assert (row.state, row.passed_at) == ("passed", by.at)


def test_the_database_lets_nobody_review_both_aspects(county, content, by):
    row = content("sent")
    review_content(content=row, aspect="science", passed=True, note="", by=county.actor("head", at=by.at))
    with pytest.raises(IntegrityError), transaction.atomic():
        ContentReview.objects.create(
            content=row, aspect="guidance", passed=True, by=county.people["head"], at=by.at, round=1
        )


def test_whoever_changed_it_has_a_hand_in_it(county, content, by):
    row = content("draft")
    head = county.actor("head", at=by.at)
    amend_content(content=row, said=said(body="改过"), stamp=row.version, by=head)
    send_for_review(content=row, stamp=row.version, by=by)
    assert open_aspects(row, head.person) == []
    assert list(awaiting_review(county.unit, head.person)) == []
    assert list(awaiting_review(county.unit, county.people["third"])) == [row]


def test_what_was_sent_back_is_changed_and_looked_at_anew(county, content, by):
    row, head = content("sent"), county.actor("head", at=by.at)
    with pytest.raises(Refused, match="退回没有写意见"):
        review_content(content=row, aspect="science", passed=False, note=" ", by=head)
    row = review_content(content=row, aspect="science", passed=False, note="没有出处", by=head)
    with pytest.raises(Refused, match="还没有修改"):
        send_for_review(content=row, stamp=row.version, by=by)
    amend_content(content=row, said=said(body="改过"), stamp=row.version, by=by)
    send_for_review(content=row, stamp=row.version, by=by)
    assert len(open_aspects(row, head.person)) == 2
    with pytest.raises(Refused, match="不能修改"):
        amend_content(content=row, said=said(), stamp=row.version, by=by)


def test_what_nobody_looked_at_is_taken_back_and_what_was_reviewed_not_removed(county, content, by):
    row = content("sent")
    take_back(content=row, stamp=row.version, by=by)
    send_for_review(content=row, stamp=row.version, by=by)
    review_content(content=row, aspect="science", passed=False, note="不", by=county.actor("head", at=by.at))
    row.refresh_from_db()
    with pytest.raises(Refused, match="不在待审"):
        take_back(content=row, stamp=row.version, by=by)
    with pytest.raises(Refused, match="已经有审核记录"):
        remove_content(content=row, stamp=row.version, by=by)
